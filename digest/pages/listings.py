"""The listings of areas, topics and sources, and the doors that lead to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct, structs

from digest.pages.band import number_band
from digest.pages.cards import Card, Link, ShownNumber
from digest.pages.desk import Desk
from digest.pages.feeds import feed_links
from digest.pages.groups import Group, groups_by_date
from digest.pages.page import (
    AREAS,
    SOURCES,
    TOPICS,
    FeedLink,
    Page,
    Planned,
    area_path,
    planned,
    source_path,
    topic_path,
)
from digest.pages.sheets import Pager, paged
from digest.pages.structured import structured_list
from digest.pages.tiles import Tile, province_tiles
from digest.persian.numerals import format_number
from digest.reading import paths
from digest.site import Brief, Listing
from digest.site.changes import newest_change


class Kind(Struct, frozen=True):
    """What listings are by, with the words and paths of its pages."""

    name: str
    heading: str
    source: str
    door: str
    path: Callable[[str], str]
    has_feeds: bool = False


_AREA = Kind("استان", "استان‌ها", paths.AREAS, AREAS, area_path, has_feeds=True)
_TOPIC = Kind("موضوع", "موضوع‌ها", paths.TOPICS, TOPICS, topic_path, has_feeds=True)
_SOURCE = Kind("منبع", "منبع‌ها", paths.ARTICLES, SOURCES, source_path)


class ListingView(Struct, frozen=True):
    """The articles of one listing, with the band of their numbers.

    ``has_place`` tells whether articles and numbers need their place beside
    them, since the listing is not of one area.
    """

    overline: Link
    band: tuple[ShownNumber, ...]
    has_place: bool
    groups: tuple[Group, ...]
    pager: Pager


class Section(Struct, frozen=True):
    """A part of the site that lists articles: its path, its words, and the pages above it.

    ``above`` has the topmost first. ``lasting`` is the description of older
    sheets, for where the other changes with every new article.
    """

    path: str
    title: str
    description: str
    above: tuple[Link, ...]
    source: str
    is_area: bool = False
    feeds: tuple[FeedLink, ...] = ()
    lasting: str = ""


class ListingEntry(Struct, frozen=True):
    """One listing behind a door."""

    link: Link
    description: str
    count: int
    newest: Card


class DoorView(Struct, frozen=True):
    """All listings of one kind, with the map where they are areas."""

    tiles: tuple[Tile, ...]
    listings: tuple[ListingEntry, ...]


def areas(desk: Desk) -> Iterator[Planned]:
    """Make the map of areas and the listing of each area that has articles."""
    yield from _pages(desk, _AREA, desk.site.areas)


def topics(desk: Desk) -> Iterator[Planned]:
    """Make the list of topics and the listing of each."""
    yield from _pages(desk, _TOPIC, desk.site.topics)


def sources(desk: Desk) -> Iterator[Planned]:
    """Make the list of sources and the listing of each."""
    yield from _pages(desk, _SOURCE, desk.site.sources)


def _pages(desk: Desk, kind: Kind, listings: tuple[Listing, ...]) -> Iterator[Planned]:
    with_entries = tuple(listing for listing in listings if listing.entries)
    yield planned(_door(desk, kind, with_entries), kind.source)
    for listing in with_entries:
        yield from _listing(desk, kind, listing)


def _door(desk: Desk, kind: Kind, listings: tuple[Listing, ...]) -> Page:
    link, description = Link(kind.heading, kind.door), f"خبرها به تفکیک {kind.name}"
    return Page(
        path=kind.door,
        template="door.html",
        title=kind.heading,
        description=description,
        structured=structured_list(desk.settings, (link,), description),
        view=DoorView(
            tiles=province_tiles(desk.site) if kind is _AREA else (),
            listings=tuple(_listing_entry(desk, kind, listing) for listing in listings),
        ),
    )


def _listing_entry(desk: Desk, kind: Kind, listing: Listing) -> ListingEntry:
    return ListingEntry(
        link=Link(listing.name, kind.path(listing.slug)),
        description=listing.description,
        count=len(listing.entries),
        newest=desk.cards[listing.entries[0].article.slug],
    )


def _listing(desk: Desk, kind: Kind, listing: Listing) -> Iterator[Planned]:
    count = format_number(len(listing.entries))
    described = listing.description or f"{count} خبر از {kind.name} {listing.name}"
    link = Link(listing.name, kind.path(listing.slug))
    section = Section(
        link.path,
        link.name,
        described,
        (Link(kind.heading, kind.door),),
        kind.source,
        is_area=kind is _AREA,
        feeds=feed_links(link, listing.entries, desk.settings) if kind.has_feeds else (),
        lasting=listing.description or f"خبرهای {kind.name} {listing.name}",
    )
    return listing_pages(desk, section, listing.entries)


def listing_pages(desk: Desk, section: Section, entries: tuple[Brief, ...]) -> Iterator[Planned]:
    """Make the sheets of a list of articles; the band of numbers is on the newest."""
    older = structs.replace(section, description=section.lasting or section.description)
    shown_older = repr(older)  # once for many pages
    for pager, on_sheet in paged(section.path, entries, desk.site.sheet_size):
        at, shown = (older, shown_older) if pager.number else (section, repr(section))
        yield Planned(
            path=pager.path,
            source=section.source,
            shows=(shown, pager.newer, pager.older, *map(desk.shown, on_sheet)),
            make=partial(_sheet, desk, at, pager, on_sheet),
            template="listing.html",
            listed=True,
            changed=newest_change(on_sheet),
        )


def _sheet(desk: Desk, section: Section, pager: Pager, on_sheet: tuple[Brief, ...]) -> Page:
    top = (*section.above, Link(section.title, section.path))
    title, changed = pager.named(section.title), newest_change(on_sheet)
    trail = (*top, Link(title, pager.path)) if pager.number else top
    return Page(
        path=pager.path,
        template="listing.html",
        title=title,
        description=section.description,
        structured=structured_list(desk.settings, trail, section.description, changed),
        feeds=section.feeds,
        view=ListingView(
            overline=section.above[-1],
            band=() if pager.number else number_band(desk.cards_of(on_sheet)),
            has_place=not section.is_area,
            groups=groups_by_date(desk, on_sheet),
            pager=pager,
        ),
    )
