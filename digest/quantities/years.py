"""Years: «سال ۹۸», «دهه هفتاد», «۱۹۹۵ میلادی», «بودجه ۱۴۰۰», two years in a row.

A figure is a year by the noun before it, the calendar named after it, or its
size when nothing follows that it could count.
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from digest.quantities.expressions import Expression, Line
from digest.quantities.lexicon import mapping, word_list, word_set
from digest.quantities.literals import is_numeral_word
from digest.quantities.units import is_unit
from digest.quantities.verbs import closes_compound

_TO = frozenset({"تا", "الی", "لغایت", "-", "و", "،", "یا"})
_SPANNING = frozenset({"تا", "الی", "لغایت", "-"})
# «سال», and what follows it in «سال زراعی ۹۸».
_HOSTS = frozenset(
    {
        "سال",
        "سالهای",
        "سالها",
        "سنه",
        "دهه",
        "دههی",
        "دهههای",
        "زراعی",
        "مالی",
        "تحصیلی",
        "درسال",
        "ازسال",
        "تاسال",
    }
)
_YEARS = re.compile(
    r"(1[234][0-9]{2}|19[0-9]{2}|20[0-9]{2})/(1[234][0-9]{2}|19[0-9]{2}|20[0-9]{2})"
)


class _Figure(Struct, frozen=True):
    """A figure that may be a year; its tokens end before ``last``."""

    value: Decimal
    last: int
    host: str
    calendar: str


def full_year(year: int, calendar: str) -> int:
    """Give a two-digit year its century.

    >>> full_year(98, "jalali"), full_year(2, "jalali"), full_year(98, "gregorian")
    (1398, 1402, 1998)
    """
    if year >= 100:
        return year
    if calendar == "gregorian":
        return 2000 + year if year <= 35 else 1900 + year
    return 1400 + year if year <= 15 else 1300 + year


def read_year(line: Line, at: int) -> Expression | None:
    """Read a year, or the two ends of «سال‌های ۹۵ تا ۹۸», at token ``at``."""
    figure = _figure(line, at)
    if figure is None or not _is_year(line, at, figure):
        return None
    calendar = figure.calendar or ("gregorian" if figure.value > 1700 else "jalali")
    year = full_year(int(figure.value), calendar) if figure.host else int(figure.value)
    second = _second_year(line, figure.last)
    if second is None:
        return Expression(at, figure.last, Decimal(year), "year", calendar=calendar)
    if not figure.host and _may_be_counted(line, figure.last + 2):
        return None  # «۱۴۰۰ تا ۱۵۰۰ نفر»
    ends = sorted((year, full_year(second, calendar)))
    pair = (Decimal(ends[0]), Decimal(ends[1]))
    return Expression(at, figure.last + 2, pair, "year", calendar=calendar, ranged=True)


def _figure(line: Line, at: int) -> _Figure | None:
    """Read the figure at ``at``; after «سال», digits are a year by themselves.

    So «در سال ۹۸ هزار و ۲۰۰ نفر» is the year 98 and twelve hundred people.
    """
    host = _host(line, at)
    digits = line.whole(at) if host == "year" else None
    if digits is not None and len(line.text[at]) in {2, 4}:
        return _Figure(Decimal(digits), at + 1, host, _marked_calendar(line, at + 1))
    numeral = line.numeral(at)
    if numeral is None or numeral.value is None:
        return None
    return _Figure(numeral.value, numeral.last, host, _marked_calendar(line, numeral.last))


def read_year_pair(line: Line, at: int) -> Expression | None:
    """Read two years in a row: «۱۴۰۰/۱۴۰۱», «۲۰۱۹-۲۰۲۰»."""
    text, last = line.text[at], at + 1
    if line.text[last] == "-" and line.kind[last + 1] == "number":
        text, last = f"{text}/{line.text[last + 1]}", last + 2
    match = _YEARS.fullmatch(text) if "/" in text else None
    if match is None or not 0 < int(match[2]) - int(match[1]) <= 10:
        return None
    calendar = "gregorian" if int(match[1]) > 1700 else "jalali"
    pair = (Decimal(match[1]), Decimal(match[2]))
    return Expression(at, last, pair, "year", calendar=calendar, ranged=True)


def _is_year(line: Line, at: int, figure: _Figure) -> bool:
    value = figure.value
    if not 0 <= value <= 2200 or value != int(value):
        return False
    if figure.calendar and value >= 1:
        return True
    sized = 1250 <= value <= 1450 or 1900 <= value <= 2060
    return (sized or figure.host == "year") and _is_told_as_year(line, at, figure, sized=sized)


def _is_told_as_year(line: Line, at: int, figure: _Figure, *, sized: bool) -> bool:
    """Tell whether the words around a figure, which may be ``sized`` as a year, make it one."""
    value, following, last = figure.value, line.text[figure.last], line.text[figure.last - 1]
    classified = following in word_list("classifiers") and following != "تا"
    counts = classified or is_unit(line, figure.last)
    if figure.host == "year":
        written = last.isdigit() and len(last) >= 2
        counts = counts or following in word_list("countables")
        return (value >= 50 or written) and (sized or not counts or _is_short(line, figure))
    if not last.isdigit() or counts:
        return False
    recent = 1330 <= value <= 1420 and line.text[at - 1] in {"در", "از", "تا"}
    if figure.host == "event" or (recent and following not in word_list("countables")):
        return True
    return not _may_be_counted(line, figure.last)


def _is_short(line: Line, figure: _Figure) -> bool:
    """«سال ۹۸ طرح …» is a year still; «تا پایان سال ۱۵۰۰ کلاس …» is not, nor «۷۴ درصد»."""
    return figure.value < 100 and not is_unit(line, figure.last)


def _may_be_counted(line: Line, at: int) -> bool:
    text = line.text[at]
    free = text not in word_list("stopwords") and not is_numeral_word(text)
    return line.kind[at] == "word" and free and not closes_compound(line, at)


def _host(line: Line, at: int) -> str:
    """Tell whether the words before make a year likely: ``year``, ``event`` or nothing."""
    before = line.text[at - 1]
    if before in _HOSTS or (before in _TO and _is_listed(line, at - 2)):
        return "year"
    return "event" if before in word_set("labels", "yearly") else ""


def _is_listed(line: Line, at: int) -> bool:
    """Look past the earlier years of «سال‌های ۹۵، ۹۶ و ۹۷», at most six of them."""
    for _ in range(6):
        if line.kind[at] != "number":
            return False
        if line.text[at - 1] in {"سال", "سالهای", "دهههای", "سالها"}:
            return True
        if line.text[at - 1] not in _TO:
            return False
        at -= 2
    return False


def _marked_calendar(line: Line, at: int) -> str:
    mark = line.text[at]
    known: str = mapping("calendars", "marks").get(mark, "")
    if len(mark) <= 2 and known and not _dated_mark(line, at):
        return ""
    return known


def _dated_mark(line: Line, at: int) -> bool:
    """«م», «ق» and «ش» name a calendar only after three or four digits."""
    return len(line.text[at - 1]) >= 3 and line.text[at - 1].isdigit()


def _second_year(line: Line, at: int) -> int | None:
    value = line.whole(at + 1)
    if line.text[at] not in _SPANNING or value is None or is_unit(line, at + 2):
        return None
    return value if len(line.text[at + 1]) in {2, 4} else None
