from __future__ import annotations

from digest.pages.band import number_band
from digest.pages.desk import Desk
from tests.factories import SETTINGS, arranged, article, content, entry, sample


def test_the_numbers_are_taken_in_turns() -> None:
    cards = Desk.of(arranged(*sample(), SETTINGS), SETTINGS).cards
    band = number_band([cards["bandar-anzali"], cards["bi-tarikh"], cards["chah-yazd"]])
    assert [number.amount.value for number in band] == [
        "۱۲",
        "۸۵",
        "۳۵",
        "۳٫۵ میلیارد",
        "۴ هزار و ۳۰۰",
    ]
    assert (band[0].where, band[0].when) == ("گیلان", "خبر ۱۲ مرداد ۱۴۰۳")


def test_the_band_is_short() -> None:
    entries = tuple(entry(article(f"a{n}", "<p>۵ چاه و ۶ طرح.</p>"), "۵", "۶") for n in range(9))
    cards = Desk.of(arranged(content(), entries, SETTINGS), SETTINGS).cards
    assert [number.amount.value for number in number_band(cards.values())] == ["۵"] * 6
