"""Cards grouped by Jalali month, under headings people read."""

from __future__ import annotations

from dataclasses import dataclass

from digest.pages.cards import Card
from digest.pages.desk import Desk
from digest.persian.calendar import MONTHS
from digest.persian.numerals import to_persian_digits
from digest.site import Brief, Month, group_by_month

UNDATED = "بی‌تاریخ"
UNDATED_REMARK = "متن منبع این خبرها تاریخ ندارد."


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under one heading, with a remark where the heading needs one."""

    heading: str
    cards: tuple[Card, ...]
    remark: str = ""


def groups_by_month(desk: Desk, entries: tuple[Brief, ...]) -> tuple[Group, ...]:
    """Group the cards of ``entries`` by Jalali month, the undated ones last."""
    dated = [Group(month_name(m), desk.cards_of(m.entries)) for m in group_by_month(entries)]
    undated = tuple(entry for entry in entries if entry.article.date is None)
    if undated:
        dated.append(Group(UNDATED, desk.cards_of(undated), UNDATED_REMARK))
    return tuple(dated)


def month_name(month: Month) -> str:
    """Name a month with its year: «شهریور ۱۳۹۷», or say that only the year is known."""
    year = to_persian_digits(str(month.year))
    return f"{MONTHS[month.month - 1]} {year}" if month.month else f"{year}، ماه نامعلوم"
