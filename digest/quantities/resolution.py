"""Time phrases turned into periods of the calendar, seen from the article's date.

A period is ``1399``, ``1400-02``, ``1400-02-03`` or a range of such
(``1400-01/1400-03``); what cannot be told stays empty.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache

from digest.model import JalaliDate
from digest.persian.remembering import for_short_words
from digest.quantities.expressions import Line, read_line
from digest.quantities.lexicon import mapping, ordinals
from digest.quantities.years import full_year

_PAST = frozenset({"گذشته", "اخیر"})


@lru_cache(maxsize=1_000)
def resolve_period(words: str, date: JalaliDate | None) -> str:
    """Return the period that ``words`` mean, for an article of ``date``.

    >>> resolve_period("پارسال", JalaliDate(1400, 2, 3))
    '1399'
    >>> resolve_period("سه‌ماهه نخست امسال", JalaliDate(1400, 7))
    '1400-01/1400-03'
    >>> resolve_period("در یک سال گذشته", JalaliDate(1400, 7))
    '1399-07/1400-07'
    """
    line = _line_of(words)
    if date is not None and (found := _span(line, date) or _day(line, date)):
        return found
    year = _year(line, date)
    if year is None:
        return ""
    months = _months(line)
    if months is None:
        return str(year)
    first, last = (f"{year}-{month:02d}" for month in months)
    return first if first == last else f"{first}/{last}"


@for_short_words
def _line_of(words: str) -> Line:
    return read_line(words)


@cache
def _relative() -> tuple[tuple[str, int], ...]:
    """Return the words that count years from the date, between spaces; the longest first."""
    steps = mapping("periods", "relative")
    rows = [(f" {' '.join(words.split())} ", step) for words, step in steps.items()]
    return tuple(sorted(rows, key=lambda row: -len(row[0].split())))


def _year(line: Line, date: JalaliDate | None) -> int | None:
    """Return the year that is named, or meant by «امسال» and its like."""
    for at in range(len(line.tokens)):
        number = line.whole(at)
        if number is not None and line.text[at - 1] == "سال" and number < 2200:
            return full_year(number, "jalali")
    if date is None:
        return None
    said = f" {' '.join(line.text)} "
    return next((date.year + step for words, step in _relative() if words in said), None)


def _months(line: Line) -> tuple[int, int] | None:
    """Return first and last month of a quarter, a half, a season or a month."""
    for at in range(len(line.tokens)):
        text = line.text[at]
        if text == "ماهه" and (size := _amount(line, at - 1)):
            nth = ordinals().get(line.text[at + 1], 1)
            return (size * (nth - 1) + 1, size * nth) if size * nth <= 12 else None
        if text == "نیمه" and line.text[at + 1] in ordinals():
            return (1, 6) if ordinals()[line.text[at + 1]] == 1 else (7, 12)
        if season := mapping("periods", "seasons").get(text):
            return season, season + 2
        if month := mapping("calendars", "jalali").get(text.removesuffix("ماه")):
            return month, month
    return None


def _amount(line: Line, at: int) -> int:
    numeral = line.numeral(at) if at >= 0 else None
    value = numeral.value if numeral is not None else None
    whole = value is not None and value == value.to_integral_value() and 0 < value <= Decimal(1000)
    return int(value) if value is not None and whole else 0


def _span(line: Line, date: JalaliDate) -> str:
    """Return the span of «در دو سال گذشته», «طی ۶ ماه اخیر», «ماه گذشته»."""
    for at in range(len(line.tokens)):
        if line.text[at + 1] not in _PAST or line.text[at] not in {"سال", "ماه"}:
            continue
        size = _amount(line, at - 1)
        if not size and line.text[at] == "ماه" and date.month is not None:
            return _month_before(date, 1)
        if size and line.text[at] == "سال":
            return f"{_month_before(date, 12 * size)}/{_month_before(date, 0)}"
        if size and date.month is not None:
            return f"{_month_before(date, size)}/{_month_before(date, 0)}"
    return ""


def _month_before(date: JalaliDate, months: int) -> str:
    """Return the month that lies ``months`` before ``date``, or the year alone."""
    if date.month is None:
        return str(date.year - months // 12)
    index = date.year * 12 + date.month - 1 - months
    return f"{index // 12}-{index % 12 + 1:02d}"


def _day(line: Line, date: JalaliDate) -> str:
    if "امروز" not in line.text or date.month is None or date.day is None:
        return ""
    return f"{date.year}-{date.month:02d}-{date.day:02d}"
