"""Cards grouped by Jalali day or month, under headings people read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from digest.model import JalaliDate
from digest.pages.cards import Card
from digest.pages.desk import Desk
from digest.persian.calendar import MONTHS, human_date, without_time
from digest.persian.numerals import to_persian_digits
from digest.site import Brief, Month, group_by_month

UNDATED = "بی‌تاریخ"
UNDATED_REMARK = "متن منبع این خبرها تاریخ ندارد."
CROWDED = 2
"""How many articles a day of a month has on average before its days get headings of their own."""


class Group(Struct, frozen=True):
    """Cards under one heading, with a remark where the heading needs one.

    Cards of a group that ``is_day`` need not say their date again.
    """

    heading: str
    cards: tuple[Card, ...]
    remark: str = ""
    is_day: bool = False


def groups_by_date(desk: Desk, entries: tuple[Brief, ...]) -> tuple[Group, ...]:
    """Group the cards of ``entries`` by month, a crowded month by day, the undated ones last."""
    groups = [group for month in group_by_month(entries) for group in _groups_of(desk, month)]
    undated = tuple(entry for entry in entries if entry.article.date is None)
    if undated:
        groups.append(Group(UNDATED, desk.cards_of(undated), UNDATED_REMARK))
    return tuple(groups)


def _groups_of(desk: Desk, month: Month) -> Iterator[Group]:
    days = [(day, tuple(briefs)) for day, briefs in groupby(month.entries, key=_day_of)]
    if month.month is None or len(month.entries) < CROWDED * len(days):
        yield Group(month_name(month), desk.cards_of(month.entries))
        return
    for day, briefs in days:
        name = human_date(day, weekday=True) if day else f"{month_name(month)}، روز نامعلوم"
        yield Group(name, desk.cards_of(briefs), is_day=day is not None)


def _day_of(entry: Brief) -> JalaliDate | None:
    date = entry.article.date
    return without_time(date) if date and date.day else None


def month_name(month: Month) -> str:
    """Name a month with its year: «شهریور ۱۳۹۷», or say that only the year is known."""
    year = to_persian_digits(str(month.year))
    return f"{MONTHS[month.month - 1]} {year}" if month.month else f"{year}، ماه نامعلوم"
