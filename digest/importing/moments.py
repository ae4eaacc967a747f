"""Dates as pages write them: in a line of their own, in a heading line, or in metadata."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from msgspec import Struct

from digest.importing.scraps import read_data
from digest.model import JalaliDate
from digest.persian.calendar import MONTHS, human_date
from digest.persian.characters import fold, persian_letters
from digest.persian.numerals import to_ascii_digits
from digest.persian.written_dates import parse_date

GREGORIAN_MONTHS = (
    ("ژانویه", "january", "jan"), ("فوریه", "february", "feb"), ("مارس", "march", "mar"),
    ("آوریل", "april", "apr"), ("مه", "may", "می"), ("ژوئن", "june", "jun"),
    ("ژوئیه", "july", "jul", "جولای"), ("اوت", "august", "aug", "آگوست"),
    ("سپتامبر", "september", "sep", "sept"), ("اکتبر", "october", "oct"),
    ("نوامبر", "november", "nov"), ("دسامبر", "december", "dec"),
)  # fmt: skip
_GREGORIAN_NUMBERS = {
    name: number for number, names in enumerate(GREGORIAN_MONTHS, start=1) for name in names
}
_MONTH = "|".join([*MONTHS, *_GREGORIAN_NUMBERS])
ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}T\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?")
NUMERIC = re.compile(r"(?<![\d/.-])(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?![\d/.-])")
REVERSED = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d/.-])")
SHORT_YEAR = re.compile(r"(?<![\d/.-])(\d{2})/(\d{1,2})/(\d{1,2})(?![\d/.-])")
WORDED = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s+(?:ام\s+)?({_MONTH})(?:[\s\u200c]*ماه)?\s*,?\s*(\d{{4}})", re.I
)
MONTH_FIRST = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}}),?\s+(\d{{4}})", re.I)
CLOCK = re.compile(r"(?<![\d:/.-])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])")
LABEL = re.compile(
    r"(?:date|published|تاریخ(?: (?:انتشار|خبر|درج|ثبت|ارسال))?|زمان(?: انتشار)?|منتشر شده در)"
    r"\s*:*",
    re.I,
)
WEEKDAY = re.compile(r"(?:(?:یک|دو|سه|چهار|پنج)?[\s\u200c]?شنبه|جمعه)")
# What may stand in a line that tells when, beside the date itself.
REST = re.compile(
    r"[\W_\d]+|\b(?:ساعت|ش|ه|انتشار|بروزرسانی|به|روز|رسانی|کد|خبر|شماره|شناسه|گروه|سرویس|news|id)\b",
    re.I,
)
HEAD = re.compile(r"^\s*(?:date|تاریخ)\s*:?\s*(\d{4}[/-]\d{1,2}[/-]\d{1,2})\s+", re.I)


class Moment(Struct, frozen=True):
    """A date that was found: ``written`` as it stood, ``doubt`` what was guessed in reading it."""

    when: JalaliDate
    written: str
    doubt: str = ""


def _plain(text: str) -> str:
    return persian_letters(to_ascii_digits(text))


def find_moment(text: str) -> Moment | None:
    """Return the first date in ``text``; raises DateError for a day that no calendar has.

    >>> find_moment("تاریخ: ۱۴:۱۱ :: ۱۳۹۷/۰۶/۱۴").when.time.hour
    14
    >>> find_moment("سه‌شنبه ۱۱ شهریور ۱۴۰۴").when.day
    11
    """
    plain = _plain(text)
    if found := ISO.search(plain):
        return Moment(parse_date(found.group()), found.group())
    for pattern, order in ((NUMERIC, (1, 2, 3)), (REVERSED, (3, 2, 1))):
        if found := pattern.search(plain):
            parts = tuple(int(found[place]) for place in order)
            return _moment(parts, plain, found)
    for pattern, order in ((WORDED, (3, 2, 1)), (MONTH_FIRST, (3, 1, 2))):
        if found := pattern.search(plain):
            year, month, day = (found[place] for place in order)
            return _moment((int(year), _month(month, int(year)), int(day)), plain, found)
    if found := SHORT_YEAR.search(plain):
        year = int(found[1])
        century = 1300 if year > 50 else 1400
        moment = _moment((century + year, int(found[2]), int(found[3])), plain, found)
        return Moment(moment.when, moment.written, "سده سال در متن نیست و حدس زده شد")
    return None


def _month(name: str, year: int) -> int:
    if year >= 1900:
        return _GREGORIAN_NUMBERS.get(name.lower(), 0)
    return next((place for place, each in enumerate(MONTHS, start=1) if each == name), 0)


def _moment(parts: tuple[int, ...], plain: str, found: re.Match[str]) -> Moment:
    year, month, day = parts
    clock = CLOCK.search(plain[: found.start()] + " " + plain[found.end() :])
    hour = f" {clock[1]}:{clock[2]}" if clock and int(clock[1]) < 24 and int(clock[2]) < 60 else ""
    return Moment(parse_date(f"{year}-{month:02}-{day:02}{hour}"), found.group())


def is_date_line(line: str) -> bool:
    """Tell whether ``line`` only says when, beside a code or a weekday.

    >>> is_date_line("تاریخ انتشار: ۱۴ شهریور ۱۳۹۷ - ۱۴:۱۱ | کد خبر: ۱۲۳۴")
    True
    >>> is_date_line("جشنواره ۱۴ شهریور ۱۳۹۷ برگزار شد.")
    False
    """
    plain = _plain(line)
    for pattern in (ISO, NUMERIC, REVERSED, WORDED, MONTH_FIRST, SHORT_YEAR):
        found = pattern.search(plain)
        if found:
            rest = plain[: found.start()] + " " + plain[found.end() :]
            rest = WEEKDAY.sub(" ", LABEL.sub(" ", rest))
            return not REST.sub("", rest)
    return False


def split_head(line: str) -> tuple[str, str]:
    """Part the date that opens a line from the text after it: « date 2025-09-02 به گزارش …».

    >>> split_head(" date 2025-09-02 به گزارش مهر")
    ('2025-09-02', 'به گزارش مهر')
    """
    found = HEAD.match(_plain(line))
    return (found[1], line[found.end() :]) if found else ("", line)


@cache
def _year_names() -> tuple[tuple[str, int], ...]:
    table: dict[str, str] = tomllib.loads(read_data("years.toml"))["names"]
    named = [(fold(re.sub("[،؛]", "", name)), int(year)) for year, name in table.items()]
    return tuple(sorted(named, key=lambda pair: -len(pair[0])))


def infer_year(text: str) -> tuple[int, str] | None:
    """Return the year whose name the text uses, and why it is believed.

    >>> infer_year("این اداره در سال جهش تولید می‌کوشد")[0]
    1399
    """
    folded = fold(re.sub("[،؛]", "", text))
    for name, year in _year_names():
        if "سال" + name in folded:
            return year, f"متن از «سال» با نام سال {human_date(JalaliDate(year))} یاد می‌کند"
    return None
