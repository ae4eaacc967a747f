from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from msgspec import structs

from digest.model import Article, Bound
from digest.observations import Reach
from digest.pages.cards import Link, place_name, show_number
from digest.pages.desk import Desk
from tests.factories import SETTINGS, arranged, article, content, entry, observed, sample


def test_a_card_names_what_the_article_is_filed_under() -> None:
    card = Desk.of(arranged(*sample(), SETTINGS), SETTINGS).cards["chah-yazd"]
    assert card.area == Link("یزد", "areas/yazd.html")
    assert card.topics == (Link("آب", "topics/ab.html"), Link("کار", "topics/kar.html"))
    assert card.source == Link("خبرگزاری کویر", "sources/خبرگزاری-کویر.html")
    assert card.number
    assert card.number.amount.value == "۸۵"


def test_the_summary_is_the_editors_or_the_first_sentence() -> None:
    html = "<p>یک خبر.</p>\n<p>دو خبر.</p>"
    assert summary_of(article(html=html, summary="چکیده")) == "چکیده"
    assert summary_of(article(html=html)) == "یک خبر."
    assert summary_of(article(html="<p></p>")) == ""


def summary_of(made: Article) -> str:
    site = arranged(content(made), (entry(made),), SETTINGS)
    return Desk.of(site, SETTINGS).cards[made.slug].summary


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"unit": "شرکت", "counted": "شرکت تعاونی"}, ("", "۹۲", "شرکت", "شرکت تعاونی")),
        ({"unit": "نفر", "counted": "اشتغال"}, ("", "۹۲", "نفر", "اشتغال")),
        ({"unit": "چاه", "counted": "چاه"}, ("", "۹۲", "چاه", "")),
        ({"bound": Bound.APPROX}, ("حدود", "۹۲", "", "چاه")),
        ({"bound": Bound.GE, "modifier": "بالغ بر"}, ("بالغ بر", "۹۲", "", "چاه")),
        ({"value": Decimal(1441)}, ("", "هزار و ۴۴۱", "", "چاه")),
        ({"value": (Decimal(10), Decimal(15))}, ("", "۱۰ تا ۱۵", "", "چاه")),
    ],
)
def test_a_number_in_words(fields: dict[str, Any], words: tuple[str, ...]) -> None:
    made = entry(article(html="<p>۹۲ چاه.</p>"), "۹۲")
    changed = structs.replace(made, quantities=(structs.replace(made.quantities[0], **fields),))
    shown = show_number(observed(changed)[0], made.article, "گیلان")
    amount = shown.amount
    assert (amount.bound, amount.value, amount.unit, shown.caption) == words


def test_a_number_has_its_exact_value_its_place_and_its_sentence() -> None:
    made = entry(article(html="<p>هزار و ۴۴۱ چاه.</p>"), "هزار و ۴۴۱")
    (number,) = observed(made)
    shown = show_number(number, made.article, "گیلان")
    assert (shown.amount.machine, shown.amount.exact) == ("1441", "۱٬۴۴۱")
    assert (shown.where, shown.when) == ("گیلان", "خبر ۱۲ مرداد ۱۴۰۳")
    assert shown.sentence == f"articles/bandar.html#{number.place.sentence_id}"
    assert shown.fragment == number.place.sentence_id


def test_a_place_that_is_no_province_is_named_by_its_own_words() -> None:
    provinces = {"yazd": "یزد"}
    assert place_name(Reach("yazd"), provinces) == "یزد"
    assert place_name(Reach("", "جهان"), provinces) == "جهان"
    assert place_name(Reach(), provinces) == ""
