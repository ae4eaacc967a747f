"""Clock times: «ساعت ۱۴:۳۰», «ساعت هشت و نیم», «۲۱:۱۵»."""

from __future__ import annotations

import re

from digest.quantities.expressions import Expression, Line

_CLOCK = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])(?::([0-5][0-9]))?")
_DOTTED = re.compile(r"([01]?[0-9]|2[0-4])[./]([0-5][0-9])")
_TO = frozenset({"تا", "الی", "-"})
_DAY_PARTS = frozenset({"صبح", "بامداد", "ظهر", "عصر", "شب", "بعدازظهر"})
_LEADS = frozenset({"ساعت", "ساعات", "ساعتهای"})

TELLING = _LEADS | _DAY_PARTS | {":"}
"""Without one of these a line tells no time of day."""


def read_time(line: Line, at: int) -> Expression | None:
    """Read a time of day that starts at token ``at``."""
    led = line.text[at - 1] in _LEADS or _is_spoken_hour(line, at)
    first = _clock(line, at) or (_spoken(line, at) if led else None)
    if first is None or (not led and _is_result(line, at, first[1])):
        return None
    value, last = first
    if line.text[last] in _TO:
        start = last + 2 if line.text[last + 1] == "ساعت" else last + 1
        second = _clock(line, start) or (_spoken(line, start) if led else None)
        if second is not None:
            return Expression(at, second[1], f"{value}/{second[0]}", "time", ranged=True)
    return Expression(at, last, value, "time")


def _is_spoken_hour(line: Line, at: int) -> bool:
    """«از ۷ صبح تا ۹ شب» names hours without saying «ساعت»."""
    return line.text[at - 1] in {"از", "تا"} and line.text[at + 1] in _DAY_PARTS


def _is_result(line: Line, at: int, last: int) -> bool:
    """Tell a length («۲:۱۵ دقیقه») from a time of day."""
    return line.text[last] in {"دقیقه", "ثانیه"} and ":" in line.text[at]


def _clock(line: Line, at: int) -> tuple[str, int] | None:
    if ":" in line.text[at] and (match := _CLOCK.fullmatch(line.text[at])):
        return f"{int(match[1]):02d}:{match[2]}", at + 1
    spaced = line.text[at + 1] == ":" and line.whole(at) is not None
    if spaced and (match := _CLOCK.fullmatch(f"{line.text[at]}:{line.text[at + 2]}")):
        return f"{int(match[1]):02d}:{match[2]}", at + 3
    return None


def _spoken(line: Line, at: int) -> tuple[str, int] | None:
    """Read an hour with its minutes: «۱۸ و ۳۰ دقیقه», «هشت و نیم»."""
    if match := _DOTTED.fullmatch(line.text[at]):
        return f"{int(match[1]):02d}:{match[2]}", at + 1
    hour = line.numeral(at)
    if hour is None or hour.value is None or not 0 <= hour.value <= 24:
        return None
    if hour.value != int(hour.value):
        return f"{int(hour.value):02d}:30", hour.last
    minutes = _minutes(line, hour.last)
    if minutes is not None:
        return f"{int(hour.value):02d}:{minutes[0]:02d}", minutes[1]
    return f"{int(hour.value):02d}:00", hour.last


def _minutes(line: Line, at: int) -> tuple[int, int] | None:
    if line.text[at] != "و":
        return None
    if line.text[at + 1] == "ربع":
        return 15, at + 2
    minutes = line.numeral(at + 1)
    if minutes is None or minutes.value is None or not 0 <= minutes.value < 60:
        return None
    if line.text[minutes.last] != "دقیقه":
        return None
    return int(minutes.value), minutes.last + 1
