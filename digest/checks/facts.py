"""What an article does not say of itself, and dates that can't be."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from digest.checks.material import Material, note, warning
from digest.model import Article, JalaliDate
from digest.persian.calendar import date_order, from_gregorian, human_date
from digest.problems import Problem


def missing_facts(material: Material) -> Iterator[Problem]:
    """Note articles without a date, a source or an area."""
    for article in material.content.articles:
        line = material.line_of_key(article, "date")
        if article.date is None:
            hint = "اگر تاریخش پیدا شد در date بنویسید"
            yield note(article.path, line, "undated", "این خبر تاریخ ندارد", hint)
        if not article.source:
            hint = "نام منبع را در source بنویسید"
            yield note(article.path, 1, "no-source", "منبع این خبر نیامده است", hint)
        if not article.area:
            hint = "نام استان را در area بنویسید"
            yield note(article.path, 1, "no-area", "استان این خبر نیامده است", hint)


def strange_dates(material: Material) -> Iterator[Problem]:
    """Warn of dates in the future, and of changes that are older than the article."""
    local = material.now.astimezone(ZoneInfo(material.settings.time_zone))
    today = from_gregorian(local.date(), local.time())
    for article in material.content.articles:
        for key, date in _dates(article):
            line = material.line_of_key(article, key)
            if date_order(date) > date_order(today):
                message = f"تاریخ {key} در آینده است: {human_date(date)}"
                yield warning(article.path, line, "future-date", message, "سال و ماه را ببینید")
            elif key != "date" and article.date and _is_before(date, article.date):
                message = f"تاریخ {key} پیش از تاریخ خبر است: {human_date(date)}"
                yield warning(article.path, line, "early-date", message, "تاریخ‌ها را ببینید")


def _dates(article: Article) -> Iterator[tuple[str, JalaliDate]]:
    if article.date:
        yield "date", article.date
    if article.updated:
        yield "updated", article.updated
    for correction in article.corrections:
        yield "corrections", correction.date


def _is_before(date: JalaliDate, other: JalaliDate) -> bool:
    """Compare as precisely as both are known: ۱۴۰۳ is not before ۱۴۰۳/۰۲."""
    ours = (date.year, date.month, date.day)
    theirs = (other.year, other.month, other.day)
    for our, their in zip(ours, theirs, strict=True):
        if our is None or their is None:
            return False
        if our != their:
            return our < their
    return False
