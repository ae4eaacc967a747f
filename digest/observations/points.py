"""Points of time: a part of a year and the year it belongs to.

«پایان شهریور ۱۴۰۲», «سه‌ماههٔ دوم امسال», «سال ۹۸», «ابتدای سال».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from digest.model import JalaliDate
from digest.observations.observation import Basis
from digest.observations.words import Word, fold_letters, table
from digest.persian.calendar import MONTHS

Months = tuple[int, int]
WHOLE: Months = (1, 12)


@dataclass(frozen=True, slots=True)
class Point:
    """Words up to ``last``, and the span of time they mean; ``is_opening`` is «ابتدای …»."""

    last: int
    start: JalaliDate | None
    end: JalaliDate | None
    basis: Basis
    is_opening: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a year: its months, and whether only its first or its last end is meant."""

    last: int
    months: Months = WHOLE
    edge: str = ""


@dataclass(frozen=True, slots=True)
class _Years:
    """The year or years that a part belongs to; ``None`` where they can't be known."""

    last: int
    years: tuple[int, int] | None
    basis: Basis
    short: bool = False


def read_point(words: Sequence[Word], at: int, date: JalaliDate | None) -> Point | None:
    """Read the point of time that opens at word ``at``."""
    part = _read_part(words, at)
    years = _read_years(words, part.last, date)
    if years is None and part.last == at:
        return None
    if years is None:
        years = _own_year(words, part, date)
    if years is None:
        return None
    return _point(part, years)


def _point(part: _Part, years: _Years) -> Point:
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


def _own_year(words: Sequence[Word], part: _Part, date: JalaliDate | None) -> _Years | None:
    """Find the year of «پایان شهریور» or «ابتدای سال»: the article's own, or the one before."""
    if _text(words, part.last) == "سال" and part.edge:
        own = (date.year, date.year) if date else None
        return _Years(part.last + 1, own, Basis.RELATIVE)
    if part.months == WHOLE:
        return None
    if date is None or date.month is None:
        return _Years(part.last, None, Basis.UNRESOLVED)
    year = date.year if part.months[0] <= date.month else date.year - 1
    return _Years(part.last, (year, year), Basis.RELATIVE)


def _read_part(words: Sequence[Word], at: int) -> _Part:
    """Read «ابتدای», «نیمهٔ دوم», «شش ماههٔ نخست», a season or a month; nothing is read as such."""
    edge = _edge(_text(words, at))
    inner = at + bool(edge)
    named = _named(words, inner, certain=bool(edge))
    months = _half(words, inner) or _share(words, inner) or named
    if months:
        return _Part(months[0], months[1], edge)
    following = _text(words, inner)
    dated = following.startswith("سال") or following in _year_words() or following.isdigit()
    return _Part(inner, WHOLE, edge) if edge and dated else _Part(at)


def _edge(text: str) -> str:
    return _edges().get(text, "")


@cache
def _edges() -> dict[str, str]:
    edges = table("periods")["edges"]
    return {fold_letters(word): name for name, words in edges.items() for word in words}


def _half(words: Sequence[Word], at: int) -> tuple[int, Months] | None:
    which = _ordinal(_text(words, at + 1))
    if _text(words, at) not in {"نیمه", "نیم"} or which not in {1, 2}:
        return None
    return at + 2, ((1, 6), (7, 12))[which - 1]


def _share(words: Sequence[Word], at: int) -> tuple[int, Months] | None:
    """Read «شش ماههٔ نخست», «۹ ماه ابتدای», «سه‌ماههٔ دوم», «۹ ماههٔ (سال)»."""
    size, unit = number_of(_text(words, at)), _text(words, at + 1)
    if unit not in {"ماه", "ماهه"} or not 1 <= size <= 12:
        return None
    which = _ordinal(_text(words, at + 2))
    if which and size * which <= 12:
        return at + 3, (size * (which - 1) + 1, size * which)
    if unit == "ماهه" and _opens_year(words, at + 2):
        return at + 2, (1, size)
    return None


def _opens_year(words: Sequence[Word], at: int) -> bool:
    return _text(words, at) in {*_year_words(), "سال"} or _text(words, at).isdigit()


def _named(words: Sequence[Word], at: int, *, certain: bool) -> tuple[int, Months] | None:
    """Read a season or a month; «پایان» before it makes a bare name ``certain``."""
    at += _text(words, at) in {"فصل", "ماه"}
    text = _text(words, at)
    if season := _seasons().get(text):
        return at + 1, season
    month = _months().get(text.removesuffix("ماه"))
    if month is None:
        return None
    spelled = text.endswith("ماه") or _text(words, at + 1) == "ماه"
    last = at + 1 + (_text(words, at + 1) == "ماه")
    # «مهر», «تیر» and «آذر» are common words: alone they are no months.
    if certain or spelled or _opens_year(words, last):
        return last, (month, month)
    return None


def _read_years(words: Sequence[Word], at: int, date: JalaliDate | None) -> _Years | None:
    stated = _stated(words, at)
    if stated and _is_plausible(stated, date):
        return stated
    return _motto(words, at) or _relative(words, at, date)


def _is_plausible(stated: _Years, date: JalaliDate | None) -> bool:
    """«در نیمهٔ نخست سال ۸۱ تعاونی …»: a year of two digits far from the article is none."""
    if not stated.short or stated.years is None or date is None:
        return True
    return date.year - 25 <= stated.years[0] <= date.year + 10


def _stated(words: Sequence[Word], at: int) -> _Years | None:
    """Read «سال ۹۸», «سال‌های ۹۷ و ۹۸», «سال مالی ۱۴۰۲», and «۱۴۰۲» after a month."""
    headed = _text(words, at) in {"سال", "سالهای"}
    first = at + headed
    first += headed and _text(words, first) in {"های", "مالی", "زراعی", "تحصیلی"}
    year = _year(_text(words, first), headed=headed)
    if year is None or (not headed and not _follows_part(words, at)):
        return None
    if headed and _text(words, first + 1) in {"و", "تا", "الی", "-"}:
        second = _year(_text(words, first + 2), headed=True)
        if second and year < second <= year + 20:
            return _Years(first + 3, (year, second), Basis.STATED)
    if year >= 1900:
        return _Years(first + 1, None, Basis.UNRESOLVED)
    return _Years(first + 1, (year, year), Basis.STATED, short=len(words[first].text) == 2)


def _follows_part(words: Sequence[Word], at: int) -> bool:
    """Take a bare «۱۴۰۲» for a year right after a month, a season or a share of the year."""
    before = _text(words, at - 1)
    known = {*_months(), *_seasons(), "ماه", "ماهه"}
    return before.removesuffix("ماه") in known or bool(_ordinal(before)) or bool(_edge(before))


def _year(text: str, *, headed: bool) -> int | None:
    if not (text.isascii() and text.isdigit()):
        return None
    number = int(text[:9])
    if len(text) == 4 and (1300 <= number < 1500 or 1900 <= number < 2100):
        return number
    if len(text) == 2 and headed:
        return 1300 + number if number >= 60 else 1400 + number if number <= 20 else None
    return None


def _motto(words: Sequence[Word], at: int) -> _Years | None:
    if _text(words, at) != "سال":
        return None
    for motto, year in _mottos():
        if tuple(word.text for word in words[at + 1 : at + 1 + len(motto)]) == motto:
            return _Years(at + 1 + len(motto), (year, year), Basis.STATED)
    return None


def _relative(words: Sequence[Word], at: int, date: JalaliDate | None) -> _Years | None:
    for said in (f"{_text(words, at)} {_text(words, at + 1)}", _text(words, at)):
        step = _year_steps().get(said)
        if step is not None:
            year = (date.year + step, date.year + step) if date else None
            return _Years(at + len(said.split()), year, Basis.RELATIVE)
    return None


@cache
def opening_words() -> frozenset[str]:
    """Return the words that a point or a stretch of time may open with, figures aside."""
    months = {form for month in _months() for form in (month, month + "ماه")}
    steps = {words.split()[0] for words in _year_steps()}
    heads = {"سال", "سالهای", "نیمه", "نیم", "فصل", *table("periods")["units"]}
    return frozenset({*months, *steps, *heads, *_edges(), *_seasons(), *_numbers()})


def number_of(text: str) -> int:
    """Return a whole number written in digits or as one word; 0 when it is none."""
    if text.isascii() and text.isdigit():
        return int(text[:9])
    return _numbers().get(text, 0)


def _text(words: Sequence[Word], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""


def _ordinal(text: str) -> int:
    return _ordinals().get(text, 0)


@cache
def _folded(name: str) -> dict[str, int]:
    return {fold_letters(word): number for word, number in table("periods")[name].items()}


def _numbers() -> dict[str, int]:
    return _folded("numbers")


def _ordinals() -> dict[str, int]:
    return _folded("ordinals")


def _year_steps() -> dict[str, int]:
    return _folded("years")


@cache
def _year_words() -> frozenset[str]:
    return frozenset(word for word in _year_steps() if " " not in word)


@cache
def _seasons() -> dict[str, Months]:
    return {fold_letters(s): (low, high) for s, (low, high) in table("periods")["seasons"].items()}


@cache
def _months() -> dict[str, int]:
    return {fold_letters(name): number for number, name in enumerate(MONTHS, 1)} | {"امرداد": 5}


@cache
def _mottos() -> tuple[tuple[tuple[str, ...], int], ...]:
    found = (
        (tuple(fold_letters(motto).replace("\u200c", " ").split()), year)
        for motto, year in table("periods")["mottos"].items()
    )
    return tuple(sorted(found, key=lambda item: -len(item[0])))
