from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import JalaliDate
from digest.persian.calendar import (
    date_order,
    from_gregorian,
    human_date,
    human_time,
    machine_date,
    machine_moment,
    to_gregorian,
)

DAYS = st.dates(date(1921, 3, 21), date(2121, 3, 20))


@given(DAYS)
def test_every_day_comes_back_from_the_other_calendar(day: date) -> None:
    assert to_gregorian(from_gregorian(day)) == day


@given(DAYS)
def test_order_is_the_order_of_days(day: date) -> None:
    assert date_order(from_gregorian(day)) < date_order(from_gregorian(day + timedelta(days=1)))


def test_a_less_precise_date_comes_before_the_days_inside_it() -> None:
    dates = [None, JalaliDate(1399), JalaliDate(1399, 1), JalaliDate(1399, 1, 1), JalaliDate(1400)]
    backwards = dates[::-1]
    assert sorted(backwards, key=date_order) == dates


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (JalaliDate(1397, 6, 14), "2018-09-05"),
        (JalaliDate(1397, 6, 14, time(14, 11)), "2018-09-05T14:11:00+04:30"),
        (JalaliDate(1404, 6, 11, time(14, 11)), "2025-09-02T14:11:00+03:30"),
        (JalaliDate(1399), ""),
        (JalaliDate(1399, 6), ""),
    ],
)
def test_machines_get_iso(when: JalaliDate, expected: str) -> None:
    assert machine_date(when, "Asia/Tehran") == expected


def test_feeds_get_a_full_moment() -> None:
    assert machine_moment(JalaliDate(1404, 6, 11), "Asia/Tehran") == "2025-09-02T00:00:00+03:30"
    assert machine_moment(JalaliDate(1404, 6), "Asia/Tehran") == ""


def test_people_get_words() -> None:
    when = JalaliDate(1403, 12, 30, time(9, 5))
    assert human_date(when, weekday=True) == "پنج‌شنبه ۳۰ اسفند ۱۴۰۳"
    assert human_time(when) == "۰۹:۰۵"
    assert human_time(JalaliDate(1403)) == ""
