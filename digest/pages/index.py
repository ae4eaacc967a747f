"""The index: the newest article with its numbers, the digest by month, and the doors."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from digest.config import Settings
from digest.model import JalaliDate
from digest.pages.cards import Card, Link
from digest.pages.desk import Desk
from digest.pages.feeds import announced_feeds, site_feeds
from digest.pages.groups import Group, groups_by_date
from digest.pages.page import INDEX, FeedLink, Page, Planned, topic_path
from digest.pages.sheets import Pager, paged
from digest.pages.structured import collection, structured, structured_list, website
from digest.pages.tiles import Tile, province_tiles
from digest.reading import paths
from digest.site import Brief
from digest.site.changes import newest_change


class IndexView(Struct, frozen=True):
    """One page of the index; the lead and the doors are on the first only."""

    lead: Card | None
    groups: tuple[Group, ...]
    doors: Doors
    pager: Pager


class Door(Struct, frozen=True):
    """The way to a listing, and how many articles it has."""

    link: Link
    count: int


class Doors(Struct, frozen=True):
    """The feeds, the map of the provinces, and the topics."""

    feeds: tuple[FeedLink, ...]
    tiles: tuple[Tile, ...] = ()
    topics: tuple[Door, ...] = ()


def index(desk: Desk) -> Iterator[Planned]:
    """Make the pages of the index."""
    first = _doors(desk)
    older = Doors(site_feeds(desk.site, desk.settings))
    shown_older = repr(older)  # once for many pages
    for pager, entries in paged(INDEX, desk.site.entries, desk.site.sheet_size):
        doors, shown = (older, shown_older) if pager.number else (first, repr(first))
        yield Planned(
            path=pager.path,
            source=paths.SETTINGS,
            shows=(pager.newer, pager.older, shown, *map(desk.shown, entries)),
            make=partial(_page, desk, pager, entries, doors),
            template="index.html",
            listed=True,
            changed=newest_change(entries),
        )


def _doors(desk: Desk) -> Doors:
    topics = (
        Door(Link(topic.name, topic_path(topic.slug)), len(topic.entries))
        for topic in desk.site.topics
    )
    announced = announced_feeds(desk.site, desk.settings)
    return Doors(announced, province_tiles(desk.site), tuple(topics))


def _page(desk: Desk, pager: Pager, entries: tuple[Brief, ...], doors: Doors) -> Page:
    settings = desk.settings
    lead = entries[0] if not pager.number and entries else None
    link = Link(pager.named("خبرها") if pager.number else settings.title, pager.path)
    changed = newest_change(entries)
    return Page(
        path=pager.path,
        template="index.html",
        title=link.name,
        description=settings.description,
        structured=_structured(settings, link, changed),
        feeds=doors.feeds,
        view=IndexView(
            lead=desk.cards[lead.article.slug] if lead else None,
            groups=groups_by_date(desk, entries[1:] if lead else entries),
            doors=doors,
            pager=pager,
        ),
    )


def _structured(settings: Settings, link: Link, changed: JalaliDate | None) -> dict[str, object]:
    if link.path != INDEX:
        return structured_list(settings, (link,), settings.description, changed)
    news = collection(settings, link, settings.description, changed)
    return structured(settings, (), website(settings), news)
