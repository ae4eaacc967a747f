"""Jalali dates: read in the forms editors write, shown to people, told to machines.

People get Persian words and digits of the Solar Hijri calendar, machines get
Gregorian ISO 8601. jdatetime converts between the two; its locale, formats and
parsers are not used, since they depend on the thread and guess at calendars.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import structs

from digest.model import JalaliDate
from digest.persian.characters import fold
from digest.persian.numerals import to_ascii_digits, to_persian_digits

if TYPE_CHECKING:
    import jdatetime

MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
WEEKDAYS = ("شنبه", "یک‌شنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنج‌شنبه", "جمعه")

JALALI_YEARS = range(1200, 1600)
GREGORIAN_YEARS = range(1900, 2200)

_MIDNIGHT = time(0)

_often = lru_cache(4096)
"""For dates that come back again and again: as many as ten years have days."""

_MONTH_NUMBERS = {fold(name): number for number, name in enumerate(MONTHS, start=1)} | {
    fold("امرداد"): 5
}
_NUMERIC = re.compile(
    r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?"
    r"(?:[T ،,]+(?:ساعت )?(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_WORDED = re.compile(
    r"(?:(?:شنبه|(?:یک|دو|سه|چهار|پنج)[\u200c ]?شنبه|جمعه)[ ،,]+)?"
    r"(?:(?P<day>\d{1,2}) )?(?P<month>[^\W\d]+)(?: ?ماه)? (?P<year>\d{4})"
    r"(?:[ ،,]+(?:ساعت )?(?P<clock>\d{1,2}:\d{2}))?"
)


class DateError(ValueError):
    """A date that can't be understood; its text tells the editor why, in Persian."""


def parse_date(text: str, zone: str = "Asia/Tehran") -> JalaliDate:
    """Read a date as an editor writes it; digits of any script.

    A year of 1200–1599 is Jalali, one of 1900–2199 Gregorian and converted; a
    Gregorian moment with an offset is first moved to the site's ``zone``.
    Raises DateError on anything else: nothing is guessed.

    >>> parse_date("۱۳۹۷/۰۶/۱۴") == parse_date("2018-09-05") == parse_date("۱۴ شهریور ۱۳۹۷")
    True
    >>> parse_date("1399-06")
    JalaliDate(year=1399, month=6, day=None, time=None)
    """
    plain = " ".join(to_ascii_digits(text).split())
    if found := _NUMERIC.fullmatch(plain):
        return _from_numbers(found, zone)
    if found := _WORDED.fullmatch(plain):
        return _from_words(found)
    raise DateError(
        f"تاریخ «{text}» خوانده نشد؛ نمونهٔ درست: ۱۴۰۳/۰۲/۳۱ یا ۱۴۰۳/۰۲ یا ۱۴۰۳ یا 2024-05-20"
    )


def _from_numbers(found: re.Match[str], zone: str) -> JalaliDate:
    year, month, day = (int(part) if part else None for part in found.group("year", "month", "day"))
    clock = _clock(found["clock"])
    assert year is not None  # the pattern requires it
    if year in GREGORIAN_YEARS:
        return _from_gregorian((year, month, day), clock, _offset(found["zone"], zone))
    return _checked(JalaliDate(year, month, day, clock))


def _from_words(found: re.Match[str]) -> JalaliDate:
    month = _MONTH_NUMBERS.get(fold(found["month"].removesuffix("ماه")))
    if month is None:
        raise DateError(f"«{found['month']}» نام ماهی از تقویم خورشیدی نیست")
    day = int(found["day"]) if found["day"] else None
    return _checked(JalaliDate(int(found["year"]), month, day, _clock(found["clock"])))


def _clock(text: str | None) -> time | None:
    if not text:
        return None
    try:
        return time.fromisoformat(text.zfill(5))
    except ValueError:
        raise DateError(f"ساعت «{to_persian_digits(text)}» در شبانه‌روز نیست") from None


def _offset(text: str | None, zone: str) -> tuple[timedelta | None, str]:
    if not text:
        return None, zone
    if text == "Z":
        return timedelta(0), zone
    sign = -1 if text[0] == "-" else 1
    return sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])), zone


def _from_gregorian(
    parts: tuple[int, int | None, int | None],
    clock: time | None,
    offset: tuple[timedelta | None, str],
) -> JalaliDate:
    year, month, day = parts
    if month is None or day is None:
        raise DateError(
            f"سال میلادی {to_persian_digits(str(year))} بی ماه و روز، دو سال خورشیدی را می‌گیرد؛ "
            "تاریخ کامل یا سال خورشیدی را بنویسید"
        )
    try:
        moment = datetime.combine(date(year, month, day), clock or time(0))
    except ValueError:
        raise DateError(f"روز {year}-{month:02}-{day:02} در تقویم میلادی نیست") from None
    shift, zone = offset
    if shift is not None and clock is not None:
        local = (moment - shift).replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(zone))
        moment = local.replace(tzinfo=None)
    return from_gregorian(moment.date(), moment.time() if clock else None)


def _checked(when: JalaliDate) -> JalaliDate:
    if when.year not in JALALI_YEARS:
        raise DateError(
            f"سال {to_persian_digits(str(when.year))} نه خورشیدی است (۱۲۰۰ تا ۱۵۹۹) و نه میلادی "
            "(۱۹۰۰ تا ۲۱۹۹)"
        )
    if when.month is not None and not 1 <= when.month <= 12:
        raise DateError(f"ماه {to_persian_digits(str(when.month))} در سال نیست")
    if when.day is not None:
        _as_jdate(when)
    return when


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
