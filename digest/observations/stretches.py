"""Stretches of time that end when the article speaks: «در یک سال گذشته», «شش ماه اخیر»."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from digest.model import JalaliDate
from digest.observations.calendar_words import number_of, units
from digest.observations.words import table
from digest.persian.calendar import from_gregorian, to_gregorian


def read_stretch(
    words: Sequence[str], at: int, date: JalaliDate | None
) -> tuple[int, JalaliDate | None] | None:
    """Read a stretch at word ``at``: the word after it, and the day, month or year it begins.

    The beginning is ``None`` where the article's date is not known well
    enough. «سال گذشته» without a number is a year, no stretch.
    """
    count = number_of(words[at])
    unit_at = at + bool(count)
    unit = units().get(words[unit_at], "")
    past = words[unit_at + 1] in table("periods")["moments"]["past"]
    if not unit or not past or (unit == "year" and not count):
        return None
    return unit_at + 2, _back(date, unit, count or 1)


def _back(date: JalaliDate | None, unit: str, count: int) -> JalaliDate | None:
    if date is None or count > 200:
        return None
    if unit == "year":
        return JalaliDate(date.year - count, date.month)
    if unit == "month":
        return _months_back(date, count)
    return _days_back(date, count * (7 if unit == "week" else 1))


def _months_back(date: JalaliDate, count: int) -> JalaliDate | None:
    if date.month is None:
        return JalaliDate(date.year - (count + 11) // 12) if count >= 12 else None
    months = date.year * 12 + date.month - 1 - count
    return JalaliDate(months // 12, months % 12 + 1)


def _days_back(date: JalaliDate, days: int) -> JalaliDate | None:
    today = to_gregorian(date)
    return from_gregorian(today - timedelta(days=days)) if today else None
