from __future__ import annotations

from datetime import time

import pytest

from digest.importing.moments import find_moment, infer_year, is_date_line, split_head
from digest.model import JalaliDate
from digest.persian.calendar import DateError


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("تاریخ: ۱۴:۱۱ :: ۱۳۹۷/۰۶/۱۴", JalaliDate(1397, 6, 14, time(14, 11))),
        ("۱۴ شهریور ۱۳۹۷", JalaliDate(1397, 6, 14)),
        ("سه‌شنبه ۱۱ شهریور ۱۴۰۴", JalaliDate(1404, 6, 11)),
        ("سه شنبه، ۱۱ شهریور ماه ۱۴۰۴ - ساعت ۸:۰۵", JalaliDate(1404, 6, 11, time(8, 5))),
        ("2025-09-02", JalaliDate(1404, 6, 11)),
        ("2018-09-05T14:11:00+04:30", JalaliDate(1397, 6, 14, time(14, 11))),
        ("2025-05-02T22:30:00Z", JalaliDate(1404, 2, 13, time(2, 0))),
        ("۵ سپتامبر ۲۰۱۸", JalaliDate(1397, 6, 14)),
        ("September 5, 2018", JalaliDate(1397, 6, 14)),
        ("5 Sep 2018 09:00", JalaliDate(1397, 6, 14, time(9, 0))),
        ("١٣٩٧/٠٦/١٤", JalaliDate(1397, 6, 14)),
        ("14/06/1397", JalaliDate(1397, 6, 14)),
        ("تاريخ انتشار : يكشنبه 21 مهر 1392 ساعت 12:30", JalaliDate(1392, 7, 21, time(12, 30))),
    ],
)
def test_dates_are_found_in_any_form(text: str, when: JalaliDate) -> None:
    moment = find_moment(text)
    assert moment is not None
    assert moment.when == when
    assert moment.doubt == ""


def test_a_year_of_two_digits_is_a_guess() -> None:
    moment = find_moment("۹۷/۰۶/۱۴")
    assert moment is not None
    assert moment.when == JalaliDate(1397, 6, 14)
    assert moment.doubt


@pytest.mark.parametrize("text", ["۱۳۹۷/۰۷/۳۱", "۳۰ اسفند ۱۴۰۲", "2023-02-30", "۱۴۰۱/۱۳/۰۱"])
def test_days_that_no_calendar_has_are_told(text: str) -> None:
    with pytest.raises(DateError):
        find_moment(text)


@pytest.mark.parametrize("text", ["", "شماره ۱۲۳۴۵۶", "ساعت ۱۴:۳۰", "۰۲۱-۸۸۱۲۳۴۵۶", "در سال ۹۸"])
def test_other_figures_are_no_dates(text: str) -> None:
    assert find_moment(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "تاریخ: ۱۴:۱۱ :: ۱۳۹۷/۰۶/۱۴",
        "۱۵ شهریور ۱۴۰۲، ۱۰:۲۰ کد خبر: ۸۴۵۱۲",
        "تاريخ انتشار : يكشنبه 21 مهر 1392 ساعت 12:30 | شماره خبر : 4471",
        "date 2025-09-02",
    ],
)
def test_a_line_of_a_date_alone_is_known(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["در ۱۴ شهریور ۱۳۹۷ جشنواره برگزار شد", "بودجه ۱۳۹۸/۰۱/۰۱ تصویب شد", "تاریخ ایران"]
)
def test_a_sentence_with_a_date_is_no_date_line(line: str) -> None:
    assert not is_date_line(line)


def test_a_date_may_open_the_first_line() -> None:
    assert split_head(" date 2025-09-02 به گزارش") == ("2025-09-02", "به گزارش")
    assert split_head("در سال ۱۴۰۲ گفت") == ("", "در سال ۱۴۰۲ گفت")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("در سال جهش تولید کار کردیم", 1399),
        ("در سال جهش تولید با مشارکت مردم کار کردیم", 1403),
        ("سال مهار تورم و رشد تولید", None),
        ("جهش تولید در استان", None),
    ],
)
def test_a_year_is_known_by_its_name(text: str, year: int | None) -> None:
    inferred = infer_year(text)
    assert (inferred[0] if inferred else None) == year
