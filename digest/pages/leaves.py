"""The pages outside the digest: «درباره» and its like, and the page for a lost address."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from digest.model import Span
from digest.pages.cards import Link
from digest.pages.desk import Desk
from digest.pages.page import NOT_FOUND, Page, Planned, leaf_path, planned
from digest.pages.pieces import shown_text
from digest.pages.prose import weave
from digest.pages.structured import structured
from digest.pages.summaries import SUMMARY_LENGTH, shortened


class LeafView(Struct, frozen=True):
    """The body of a leaf as HTML."""

    body: str


def leaves(desk: Desk) -> Iterator[Planned]:
    """Make the pages that the editor wrote outside the digest."""
    for leaf in desk.site.leaves:
        whole = Span(0, len(leaf.prose.text))
        yield planned(
            Page(
                path=leaf_path(leaf),
                template="leaf.html",
                title=leaf.title,
                description=shortened(shown_text(leaf.prose, whole), SUMMARY_LENGTH),
                view=LeafView(weave(leaf.prose, ())),
                structured=structured(desk.settings, (Link(leaf.title, leaf_path(leaf)),)),
            ),
            leaf.path,
        )


def not_found(_: Desk) -> Iterator[Planned]:
    """Make the page that the host shows for an address that leads nowhere."""
    page = Page(path=NOT_FOUND, template="404.html", title="این صفحه پیدا نشد", view=None)
    yield planned(page, "templates/404.html", listed=False)
