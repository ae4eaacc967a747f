from __future__ import annotations

from dataclasses import replace

import pytest

from digest.model import Bound
from digest.pages.cards import Link, make_cards, shortened, show_number, summary_of
from digest.site import arrange, key_numbers
from tests.factories import SETTINGS, article, entry, sample


def test_a_card_names_what_the_article_is_filed_under() -> None:
    card = make_cards(arrange(*sample(), SETTINGS))["chah-yazd"]
    assert card.area == Link("یزد", "areas/yazd.html")
    assert card.topics == (Link("آب", "topics/ab.html"), Link("کار", "topics/kar.html"))
    assert card.source == Link("خبرگزاری کویر", "sources/خبرگزاری-کویر.html")
    assert card.number
    assert card.number.value == "۸۵"


def test_the_summary_is_the_editors_or_the_first_sentence() -> None:
    html = "<p>یک خبر.</p>\n<p>دو خبر.</p>"
    assert summary_of(article(html=html, summary="چکیده")) == "چکیده"
    assert summary_of(article(html=html)) == "یک خبر."
    assert summary_of(article(html="<p></p>")) == ""


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("سرد شد", "سرد شد"),
        ("هوا سرد شده", "هوا سرد…"),
        ("هوای، سردتر", "هوای…"),
        ("یک‌کلمهٔ‌بسیار‌دراز", "یک‌کلمهٔ…"),
    ],
)
def test_a_text_is_cut_at_a_word(text: str, short: str) -> None:
    assert shortened(text, 9) == short


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"unit": "شرکت", "counted": "شرکت تعاونی"}, ("", "۹۲", "", "شرکت تعاونی")),
        ({"unit": "نفر", "counted": "اشتغال"}, ("", "۹۲", "نفر", "اشتغال")),
        ({"unit": "درصد", "counted": ""}, ("", "۹۲", "درصد", "")),
        ({"unit": "٪", "counted": ""}, ("", "۹۲٪", "", "")),
        ({"bound": Bound.APPROX}, ("حدود", "۹۲", "", "چاه")),
        ({"bound": Bound.GE, "modifier": "بالغ بر"}, ("بالغ بر", "۹۲", "", "چاه")),
    ],
)
def test_a_number_in_words(fields: dict[str, object], words: tuple[str, ...]) -> None:
    made = entry(article(html="<p>۹۲ چاه.</p>"), "۹۲")
    number = key_numbers(made)[0]
    changed = replace(number, quantity=replace(number.quantity, **fields))  # type: ignore[arg-type]
    shown = show_number(changed, made.article)
    assert (shown.bound, shown.value, shown.unit, shown.caption) == words


def test_a_number_knows_its_sentence() -> None:
    made = entry(article(html="<p>۹۲ چاه.</p>"), "۹۲")
    number = key_numbers(made)[0]
    shown = show_number(number, made.article)
    assert shown.sentence == f"articles/bandar.html#{number.sentence_id}"
