from __future__ import annotations

import pytest
from msgspec import structs

from digest.model import JalaliDate
from digest.observations import Basis, Observation, Period
from digest.pages.wording import Statement, caption, remarks, statement, time_words
from tests.factories import article, entry, observed

DAY = JalaliDate(1403, 5, 12)
YEAR = JalaliDate(1398)


def observation() -> Observation:
    return observed(entry(article(html="<p>۹۲ چاه.</p>"), "۹۲"))[0]


@pytest.mark.parametrize(
    ("period", "reported", "inferred", "words"),
    [
        (Period("سال ۹۸", YEAR, YEAR, Basis.STATED), DAY, False, "۱۳۹۸"),
        (Period("پارسال", YEAR, YEAR, Basis.RELATIVE, inferred=True), DAY, True, "۱۳۹۸، برآوردی"),
        (Period("", YEAR, JalaliDate(1400, 3)), DAY, False, "از ۱۳۹۸ تا خرداد ۱۴۰۰"),
        (Period("این مدت", basis=Basis.UNRESOLVED), DAY, False, "«این مدت»، خبر ۱۲ مرداد ۱۴۰۳"),
        (Period("این مدت", basis=Basis.UNRESOLVED), None, False, "«این مدت»"),
        (Period(), YEAR, True, "خبر ۱۳۹۸ (تاریخ برآوردی)"),
        (Period(), None, False, ""),
    ],
)
def test_when_a_figure_holds(
    period: Period, reported: JalaliDate | None, inferred: bool, words: str
) -> None:
    told = structs.replace(observation(), period=period, reported=reported, inferred=inferred)
    assert time_words(told) == words


def test_a_measure_is_told_with_a_verb() -> None:
    told = structs.replace(observation(), indicator="wells", label="چاه‌ها")
    assert statement(told, "یزد") == Statement("در یزد، چاه‌ها به", "می‌رسد.")
    assert statement(told, "").before == "چاه‌ها به"
    planned = structs.replace(told, flags=("planned",))
    assert statement(planned, "") == Statement("قرار است چاه‌ها به", "برسد.")


def test_words_of_a_text_are_told_without_a_verb() -> None:
    assert statement(observation(), "یزد") == Statement("در یزد، چاه:", ".")


def test_what_the_unit_says_is_not_said_again() -> None:
    told = observation()
    named = structs.replace(told.amount, unit_name="چاه")
    assert caption(told) == "چاه"
    assert caption(structs.replace(told, amount=named)) == ""
    assert statement(structs.replace(told, amount=named), "یزد") == Statement("در یزد، ", ".")


def test_what_has_to_be_said_beside_a_figure() -> None:
    told = observation()
    assert remarks(told) == ()
    planned = structs.replace(told, flags=("planned",), whole="n-1", checked=True)
    assert remarks(planned) == ("برنامه است، نه آنچه شده", "بخشی از یک کل", "بازبینی‌شده")
