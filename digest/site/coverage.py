"""The Gregorian days that figures hold for or were reported on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from digest.model import JalaliDate
from digest.observations import Observation
from digest.persian.calendar import to_gregorian

Days = tuple[str, str]
"""The first and the last day, as ISO 8601 has them."""


def covered(observations: Iterable[Observation]) -> Days | None:
    """Give the first and the last day of all ``observations``, where any is known."""
    # Most observations are of the same few days.
    known = tuple(observations)
    reported = {one.reported for one in known}
    starts = {one.period.start for one in known} | reported
    ends = {one.period.end for one in known} | reported
    days = [day for day in (*map(first_day, starts), *map(last_day, ends)) if day]
    return (min(days).isoformat(), max(days).isoformat()) if days else None


def together(spans: Iterable[Days | None]) -> Days | None:
    """Give the first and the last day of all ``spans``."""
    known = [span for span in spans if span]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else None


def first_day(day: JalaliDate | None) -> date | None:
    """Return the Gregorian day on which a Jalali year, month or day begins."""
    if day is None:
        return None
    is_precise = day.day is not None
    return to_gregorian(day if is_precise else JalaliDate(day.year, day.month or 1, 1))


def last_day(day: JalaliDate | None) -> date | None:
    """Return the Gregorian day on which a Jalali year, month or day ends.

    >>> last_day(JalaliDate(1399)), last_day(JalaliDate(1402, 6))
    (datetime.date(2021, 3, 20), datetime.date(2023, 9, 22))
    """
    if day is None or day.day is not None:
        return first_day(day)
    year, month = (day.year, day.month + 1) if day.month else (day.year + 1, 1)
    after = JalaliDate(year + 1, 1) if month > 12 else JalaliDate(year, month)
    following = first_day(after)
    return following - timedelta(days=1) if following else None
