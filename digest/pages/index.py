"""The index: the newest article with its numbers, the digest by month, and the doors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digest.model import Entry
from digest.pages.cards import Card
from digest.pages.desk import Desk
from digest.pages.groups import Group, groups_by_date
from digest.pages.page import INDEX, Page
from digest.pages.sheets import Pager, paged
from digest.pages.tiles import Tile, province_tiles
from digest.site import Listing

SOURCE = "content/site.toml"


@dataclass(frozen=True, slots=True)
class IndexView:
    """One page of the index; the lead, the map and the doors are on the first only."""

    lead: Card | None
    groups: tuple[Group, ...]
    tiles: tuple[Tile, ...]
    topics: tuple[Listing, ...]
    pager: Pager


def index(desk: Desk) -> Iterator[Page]:
    """Make the pages of the index."""
    for pager, entries in paged(INDEX, desk.site.entries, desk.site.sheet_size):
        yield Page(
            path=pager.path,
            source=SOURCE,
            template="index.html",
            title=pager.named("خبرها") if pager.number else desk.settings.title,
            description=desk.settings.description,
            view=_view(desk, pager, entries),
        )


def _view(desk: Desk, pager: Pager, entries: tuple[Entry, ...]) -> IndexView:
    is_first = pager.path == INDEX
    lead = entries[0] if is_first and entries else None
    return IndexView(
        lead=desk.cards[lead.article.slug] if lead else None,
        groups=groups_by_date(desk, entries[1:] if lead else entries),
        tiles=province_tiles(desk.site) if is_first else (),
        topics=desk.site.topics if is_first else (),
        pager=pager,
    )
