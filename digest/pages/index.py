"""The index: the newest article with its numbers, the digest by month, and the doors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digest.model import Entry
from digest.pages.cards import Card
from digest.pages.desk import Desk
from digest.pages.groups import Group, groups_by_month
from digest.pages.page import Page, sheet_path
from digest.pages.tiles import Tile, province_tiles
from digest.persian.numerals import to_persian_digits
from digest.site import Listing

SOURCE = "content/site.toml"


@dataclass(frozen=True, slots=True)
class IndexView:
    """One page of the index; the lead, the map and the doors are on the first only."""

    lead: Card | None
    groups: tuple[Group, ...]
    tiles: tuple[Tile, ...]
    topics: tuple[Listing, ...]
    newer: str
    older: str
    number: int
    count: int


def index(desk: Desk) -> Iterator[Page]:
    """Make the pages of the index."""
    for number, entries in enumerate(desk.site.sheets, start=1):
        yield Page(
            path=sheet_path(number),
            source=SOURCE,
            template="index.html",
            title=desk.settings.title if number == 1 else _sheet_title(number),
            description=desk.settings.description,
            view=_view(desk, number, entries),
        )


def _sheet_title(number: int) -> str:
    return f"خبرها، صفحهٔ {to_persian_digits(str(number))}"


def _view(desk: Desk, number: int, entries: tuple[Entry, ...]) -> IndexView:
    is_first = number == 1
    count = len(desk.site.sheets)
    lead = entries[0] if is_first and entries else None
    return IndexView(
        lead=desk.cards[lead.article.slug] if lead else None,
        groups=groups_by_month(desk, entries[1:] if lead else entries),
        tiles=province_tiles(desk.site) if is_first else (),
        topics=desk.site.topics if is_first else (),
        newer="" if is_first else sheet_path(number - 1),
        older=sheet_path(number + 1) if number < count else "",
        number=number,
        count=count,
    )
