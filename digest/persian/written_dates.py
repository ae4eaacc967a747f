"""Dates read in the forms that editors write: Jalali or Gregorian, in figures or in words."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from digest.model import JalaliDate
from digest.persian.calendar import MONTHS, DateError, check_day, from_gregorian
from digest.persian.characters import fold
from digest.persian.numerals import to_ascii_digits, to_persian_digits

JALALI_YEARS = range(1200, 1600)
GREGORIAN_YEARS = range(1900, 2200)

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
        check_day(when)
    return when
