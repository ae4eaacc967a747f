"""When a figure holds: the nearest time phrase of its clause."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from msgspec import Struct

from digest.quantities.expressions import Line
from digest.quantities.lexicon import mapping, word_list, word_set

_REACH = 60
_LONGEST = 8
_COMPARING = frozenset({"نسبت", "مقایسه", "برابر"})


class PeriodTokens(Struct, frozen=True):
    """Tokens ``[first, last)`` that say when."""

    first: int
    last: int


def find_periods(line: Line) -> list[PeriodTokens]:
    """Return the time phrases of a line from left to right."""
    found: list[PeriodTokens] = []
    triggers = _triggers()
    free = 0
    for at in [at for at, text in enumerate(line.text) if text in triggers]:
        if at >= free and (last := _period_end(line, at)) > at:
            found.append(PeriodTokens(_with_lead(line, at), last))
            free = last
    return found


@cache
def _triggers() -> frozenset[str]:
    return word_set("periods", "alone") | word_set("periods", "heads") | {"این"}


def _period_end(line: Line, at: int) -> int:
    text = line.text[at]
    if text in word_set("periods", "alone"):
        return at + 1
    if text == "این" and line.text[at + 1] in {"مدت", "سال", "دوره", "ماه", "هفته"}:
        return at + 2
    if text not in word_set("periods", "heads"):
        return at
    last = at + 1
    while last < at + _LONGEST and _goes_on(line, last):
        last += 1
    return last if last > at + 1 or text == "سالجاری" else at


def _goes_on(line: Line, at: int) -> bool:
    text = line.text[at]
    if text in word_set("periods", "tails") or text in mapping("calendars", "jalali"):
        return True
    return line.kind[at] == "number" and line.text[at - 1] in {"سال", "سالهای", "ماه"}


def _with_lead(line: Line, at: int) -> int:
    """Take «در», «طی», and the number of «در یک سال گذشته» into the phrase."""
    first = at
    if line.is_numeric(first - 1):
        first -= 1
    if line.text[first - 1] in {"در", "طی", "از", "تا"}:
        first -= 1
    return first


def nearest_period(line: Line, periods: list[PeriodTokens], at: int) -> PeriodTokens | None:
    """Return the nearest time phrase of the same clause, of two as near the earlier one."""
    if not periods:
        return None
    low = bisect_left(periods, at - _REACH, key=lambda period: period.first)
    near = [
        period
        for period in periods[low : low + _REACH]
        if period.last <= at + _REACH
        and not period.first <= at < period.last
        and not _compared(line, period)
    ]
    near.sort(key=lambda period: (period.first > at, abs(period.first - at)))
    return next((period for period in near if not _parted(line, period, at)), None)


def _parted(line: Line, period: PeriodTokens, at: int) -> bool:
    """Tell whether a verb stands between a time phrase and the figure."""
    low, high = (period.last, at) if period.first < at else (at, period.first)
    return not word_list("light_forms").isdisjoint(line.text[low:high])


def _compared(line: Line, period: PeriodTokens) -> bool:
    """«نسبت به سال گذشته» dates what a figure is compared with, not the figure."""
    return not _COMPARING.isdisjoint(line.text[max(0, period.first - 4) : period.first])
