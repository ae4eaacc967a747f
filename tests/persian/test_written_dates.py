from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import JalaliDate
from digest.persian.calendar import DateError, from_gregorian, human_date
from digest.persian.written_dates import parse_date

DAYS = st.dates(date(1921, 3, 21), date(2121, 3, 20))

READ = [
    ("۱۳۹۷/۰۶/۱۴", JalaliDate(1397, 6, 14)),
    ("1397-06-14", JalaliDate(1397, 6, 14)),
    ("1397.6.4", JalaliDate(1397, 6, 4)),
    ("١٣٩٧/٦/١٤", JalaliDate(1397, 6, 14)),
    ("1397-06-14 14:11", JalaliDate(1397, 6, 14, time(14, 11))),
    ("۱۳۹۷/۰۶/۱۴، ساعت ۹:۰۵", JalaliDate(1397, 6, 14, time(9, 5))),
    ("1403-02-31", JalaliDate(1403, 2, 31)),
    ("1403-12-30", JalaliDate(1403, 12, 30)),
    ("1399", JalaliDate(1399)),
    ("۱۳۹۹/۰۶", JalaliDate(1399, 6)),
    ("2025-09-02", JalaliDate(1404, 6, 11)),
    ("2025/9/2 08:30", JalaliDate(1404, 6, 11, time(8, 30))),
    ("2024-03-19T21:00:00Z", JalaliDate(1403, 1, 1, time(0, 30))),
    ("2025-09-02T23:30:00+00:00", JalaliDate(1404, 6, 12, time(3, 0))),
    ("۱۴ شهریور ۱۳۹۷", JalaliDate(1397, 6, 14)),
    ("چهارشنبه، ۱۴ شهریور ماه ۱۳۹۷", JalaliDate(1397, 6, 14)),
    ("سه‌شنبه ۱۱ شهریورماه ۱۴۰۴ ساعت ۱۰:۲۰", JalaliDate(1404, 6, 11, time(10, 20))),
    ("شهریور ۱۳۹۷", JalaliDate(1397, 6)),
]  # fmt: skip

REFUSED = [
    "1403-13-01", "1403-07-31", "1404-12-30", "1403-00-10", "1403-01-00", "97/06/14", "۹۷",
    "2025", "2025-09", "2025-02-30", "1700-01-01", "1397-06-14 25:00", "دیروز", "۱۴ هفتم ۱۳۹۷",
    "1397-06-14-15", "", "13977-01-01",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_date_is_read(text: str, expected: JalaliDate) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize("text", REFUSED)
def test_anything_else_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert len(str(caught.value)) > 10


@given(DAYS)
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    when = from_gregorian(day)
    assert parse_date(human_date(when)) == when
    assert parse_date(human_date(when, weekday=True)) == when
    assert parse_date(f"{when.year}-{when.month:02}-{when.day:02}") == when
    assert parse_date(day.isoformat()) == when
