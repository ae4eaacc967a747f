"""The page of corrections: what was wrong, where, and since when it is right."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from digest.model import Correction
from digest.pages.cards import Card, Link
from digest.pages.desk import Desk
from digest.pages.page import CORRECTIONS, Page, Planned, planned
from digest.pages.structured import structured_list
from digest.reading import paths
from digest.site.changes import corrections_of


class CorrectedArticle(Struct, frozen=True):
    """A correction beside the card of its article."""

    card: Card
    correction: Correction


class CorrectionsView(Struct, frozen=True):
    """Every correction of the digest, newest first."""

    rows: tuple[CorrectedArticle, ...]


def corrections(desk: Desk) -> Iterator[Planned]:
    """Make the page of corrections, where there are any."""
    rows = tuple(
        CorrectedArticle(desk.cards[one.article.slug], one.correction)
        for one in corrections_of(desk.site.entries)
    )
    if rows:
        link = Link("اصلاح‌ها", CORRECTIONS)
        description = "آنچه در خبرهای منتشرشده نادرست بود و درست شد."
        changed = rows[0].correction.date
        yield planned(
            Page(
                path=CORRECTIONS,
                template="corrections.html",
                title=link.name,
                description=description,
                view=CorrectionsView(rows),
                structured=structured_list(desk.settings, (link,), description, changed),
            ),
            paths.ARTICLES,
            changed=changed,
        )
