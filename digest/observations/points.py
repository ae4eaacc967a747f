"""Points of time: a part of a year and the year it belongs to.

«پایان شهریور ۱۴۰۲», «سه‌ماههٔ دوم امسال», «سال ۹۸», «ابتدای سال».
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from digest.model import JalaliDate
from digest.observations.calendar_words import (
    Months,
    edge_of,
    months,
    number_of,
    opening_words,
    ordinal,
    seasons,
    year_words,
)
from digest.observations.observation import Basis
from digest.observations.years import Years, read_years

WHOLE: Months = (1, 12)


class Point(Struct, frozen=True):
    """Words up to ``last``, and the span of time they mean; ``is_opening`` is «ابتدای …»."""

    last: int
    start: JalaliDate | None
    end: JalaliDate | None
    basis: Basis
    is_opening: bool = False


class _Part(Struct, frozen=True):
    """A part of a year: its months, and whether only its first or its last end is meant."""

    last: int
    months: Months = WHOLE
    edge: str = ""


def read_point(words: Sequence[str], at: int, date: JalaliDate | None) -> Point | None:
    """Read the point of time that opens at word ``at``."""
    if words[at] not in opening_words() and not words[at].isdigit():
        return None
    part = _read_part(words, at)
    years = read_years(words, part.last, date)
    if years is None and part.last == at:
        return None
    if years is None:
        years = _own_year(words, part, date)
    if years is None:
        return None
    return _point(part, years)


def _point(part: _Part, years: Years) -> Point:
    opening = part.edge == "first"
    if years.years is None:
        return Point(years.last, None, None, Basis.UNRESOLVED, opening)
    first, last = part.months
    first, last = {"first": (first, first), "last": (last, last)}.get(part.edge, (first, last))
    low, high = years.years
    if (first, last) == WHOLE:
        return Point(years.last, JalaliDate(low), JalaliDate(high), years.basis, opening)
    start, end = JalaliDate(low, first), JalaliDate(high, last)
    return Point(years.last, start, end, years.basis, opening)


def _own_year(words: Sequence[str], part: _Part, date: JalaliDate | None) -> Years | None:
    """Find the year of «پایان شهریور» or «ابتدای سال»: the article's own, or the one before."""
    if words[part.last] == "سال" and part.edge:
        own = (date.year, date.year) if date else None
        return Years(part.last + 1, own, Basis.RELATIVE)
    if part.months == WHOLE:
        return None
    if date is None or date.month is None:
        return Years(part.last, None, Basis.UNRESOLVED)
    year = date.year if part.months[0] <= date.month else date.year - 1
    return Years(part.last, (year, year), Basis.RELATIVE)


def _read_part(words: Sequence[str], at: int) -> _Part:
    """Read «ابتدای», «نیمهٔ دوم», «شش ماههٔ نخست», a season or a month; nothing is read as such."""
    edge = edge_of(words[at])
    inner = at + bool(edge)
    named = _named(words, inner, certain=bool(edge))
    share = _half(words, inner) or _share(words, inner) or named
    if share:
        return _Part(share[0], share[1], edge)
    following = words[inner]
    dated = following.startswith("سال") or following in year_words() or following.isdigit()
    return _Part(inner, WHOLE, edge) if edge and dated else _Part(at)


def _half(words: Sequence[str], at: int) -> tuple[int, Months] | None:
    which = ordinal(words[at + 1])
    if words[at] not in {"نیمه", "نیم"} or which not in {1, 2}:
        return None
    return at + 2, ((1, 6), (7, 12))[which - 1]


def _share(words: Sequence[str], at: int) -> tuple[int, Months] | None:
    """Read «شش ماههٔ نخست», «۹ ماه ابتدای», «سه‌ماههٔ دوم», «۹ ماههٔ (سال)»."""
    size, unit = number_of(words[at]), words[at + 1]
    if unit not in {"ماه", "ماهه"} or not 1 <= size <= 12:
        return None
    which = ordinal(words[at + 2])
    if which and size * which <= 12:
        return at + 3, (size * (which - 1) + 1, size * which)
    if unit == "ماهه" and _opens_year(words, at + 2):
        return at + 2, (1, size)
    return None


def _opens_year(words: Sequence[str], at: int) -> bool:
    return words[at] in {*year_words(), "سال"} or words[at].isdigit()


def _named(words: Sequence[str], at: int, *, certain: bool) -> tuple[int, Months] | None:
    """Read a season or a month; «پایان» before it makes a bare name ``certain``."""
    at += words[at] in {"فصل", "ماه"}
    text = words[at]
    if season := seasons().get(text):
        return at + 1, season
    month = months().get(text.removesuffix("ماه"))
    if month is None:
        return None
    spelled = text.endswith("ماه") or words[at + 1] == "ماه"
    last = at + 1 + (words[at + 1] == "ماه")
    # «مهر», «تیر» and «آذر» are common words: alone they are no months.
    if certain or spelled or _opens_year(words, last):
        return last, (month, month)
    return None
