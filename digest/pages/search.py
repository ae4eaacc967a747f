"""The search page with its doors, and the scripts that it searches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digest.model import Asset, Entry
from digest.pages.cards import Link
from digest.pages.desk import Desk
from digest.pages.page import (
    SEARCH,
    Page,
    area_path,
    indicator_path,
    topic_path,
)
from digest.pages.search_index import search_index
from digest.pages.searchables import Searchable, make_searchable
from digest.persian.calendar import human_date

UNDATED = "بی‌تاریخ"


@dataclass(frozen=True, slots=True)
class Doors:
    """Links of one kind, which a query narrows to those it names."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the page shows before anything is searched."""

    doors: tuple[Doors, ...]


def search(desk: Desk) -> Iterator[Page]:
    """Make the page that searches, in the browser, what :func:`search_assets` gives."""
    yield Page(
        path=SEARCH,
        source="templates/search.html",
        template="search.html",
        title="جست‌وجو",
        description=f"جست‌وجوی واژه‌ها و عددها در خبرهای {desk.settings.title}",
        view=SearchView(tuple(doors for doors in _doors(desk) if doors.links)),
    )


def _doors(desk: Desk) -> Iterator[Doors]:
    site = desk.site
    measures = site.numbers.indicators.values()
    yield Doors("شاخص‌ها", tuple(Link(one.name, indicator_path(one.slug)) for one in measures))
    areas = (area for area in site.areas if area.entries)
    yield Doors("استان‌ها", tuple(Link(area.name, area_path(area.slug)) for area in areas))
    topics = (Link(topic.name, topic_path(topic.slug)) for topic in site.topics)
    yield Doors("موضوع‌ها", tuple(topics))


def search_assets(desk: Desk) -> Iterator[Asset]:
    """Make the scripts of the index.

    Articles without a date are numbered last, where they move with the newest.
    """
    entries, undated = desk.site.entries, desk.site.undated
    numbered = (*entries[: len(entries) - len(undated)][::-1], *undated)
    return search_index([_searchable(desk, entry) for entry in numbered], len(undated))


def _searchable(desk: Desk, entry: Entry) -> Searchable:
    return make_searchable(entry, tuple(_names(desk, entry)), _note(desk, entry))


def _names(desk: Desk, entry: Entry) -> Iterator[str]:
    """Name what an article belongs to, who speaks in it, and what it measures."""
    article = entry.article
    card = desk.cards[article.slug]
    for link in (card.area, *card.topics, card.source):
        if link:
            yield link.name
    if article.official:
        yield f"{article.official.name}\n{article.official.office}"
    yield article.author
    for observation in desk.site.numbers.observations[article.slug]:
        if observation.indicator:
            yield desk.site.numbers.indicators[observation.indicator].name


def _note(desk: Desk, entry: Entry) -> str:
    article = entry.article
    card = desk.cards[article.slug]
    draft = "منتشرنشده" if article.draft else ""
    day = human_date(article.date) if article.date else UNDATED
    area = card.area.name if card.area else ""
    return "، ".join(filter(None, (draft, day, area, article.source)))
