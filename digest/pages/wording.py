"""An observation in words for people: how much, of what, where and when.

Owns the order of the words; the figures themselves were put into words where
they were read.
"""

from __future__ import annotations

from msgspec import Struct

from digest.model import JalaliDate
from digest.observations import Observation, Period
from digest.persian.calendar import human_date, without_time

UNKNOWN_TIME = "زمان نامعلوم"

_SCALES = ("هزار", "میلیون", "میلیارد", "یک", "منفی")


class Wording(Struct, frozen=True):
    """An amount in three parts: «بیش از», «۴۰ میلیارد», «تومان»; any but the value may be empty."""

    bound: str
    value: str
    unit: str


def wording(observation: Observation) -> Wording:
    """Part the natural form of an amount, so that each part can have its own type."""
    amount = observation.amount
    said = amount.natural
    if amount.unit_name:
        said = said.removesuffix(f" {amount.unit_name}")
    if _is_figure(said):
        return Wording("", said, amount.unit_name)
    words = said.split(" ")
    first = next((at for at, word in enumerate(words) if _is_figure(word)), 0)
    return Wording(" ".join(words[:first]), " ".join(words[first:]), amount.unit_name)


def _is_figure(word: str) -> bool:
    return word[:1].isdecimal() or word in _SCALES


def caption(observation: Observation) -> str:
    """Name what is measured, unless the unit says it: «۲۱ تعاونی» needs no «تعاونی» again."""
    is_said = observation.label == observation.amount.unit_name
    return "" if is_said else observation.label


def time_words(observation: Observation) -> str:
    """Say when a figure holds, or at least when it was reported; empty when neither is known."""
    period, reported = observation.period, observation.reported
    if period.start or period.end:
        return span_words(period) + ("، برآوردی" if period.inferred else "")
    quoted = f"«{period.words}»" if period.words else ""
    return "، ".join(filter(None, (quoted, report_words(reported, inferred=observation.inferred))))


def report_words(reported: JalaliDate | None, *, inferred: bool) -> str:
    """Say when a figure was reported, which is all that is known of many.

    >>> report_words(JalaliDate(1397, 6, 14), inferred=False)
    'خبر ۱۴ شهریور ۱۳۹۷'
    """
    day = human_date(without_time(reported)) if reported else ""
    return f"خبر {day}" + (" (تاریخ برآوردی)" if inferred else "") if day else ""


def span_words(period: Period) -> str:
    """Write the dates of a period.

    >>> span_words(Period(start=JalaliDate(1398), end=JalaliDate(1398)))
    '۱۳۹۸'
    >>> span_words(Period(end=JalaliDate(1400, 3)))
    'تا خرداد ۱۴۰۰'
    """
    start, end = (_day(day) for day in (period.start, period.end))
    if start == end:
        return start
    return " ".join(part for part in (start and f"از {start}", end and f"تا {end}") if part)


def _day(day: JalaliDate | None) -> str:
    return human_date(without_time(day)) if day else ""


class Statement(Struct, frozen=True):
    """A sentence around an amount: what stands before it, and what after it."""

    before: str
    after: str


def statement(observation: Observation, where: str) -> Statement:
    """Say a figure in one sentence; the amount itself goes between the two parts.

    Only a declared measure takes a verb: the words of a text may be anything.
    """
    place = f"در {where}، " if where else ""
    label = caption(observation)
    if not observation.indicator:
        return Statement(f"{place}{label}{':' if label else ''}", ".")
    if "planned" in observation.flags:
        return Statement(f"{place}قرار است {label} به", "برسد.")
    return Statement(f"{place}{label} به", "می‌رسد.")


_REMARKS = {
    "planned": "برنامه است، نه آنچه شده",
    "unit-missing": "متن واحد آن را نگفته است",
    "unlikely": "نیازمند بازبینی",
}


def remarks(observation: Observation) -> tuple[str, ...]:
    """Say what a reader has to know of a figure beside its amount, place and time."""
    said = [words for flag, words in _REMARKS.items() if flag in observation.flags]
    if observation.whole:
        said.append("بخشی از یک کل")
    if observation.checked:
        said.append("بازبینی‌شده")
    return tuple(said)
