"""The listings of areas, topics and sources, and the doors that lead to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from digest.model import Entry
from digest.pages.band import number_band
from digest.pages.cards import Card, Link, ShownNumber
from digest.pages.desk import Desk
from digest.pages.groups import Group, groups_by_date
from digest.pages.page import (
    AREAS,
    SOURCES,
    TOPICS,
    Page,
    area_path,
    source_path,
    topic_path,
)
from digest.pages.sheets import Pager, paged
from digest.pages.tiles import Tile, province_tiles
from digest.persian.numerals import to_persian_digits
from digest.site import Listing


@dataclass(frozen=True, slots=True)
class Kind:
    """What listings are by, with the words and paths of its pages."""

    name: str
    heading: str
    source: str
    door: str
    path: Callable[[str], str]


_AREA = Kind("استان", "استان‌ها", "content/areas.toml", AREAS, area_path)
_TOPIC = Kind("موضوع", "موضوع‌ها", "content/topics.toml", TOPICS, topic_path)
_SOURCE = Kind("منبع", "منبع‌ها", "content/articles", SOURCES, source_path)


@dataclass(frozen=True, slots=True)
class ListingView:
    """The articles of one listing, with the band of their numbers.

    ``has_place`` tells whether the numbers need their place beside them, since
    the listing is not of one area.
    """

    overline: Link
    band: tuple[ShownNumber, ...]
    has_place: bool
    groups: tuple[Group, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list of articles stands: its path, its words, and what is above it."""

    path: str
    title: str
    description: str
    overline: Link
    source: str
    is_area: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One listing behind a door."""

    link: Link
    description: str
    count: int
    newest: Card


@dataclass(frozen=True, slots=True)
class DoorView:
    """All listings of one kind, with the map where they are areas."""

    tiles: tuple[Tile, ...]
    choices: tuple[Choice, ...]


def areas(desk: Desk) -> Iterator[Page]:
    """Make the map of areas and the listing of each area that has articles."""
    yield from _pages(desk, _AREA, desk.site.areas)


def topics(desk: Desk) -> Iterator[Page]:
    """Make the list of topics and the listing of each."""
    yield from _pages(desk, _TOPIC, desk.site.topics)


def sources(desk: Desk) -> Iterator[Page]:
    """Make the list of sources and the listing of each."""
    yield from _pages(desk, _SOURCE, desk.site.sources)


def _pages(desk: Desk, kind: Kind, listings: tuple[Listing, ...]) -> Iterator[Page]:
    with_entries = tuple(listing for listing in listings if listing.entries)
    yield _door(desk, kind, with_entries)
    for listing in with_entries:
        yield from _listing(desk, kind, listing)


def _door(desk: Desk, kind: Kind, listings: tuple[Listing, ...]) -> Page:
    return Page(
        path=kind.door,
        source=kind.source,
        template="door.html",
        title=kind.heading,
        description=f"خبرها به تفکیک {kind.name}",
        view=DoorView(
            tiles=province_tiles(desk.site) if kind is _AREA else (),
            choices=tuple(_choice(desk, kind, listing) for listing in listings),
        ),
    )


def _choice(desk: Desk, kind: Kind, listing: Listing) -> Choice:
    return Choice(
        link=Link(listing.name, kind.path(listing.slug)),
        description=listing.description,
        count=len(listing.entries),
        newest=desk.cards[listing.entries[0].article.slug],
    )


def _listing(desk: Desk, kind: Kind, listing: Listing) -> Iterator[Page]:
    count = to_persian_digits(str(len(listing.entries)))
    described = listing.description or f"{count} خبر از {kind.name} {listing.name}"
    place = Place(
        kind.path(listing.slug),
        listing.name,
        described,
        Link(kind.heading, kind.door),
        kind.source,
        is_area=kind is _AREA,
    )
    return listing_pages(desk, place, listing.entries)


def listing_pages(desk: Desk, place: Place, entries: tuple[Entry, ...]) -> Iterator[Page]:
    """Make the sheets of a list of articles; the band of numbers is on the newest."""
    for pager, on_sheet in paged(place.path, entries, desk.site.sheet_size):
        yield Page(
            path=pager.path,
            source=place.source,
            template="listing.html",
            title=pager.named(place.title),
            description=place.description,
            view=ListingView(
                overline=place.overline,
                band=() if pager.number else number_band(desk.cards_of(on_sheet)),
                has_place=not place.is_area,
                groups=groups_by_date(desk, on_sheet),
                pager=pager,
            ),
        )
