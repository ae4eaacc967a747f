"""When an article last changed for its readers, and what was put right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from digest.model import Article, Correction, JalaliDate
from digest.persian.calendar import date_order

if TYPE_CHECKING:
    from digest.site.brief import Brief


class Corrected(Struct, frozen=True):
    """A correction and the article it belongs to."""

    article: Article
    correction: Correction


def last_change(article: Article) -> JalaliDate | None:
    """Give the newest of an article's date, its update and its corrections."""
    dates = [article.date, article.updated, *(one.date for one in article.corrections)]
    return max((date for date in dates if date), key=date_order, default=None)


def newest_change(briefs: Iterable[Brief]) -> JalaliDate | None:
    """Give the newest change of any of ``briefs``."""
    dates = (brief.changed for brief in briefs)
    return max((date for date in dates if date), key=date_order, default=None)


def corrections_of(entries: Iterable[Brief]) -> tuple[Corrected, ...]:
    """List every correction, newest first."""
    found = [
        Corrected(entry.article, correction)
        for entry in entries
        for correction in entry.article.corrections
    ]
    return tuple(sorted(found, key=lambda one: date_order(one.correction.date), reverse=True))
