from __future__ import annotations

import pytest

from digest.model import JalaliDate
from digest.quantities import find_quantities
from digest.quantities.resolution import resolve_period

MEHR = JalaliDate(1400, 7, 15)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("امسال", "1400"),
        ("سال جاری", "1400"),
        ("در سال گذشته", "1399"),
        ("پارسال", "1399"),
        ("سال ۹۸", "1398"),
        ("در سال ۱۳۹۵", "1395"),
        ("سه‌ماهه نخست امسال", "1400-01/1400-03"),
        ("سه ماهه دوم سال جاری", "1400-04/1400-06"),
        ("۹ ماهه نخست سال گذشته", "1399-01/1399-09"),
        ("نیمه دوم سال ۹۷", "1397-07/1397-12"),
        ("بهار امسال", "1400-01/1400-03"),
        ("خرداد سال جاری", "1400-03"),
        ("در یک سال گذشته", "1399-07/1400-07"),
        ("طی ۶ ماه گذشته", "1400-01/1400-07"),
        ("ماه گذشته", "1400-06"),
        ("امروز", "1400-07-15"),
        ("در این مدت", ""),
    ],
)
def test_words_are_resolved_from_the_date(words: str, period: str) -> None:
    assert resolve_period(words, MEHR) == period


def test_without_a_date_only_named_years_are_known() -> None:
    assert resolve_period("پارسال", None) == ""
    assert resolve_period("سال ۹۸", None) == "1398"


def test_a_date_of_a_year_gives_years() -> None:
    assert resolve_period("در دو سال گذشته", JalaliDate(1400)) == "1398/1400"


def test_quantities_carry_words_and_period() -> None:
    text = "پارسال ۱۲ هزار نفر استخدام شدند."
    (quantity,) = find_quantities(text, date=MEHR)
    assert (quantity.when, quantity.period) == ("پارسال", "1399")
    assert find_quantities(text)[0].period == ""
