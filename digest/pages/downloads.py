"""The observations as open data: which files there are, and what is in each.

``digest.pages.tables`` writes the rows, and ``digest.pages.data_package`` and
``digest.pages.datasets`` describe the files. Nothing is rounded: values are exact
decimals in ASCII digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from digest.pages.data_package import data_package
from digest.pages.datasets import DESCRIPTION
from digest.pages.desk import Desk
from digest.pages.groups import UNDATED
from digest.pages.page import NUMBERS_TITLE, Planned, table_path
from digest.pages.tables import TabledArticle, records, table
from digest.persian.numerals import to_persian_digits
from digest.reading import paths
from digest.site import Brief, OnDemand, Site

PACKAGE = "datapackage.json"

WHOLE = 5000
"""The most observations in one table that people open; with more there is one for each year."""


class Portion(Struct, frozen=True):
    """The articles whose observations one table holds; ``name`` is its path without an ending."""

    name: str
    title: str
    briefs: tuple[Brief, ...]

    @property
    def table(self) -> str:
        """The path of the table for spreadsheets."""
        return f"{self.name}.csv"

    @property
    def records(self) -> str:
        """The path of the same for programs."""
        return f"{self.name}.json"


def newest_portion(site: Site) -> Portion:
    """Give the articles of the first table: all of them, or the newest as far as there is room."""
    room = WHOLE
    taken: list[Brief] = []
    for brief in site.entries:
        room -= brief.count
        if taken and room < 0:
            break
        taken.append(brief)
    return Portion("numbers", NUMBERS_TITLE, _counted(taken))


def year_portions(site: Site) -> tuple[Portion, ...]:
    """Part the articles by their years, where one table can't hold all; the undated come last."""
    if site.numbers.count <= WHOLE:
        return ()
    years = [(str(year.year), year.entries) for year in site.years]
    portions = (
        Portion(f"numbers/{year}", to_persian_digits(f"{NUMBERS_TITLE} {year}"), _counted(entries))
        for year, entries in years
    )
    undated = Portion("numbers/undated", f"{NUMBERS_TITLE}، {UNDATED}", _counted(site.undated))
    return tuple(portion for portion in (*portions, undated) if portion.briefs)


def _counted(briefs: Iterable[Brief]) -> tuple[Brief, ...]:
    """Leave out the articles without an observation."""
    return tuple(brief for brief in briefs if brief.count)


def downloads(desk: Desk) -> Iterator[Planned]:
    """Plan the tables, their records, the table of each indicator, and the description of all."""
    newest, years = newest_portion(desk.site), year_portions(desk.site)
    portions = {portion.name: portion for portion in (newest, *years)}
    # A table and its records are printed one after the other, and of the same lines.
    articles = OnDemand(portions, lambda name: _articles(desk, portions[name]), room=1)
    for name, portion in portions.items():
        shows = (desk.settings.title, *(_fact(desk, brief) for brief in portion.briefs))
        yield _file(portion.table, shows, partial(_table, articles, name))
        yield _file(portion.records, shows, partial(_records, desk, articles, name))
    for slug, tally in desk.site.numbers.tallies.items():
        shows = (tally.digest, *map(desk.shown, tally.reporters))
        yield _file(table_path(slug), shows, partial(_indicator_table, desk, slug))
    described = tuple((portion.table, portion.title) for portion in years or (newest,))
    package = partial(data_package, desk.settings, DESCRIPTION, described)
    yield _file(PACKAGE, (desk.settings, described), package)


def _file(path: str, shows: tuple[object, ...], make: Callable[[], bytes]) -> Planned:
    return Planned(path, paths.ARTICLES, shows, make)


def _fact(desk: Desk, brief: Brief) -> str:
    """Name all that rows show of an article and of its observations."""
    return brief.numbers + desk.shown(brief)


def _articles(desk: Desk, portion: Portion) -> tuple[TabledArticle, ...]:
    return tuple(
        TabledArticle(brief.article, desk.site.library.tabled(brief)) for brief in portion.briefs
    )


def _table(articles: Mapping[str, Sequence[TabledArticle]], name: str) -> bytes:
    return table(articles[name])


def _records(desk: Desk, articles: Mapping[str, Sequence[TabledArticle]], name: str) -> bytes:
    return records(desk.settings.title, desk.provinces, articles[name])


def _indicator_table(desk: Desk, slug: str) -> bytes:
    reporters = desk.site.numbers.tallies[slug].reporters
    tabled = desk.site.library.tabled_measured(reporters, slug)
    return table(TabledArticle(brief.article, tabled[brief.article.slug]) for brief in reporters)
