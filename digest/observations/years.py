"""The years that a text names: «سال ۹۸», «سال‌های ۹۷ و ۹۸», «سال جهش تولید», «پارسال»."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from digest.model import JalaliDate
from digest.observations.calendar_words import (
    edge_of,
    mottos,
    ordinal,
    part_words,
    year_steps,
)
from digest.observations.observation import Basis


class Years(Struct, frozen=True):
    """Words up to ``last``, and the first and last year they name; ``None`` where unknown.

    ``short`` years are written with two digits.
    """

    last: int
    years: tuple[int, int] | None
    basis: Basis
    short: bool = False


def read_years(words: Sequence[str], at: int, date: JalaliDate | None) -> Years | None:
    """Read the year or years named at word ``at``, relative ones as of the article's ``date``."""
    stated = _stated(words, at)
    if stated and _is_plausible(stated, date):
        return stated
    return _motto(words, at) or _relative(words, at, date)


def _is_plausible(stated: Years, date: JalaliDate | None) -> bool:
    """«در نیمهٔ نخست سال ۸۱ تعاونی …»: a year of two digits far from the article is none."""
    if not stated.short or stated.years is None or date is None:
        return True
    return date.year - 25 <= stated.years[0] <= date.year + 10


def _stated(words: Sequence[str], at: int) -> Years | None:
    """Read «سال ۹۸», «سال‌های ۹۷ و ۹۸», «سال مالی ۱۴۰۲», and «۱۴۰۲» after a month."""
    headed = words[at] in {"سال", "سالهای"}
    first = at + headed
    first += headed and words[first] in {"های", "مالی", "زراعی", "تحصیلی"}
    year = _year(words[first], headed=headed)
    if year is None or (not headed and not _follows_part(words, at)):
        return None
    if headed and words[first + 1] in {"و", "تا", "الی", "-"}:
        second = _year(words[first + 2], headed=True)
        if second and year < second <= year + 20:
            return Years(first + 3, (year, second), Basis.STATED)
    if year >= 1900:
        return Years(first + 1, None, Basis.UNRESOLVED)
    return Years(first + 1, (year, year), Basis.STATED, short=len(words[first]) == 2)


def _follows_part(words: Sequence[str], at: int) -> bool:
    """Take a bare «۱۴۰۲» for a year right after a month, a season or a share of the year."""
    before = words[at - 1] if words[at - 1] != "ماه" else words[at - 2]
    part = before.removesuffix("ماه") in part_words()
    return part or bool(ordinal(before)) or bool(edge_of(before))


def _year(text: str, *, headed: bool) -> int | None:
    if not (text.isascii() and text.isdigit()):
        return None
    number = int(text[:9])
    if len(text) == 4 and (1300 <= number < 1500 or 1900 <= number < 2100):
        return number
    if len(text) == 2 and headed:
        return 1300 + number if number >= 60 else 1400 + number if number <= 20 else None
    return None


def _motto(words: Sequence[str], at: int) -> Years | None:
    if words[at] != "سال":
        return None
    for motto, year in mottos():
        if tuple(words[at + 1 : at + 1 + len(motto)]) == motto:
            return Years(at + 1 + len(motto), (year, year), Basis.STATED)
    return None


def _relative(words: Sequence[str], at: int, date: JalaliDate | None) -> Years | None:
    for said in (f"{words[at]} {words[at + 1]}", words[at]):
        step = year_steps().get(said)
        if step is not None:
            year = (date.year + step, date.year + step) if date else None
            return Years(at + len(said.split()), year, Basis.RELATIVE)
    return None
