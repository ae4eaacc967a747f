"""Articles put in order and filed: by date, area, topic and source.

Owns the order readers meet articles in. What is done with their numbers is
``digest.site.numbers``' business, paths and words are the pages'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from msgspec import Struct

from digest.config import Settings
from digest.model import Area, Asset, Content, Indicator, Leaf
from digest.persian.calendar import date_order
from digest.persian.collation import sort_key
from digest.persian.slugs import slugify
from digest.site.brief import Brief
from digest.site.library import Library
from digest.site.numbers import Numbers, arrange_numbers
from digest.site.related import relate

Entries = tuple[Brief, ...]

FindRelated = Callable[[Entries], Mapping[str, tuple[str, ...]]]
"""Gives the slugs related to the slug of each entry."""


class Listing(Struct, frozen=True):
    """All entries of one area, topic or source, the newest first."""

    slug: str
    name: str
    entries: Entries
    description: str = ""


class Month(Struct, frozen=True):
    """The entries of one Jalali month; ``month`` is ``None`` where only the year is known."""

    year: int
    month: int | None
    entries: Entries


class Year(Struct, frozen=True):
    """The months of one Jalali year that have entries, the newest first."""

    year: int
    months: tuple[Month, ...]

    @property
    def entries(self) -> Entries:
        """All entries of the year."""
        return tuple(entry for month in self.months for entry in month.entries)


class Neighbours(Struct, frozen=True):
    """The articles published just after and just before one."""

    newer: Brief | None = None
    older: Brief | None = None


class Site(Struct, frozen=True):
    """Everything the pages show, in the order they show it.

    ``entries`` holds the dated articles, the newest first, then the undated
    ones in alphabetical order, which ``undated`` repeats. ``areas`` has a
    listing for every declared area, an empty one too, since the map shows
    all; ``topics`` and ``sources`` only those with entries. ``sheet_size`` is
    how many entries a page shows before older ones get a page of their own.
    ``neighbours`` and ``related``, the slugs of articles that belong to it, go
    by the slug of the article; ``library`` has what the entries leave out.
    """

    entries: Entries
    undated: Entries
    sheet_size: int
    years: tuple[Year, ...]
    areas: tuple[Listing, ...]
    topics: tuple[Listing, ...]
    sources: tuple[Listing, ...]
    neighbours: Mapping[str, Neighbours]
    related: Mapping[str, tuple[str, ...]]
    numbers: Numbers
    provinces: tuple[Area, ...]
    indicators: tuple[Indicator, ...]
    leaves: tuple[Leaf, ...]
    media: tuple[Asset, ...]
    library: Library


def relate_entries(entries: Entries) -> Mapping[str, tuple[str, ...]]:
    """Give the slugs related to the slug of each entry, first those its editor has chosen."""
    return relate(
        {brief.article.slug: brief.features for brief in entries},
        {brief.article.slug: brief.article.related for brief in entries if brief.article.related},
    )


def arrange(
    content: Content,
    briefs: Iterable[Brief],
    library: Library,
    settings: Settings,
    find_related: FindRelated = relate_entries,
) -> Site:
    """Put articles in order and file them; ``content`` gives what they are filed under."""
    entries = tuple({brief.article.slug: brief for brief in briefs}.values())
    dated = tuple(sorted(_dated(entries), key=_by_date, reverse=True))
    undated = tuple(sorted(_undated(entries), key=lambda e: sort_key(e.article.title)))
    ordered = dated + undated
    return Site(
        entries=ordered,
        undated=undated,
        sheet_size=settings.articles_per_page,
        years=_years(dated),
        areas=_area_listings(content, ordered),
        topics=_topic_listings(content, ordered),
        sources=_source_listings(ordered),
        neighbours=_neighbours(dated),
        related=find_related(ordered),
        numbers=arrange_numbers(content, ordered, library),
        provinces=content.areas,
        indicators=content.indicators,
        leaves=content.leaves,
        media=content.media,
        library=library,
    )


def _dated(entries: Entries) -> Iterable[Brief]:
    return (entry for entry in entries if entry.article.date is not None)


def _undated(entries: Entries) -> Iterable[Brief]:
    return (entry for entry in entries if entry.article.date is None)


def _by_date(entry: Brief) -> tuple[object, ...]:
    # The slug makes the order of one moment's articles the same in every build.
    return (*date_order(entry.article.date), entry.article.slug)


def group_by_month(entries: Iterable[Brief]) -> tuple[Month, ...]:
    """Group dated entries that are in order of date into their Jalali months."""
    return tuple(
        Month(year, month, tuple(group))
        for (year, month), group in groupby(entries, key=_month_of)
        if year is not None
    )


def _month_of(entry: Brief) -> tuple[int | None, int | None]:
    date = entry.article.date
    return (date.year, date.month) if date else (None, None)


def _years(dated: Entries) -> tuple[Year, ...]:
    months = group_by_month(dated)
    return tuple(Year(year, tuple(group)) for year, group in groupby(months, lambda m: m.year))


def _neighbours(dated: Entries) -> dict[str, Neighbours]:
    ends = (None, *dated, None)
    return {
        entry.article.slug: Neighbours(newer, older)
        for entry, newer, older in zip(dated, ends, ends[2:], strict=False)
    }


def _area_listings(content: Content, entries: Entries) -> tuple[Listing, ...]:
    groups = _grouped(entries, lambda entry: (entry.article.area,))
    listings = (Listing(a.slug, a.name, groups.get(a.slug, ())) for a in content.areas)
    return tuple(sorted(listings, key=lambda listing: sort_key(listing.name)))


def _topic_listings(content: Content, entries: Entries) -> tuple[Listing, ...]:
    groups = _grouped(entries, lambda entry: entry.article.topics)
    listings = (
        Listing(topic.slug, topic.name, groups[topic.slug], topic.description)
        for topic in content.topics
        if topic.slug in groups
    )
    return tuple(sorted(listings, key=lambda listing: sort_key(listing.name)))


def _source_listings(entries: Entries) -> tuple[Listing, ...]:
    groups = _grouped(entries, lambda entry: (entry.article.source,))
    listings = (Listing(slugify(name), name, found) for name, found in groups.items())
    return tuple(sorted(listings, key=lambda listing: sort_key(listing.name)))


def _grouped(entries: Entries, keys: Callable[[Brief], tuple[str, ...]]) -> dict[str, Entries]:
    groups: dict[str, list[Brief]] = {}
    for entry in entries:
        for key in filter(None, keys(entry)):
            groups.setdefault(key, []).append(entry)
    return {key: tuple(found) for key, found in groups.items()}
