"""The index: the newest article with its numbers, the digest by month, and the doors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from digest.pages.cards import Card, Link
from digest.pages.desk import Desk
from digest.pages.groups import Group, groups_by_month
from digest.pages.page import INDEX, Page, Planned, topic_path
from digest.pages.sheets import Pager, paged
from digest.pages.tiles import Tile, province_tiles
from digest.site import Brief

SOURCE = "content/site.toml"


@dataclass(frozen=True, slots=True)
class IndexView:
    """One page of the index; the lead and the doors are on the first only."""

    lead: Card | None
    groups: tuple[Group, ...]
    doors: Doors
    pager: Pager


@dataclass(frozen=True, slots=True)
class Door:
    """The way to a listing, and how many articles it has."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class Doors:
    """The map of the provinces, and the topics."""

    tiles: tuple[Tile, ...] = ()
    topics: tuple[Door, ...] = ()


def index(desk: Desk) -> Iterator[Planned]:
    """Make the pages of the index."""
    for pager, entries in paged(INDEX, desk.site.entries, desk.site.sheet_size):
        doors = Doors() if pager.number else _doors(desk)
        yield Planned(
            path=pager.path,
            source=SOURCE,
            shows=(pager, doors, *map(desk.shown, entries)),
            make=partial(_page, desk, pager, entries, doors),
            template="index.html",
            listed=True,
        )


def _doors(desk: Desk) -> Doors:
    topics = (
        Door(Link(topic.name, topic_path(topic.slug)), len(topic.entries))
        for topic in desk.site.topics
    )
    return Doors(province_tiles(desk.site), tuple(topics))


def _page(desk: Desk, pager: Pager, entries: tuple[Brief, ...], doors: Doors) -> Page:
    lead = entries[0] if not pager.number and entries else None
    return Page(
        path=pager.path,
        source=SOURCE,
        template="index.html",
        title=pager.named("خبرها") if pager.number else desk.settings.title,
        description=desk.settings.description,
        view=IndexView(
            lead=desk.cards[lead.article.slug] if lead else None,
            groups=groups_by_month(desk, entries[1:] if lead else entries),
            doors=doors,
            pager=pager,
        ),
    )
