"""Dates in three calendars and their ranges.

A date's value is ``YYYY-MM-DD``, ``YYYY-MM`` or ``--MM-DD``; a range is ``A/B``.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct, structs

from digest.quantities.expressions import Expression, Line
from digest.quantities.lexicon import cardinals, mapping, ordinals, word_set
from digest.quantities.units import is_unit
from digest.quantities.verbs import is_spaced_verb
from digest.quantities.years import full_year

_TO = frozenset({"تا", "الی", "لغایت", "-", "و", "،", "یا"})
_PARTS = re.compile(r"([0-9]{4}|[0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{1,2})")
_MONTHLY = re.compile(r"(1[234][0-9]{2})/(0?[1-9]|1[0-2])")
_NOT_MONTHS = frozenset({"می", "مه", "مهر", "تیر", "صفر", "دی"})


class _Month(Struct, frozen=True):
    calendar: str
    number: int
    last: int


def read_date(line: Line, at: int) -> Expression | None:
    """Read a date that starts at token ``at``."""
    if line.kind[at] == "number" and (found := _numeric(line, at)):
        return found
    found = _named(line, at) or _month_year(line, at)
    if found is not None and line.text[at - 1] in word_set("labels", "naming"):
        return structs.replace(found, kind="label")
    return found


def _numeric(line: Line, at: int) -> Expression | None:
    text, last = line.text[at], at + 1
    dashed = text.isdigit() and line.text[at + 1] == "-" and line.text[at + 3] == "-"
    if dashed and line.is_glued(at + 1) and line.is_glued(at + 4):
        text, last = f"{text}-{line.text[at + 2]}-{line.text[at + 4]}", at + 5
    if text.isdigit():
        return None
    if match := _PARTS.fullmatch(text):
        return _dated(line, (at, last), (match[1], match[3], match[4]))
    if match := _MONTHLY.fullmatch(text):
        value = f"{int(match[1]):04d}-{int(match[2]):02d}"
        return Expression(at, last, value, "date", calendar="jalali")
    return None


def _dated(line: Line, span: tuple[int, int], parts: tuple[str, str, str]) -> Expression | None:
    if len(parts[0]) < 2 and len(parts[2]) < 4:
        return None
    numbers = [int(part) for part in parts]
    if len(parts[0]) <= 2 and len(parts[2]) == 4:
        numbers.reverse()
    elif len(parts[0]) <= 2:
        numbers[0] = full_year(numbers[0], "jalali")
    year, month, day = numbers
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1200 <= year <= 2200):
        return None
    calendar = "gregorian" if year > 1700 else "jalali"
    if line.text[span[1]] in {"قمری", "ق"}:
        calendar = "hijri"
    return Expression(*span, f"{year:04d}-{month:02d}-{day:02d}", "date", calendar=calendar)


def _named(line: Line, at: int) -> Expression | None:
    """Read «۱۴ شهریور ۱۳۹۷», «یازدهم تا هفدهم شهریورماه», «اول ماه ژوئن ۲۰۱۰»."""
    first = _day(line, at)
    if first is None:
        return None
    if line.text[at - 1] in {"نیمه", "هفته", "دهه"} and line.kind[at] == "word":
        return None
    day, after = first
    second = _day(line, after + 1) if line.text[after] in _TO else None
    month = _month(line, after)
    if second is not None and month is None:
        until, after = second
        month = _month(line, after)
        return _day_range(line, at, (day, until), month) if month else None
    if month is None:
        return None
    year, last = _year_after(line, month)
    start = _iso(year, month.number, day)
    closing = _closing(line, last)
    if closing:
        end, last = closing
        value = f"{start}/{end}"
        return Expression(at, last, value, "date", calendar=month.calendar)
    return Expression(at, last, start, "date", calendar=month.calendar)


def _closing(line: Line, last: int) -> tuple[str, int] | None:
    """Read the second date of «۲۷ خرداد تا ۳ تیر»."""
    if line.text[last] not in {"تا", "الی", "لغایت"}:
        return None
    first = _day(line, last + 1)
    month = _month(line, first[1]) if first else None
    if first is None or month is None:
        return None
    year, after = _year_after(line, month)
    return _iso(year, month.number, first[0]), after


def _day_range(line: Line, at: int, days: tuple[int, int], month: _Month) -> Expression:
    first, second = days
    year, last = _year_after(line, month)
    value = f"{_iso(year, month.number, first)}/{_iso(year, month.number, second)}"
    return Expression(at, last, value, "date", calendar=month.calendar)


def _day(line: Line, at: int) -> tuple[int, int] | None:
    """Return a day of the month and the token after it."""
    if line.kind[at] == "number":
        value, last = line.whole(at), at + 1
        if line.text[last] in {"م", "ام", "مین", "امین"}:
            last += 1
    else:
        value, last = _spelt_day(line, at)
    return (value, last) if value is not None and 1 <= value <= 31 else None


def _spelt_day(line: Line, at: int) -> tuple[int | None, int]:
    text = line.text[at]
    if text in {"بیست", "سی"} and line.text[at + 1] == "و":
        unit = ordinals().get(line.text[at + 2]) or cardinals().get(line.text[at + 2])
        if unit and unit < 10:
            return cardinals()[text] + unit, at + 3
    value = ordinals().get(text) if not text.endswith("ین") else None
    return (value if value is not None else cardinals().get(text)), at + 1


def _month(line: Line, at: int) -> _Month | None:
    """Return the month named at ``at``, past «ماه» on either side of it."""
    start = at + 1 if line.text[at] == "ماه" else at
    text = line.text[start]
    found = _months().get(text.removesuffix("ماه") or text)
    if found is None or (text == "صفر" and start == at) or is_spaced_verb(line, start):
        return None
    last = start + 1
    return _Month(*found, last + 1 if line.text[last] == "ماه" else last)


@cache
def month_words() -> frozenset[str]:
    """Return the names of months, alone and as «خردادماه»."""
    return frozenset(form for name in _months() for form in (name, f"{name}ماه"))


@cache
def _months() -> dict[str, tuple[str, int]]:
    """Return the months of all calendars; of two with one name, ours is meant."""
    return {
        name: (calendar, number)
        for calendar in ("hijri", "gregorian", "jalali")
        for name, number in mapping("calendars", calendar).items()
    }


def _year_after(line: Line, month: _Month) -> tuple[int | None, int]:
    """Return the year that follows a month and the token after it."""
    at = month.last
    while line.text[at] in {"سال", "ماه"}:
        at += 1
    value = line.whole(at)
    if value is None and (spelt := _spelt_year(line, at)):
        return spelt
    if value is None or (is_unit(line, at + 1) and line.text[at + 1] != "م"):
        return None, month.last
    digits = len(line.text[at])
    if digits == 4 and 1200 <= value <= 2100:
        return value, at + 1
    if digits == 2 and (value > 31 or at > month.last):
        return full_year(value, month.calendar), at + 1
    return None, month.last


def _spelt_year(line: Line, at: int) -> tuple[int, int] | None:
    """Read a year in words: «هزار و سیصد و پنجاه و هفت»."""
    numeral = line.numeral(at) if line.text[at] in {"هزار", "یک", "یکهزار", "دو"} else None
    if numeral is None or numeral.value is None or not 1200 <= numeral.value <= 2100:
        return None
    return int(numeral.value), numeral.last


def _iso(year: int | None, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"--{month:02d}-{day:02d}"


def _month_year(line: Line, at: int) -> Expression | None:
    """Read «خرداد ۹۸», «شهریور ماه سال ۱۳۹۷»; a bare month is no date."""
    month = _month(line, at)
    if month is None or line.text[at] == "ماه":
        return None
    if line.text[at] in _NOT_MONTHS and line.text[at - 1] in {"این", "آن", "را", "که"}:
        return None
    year, last = _year_after(line, month)
    if year is None:
        return None
    return Expression(at, last, f"{year:04d}-{month.number:02d}", "date", calendar=month.calendar)
