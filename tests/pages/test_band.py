from __future__ import annotations

from digest.pages.band import number_band
from digest.pages.cards import make_cards
from digest.site import arrange
from tests.factories import SETTINGS, article, content, entry, sample


def test_the_numbers_are_taken_in_turns() -> None:
    cards = make_cards(arrange(*sample(), SETTINGS))
    band = number_band([cards["bandar-anzali"], cards["bi-tarikh"], cards["chah-yazd"]])
    assert [placed.number.value for placed in band] == [
        "۱۲",
        "۸۵",
        "۳۵",
        "۳٫۵ میلیارد",
        "۴ هزار و ۳۰۰",
    ]
    assert (band[0].place, band[0].date) == ("گیلان", "۱۲ مرداد ۱۴۰۳")


def test_the_band_is_short() -> None:
    entries = tuple(entry(article(f"a{n}", "<p>۵ چاه و ۶ طرح.</p>"), "۵", "۶") for n in range(9))
    cards = make_cards(arrange(content(), entries, SETTINGS))
    assert [placed.number.value for placed in number_band(cards.values())] == ["۵"] * 6
