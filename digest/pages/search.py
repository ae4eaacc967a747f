"""The search page with its doors, and the scripts that it searches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from digest.pages.cards import Link
from digest.pages.desk import Desk
from digest.pages.page import (
    SEARCH,
    Page,
    Planned,
    area_path,
    indicator_path,
    planned,
    topic_path,
)
from digest.pages.search_index import Document, plan_index
from digest.pages.structured import structured
from digest.site import Brief, Library


class DoorGroup(Struct, frozen=True):
    """Links of one kind, which a query narrows to those it names."""

    heading: str
    links: tuple[Link, ...]


class SearchView(Struct, frozen=True):
    """What the page shows before anything is searched."""

    doors: tuple[DoorGroup, ...]


def search(desk: Desk) -> Iterator[Planned]:
    """Plan the page that searches in the browser, and the scripts of its index.

    Articles without a date are numbered last, where they move with the newest.
    """
    link = Link("جست‌وجو", SEARCH)
    page = Page(
        path=SEARCH,
        template="search.html",
        title=link.name,
        description=f"جست‌وجوی واژه‌ها و عددها در خبرهای {desk.settings.title}",
        structured=structured(desk.settings, (link,)),
        view=SearchView(tuple(doors for doors in _doors(desk) if doors.links)),
    )
    yield planned(page, "templates/search.html")
    yield from scripts_of_search(desk)


def scripts_of_search(desk: Desk, only: Iterable[Brief] | None = None) -> Iterator[Planned]:
    """Plan the scripts of the index, or those alone that can change with some articles."""
    entries, undated = desk.site.entries, desk.site.undated
    numbered = (*entries[: len(entries) - len(undated)][::-1], *undated)
    documents = [_document(brief, desk.site.library) for brief in numbered]
    wanted = None if only is None else _numbers_of(only, numbered)
    yield from plan_index(documents, len(undated), only=wanted)


def _numbers_of(briefs: Iterable[Brief], numbered: Sequence[Brief]) -> list[int]:
    slugs = {brief.article.slug for brief in briefs}
    return [number for number, one in enumerate(numbered) if one.article.slug in slugs]


def _document(brief: Brief, library: Library) -> Document:
    return Document(brief.search, partial(library.searchable, brief), brief.article.draft)


def _doors(desk: Desk) -> Iterator[DoorGroup]:
    site = desk.site
    measures = site.numbers.indicators.values()
    yield DoorGroup("شاخص‌ها", tuple(Link(one.name, indicator_path(one.slug)) for one in measures))
    areas = (area for area in site.areas if area.entries)
    yield DoorGroup("استان‌ها", tuple(Link(area.name, area_path(area.slug)) for area in areas))
    topics = (Link(topic.name, topic_path(topic.slug)) for topic in site.topics)
    yield DoorGroup("موضوع‌ها", tuple(topics))
