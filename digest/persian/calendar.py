"""Jalali dates: converted, ordered, shown to people and told to machines.

People get Persian words and digits of the Solar Hijri calendar, machines get
Gregorian ISO 8601. jdatetime converts between the two; its locale, formats and
parsers are not used, since they depend on the thread and guess at calendars.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import structs

from digest.model import JalaliDate
from digest.persian.numerals import to_persian_digits

if TYPE_CHECKING:
    import jdatetime

MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
WEEKDAYS = ("شنبه", "یک‌شنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنج‌شنبه", "جمعه")

_MIDNIGHT = time(0)

_often = lru_cache(4096)
"""For dates that come back again and again: as many as ten years have days."""


class DateError(ValueError):
    """A date that can't be understood; its text tells the editor why, in Persian."""


def check_day(when: JalaliDate) -> None:
    """Raise DateError where the month of a date has no such day."""
    _as_jdate(when)


def _as_jdate(when: JalaliDate) -> jdatetime.date:
    import jdatetime  # noqa: PLC0415 - heavy, and most builds read no new date

    assert when.month is not None
    assert when.day is not None
    try:
        return jdatetime.date(when.year, when.month, when.day)
    except ValueError:
        month = f"{MONTHS[when.month - 1]} {when.year}"
        raise DateError(
            f"{to_persian_digits(month)} روز {to_persian_digits(str(when.day))} ندارد"
        ) from None


def from_gregorian(day: date, clock: time | None = None) -> JalaliDate:
    """Convert a Gregorian day (of the site's own zone) to a Jalali one."""
    import jdatetime  # noqa: PLC0415 - see _as_jdate

    converted = jdatetime.date.fromgregorian(date=day)
    return JalaliDate(converted.year, converted.month, converted.day, clock)


@_often
def to_gregorian(when: JalaliDate) -> date | None:
    """Convert a day-precise Jalali date; ``None`` when only the month or year is known."""
    if when.month is None or when.day is None:
        return None
    converted: date = _as_jdate(when).togregorian()
    return converted


def machine_date(when: JalaliDate, zone: str) -> str:
    """Write ISO 8601 for machines, with the offset of ``zone`` when the time is known.

    Empty when the day is not known: a month of one calendar is none of the other.

    >>> machine_date(JalaliDate(1397, 6, 14, time(14, 11)), "Asia/Tehran")
    '2018-09-05T14:11:00+04:30'
    """
    day = to_gregorian(when)
    if day is None:
        return ""
    if when.time is None:
        return day.isoformat()
    return datetime.combine(day, when.time, tzinfo=ZoneInfo(zone)).isoformat()


def machine_moment(when: JalaliDate, zone: str) -> str:
    """Write a full RFC 3339 moment for feeds: midnight of ``zone`` when no time is known."""
    day = to_gregorian(when)
    if day is None:
        return ""
    return datetime.combine(day, when.time or _MIDNIGHT, tzinfo=ZoneInfo(zone)).isoformat()


@_often
def human_date(when: JalaliDate, *, weekday: bool = False) -> str:
    """Write a date for people, as precise as it is known.

    >>> human_date(JalaliDate(1397, 6, 14), weekday=True)
    'چهارشنبه ۱۴ شهریور ۱۳۹۷'
    >>> human_date(JalaliDate(1399, 6)), human_date(JalaliDate(1399))
    ('شهریور ۱۳۹۹', '۱۳۹۹')
    """
    words = [str(when.year)]
    if when.month is not None:
        words.insert(0, MONTHS[when.month - 1])
    if when.day is not None:
        words.insert(0, str(when.day))
    if weekday and when.day is not None:
        words.insert(0, WEEKDAYS[_as_jdate(when).weekday()])
    return to_persian_digits(" ".join(words))


def without_time(when: JalaliDate) -> JalaliDate:
    """Leave the time of day out of a date."""
    return structs.replace(when, time=None) if when.time else when


def human_time(when: JalaliDate) -> str:
    """Write the time of day for people, empty when it is not known: «۱۴:۱۱»."""
    return to_persian_digits(f"{when.time:%H:%M}") if when.time else ""


def date_order(when: JalaliDate | None) -> tuple[int, int, int, time]:
    """Order dates from old to new: a date known less precisely comes before those inside it."""
    if when is None:
        return (0, 0, 0, _MIDNIGHT)
    return (when.year, when.month or 0, when.day or 0, when.time or _MIDNIGHT)
