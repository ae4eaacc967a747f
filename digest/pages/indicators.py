"""The page of each indicator: its meaning, its values on map and table, and every sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from digest.model import Indicator
from digest.observations import Observation
from digest.observations.series import Series
from digest.pages.cards import Card, Link
from digest.pages.comparison import Comparison, Room, compare
from digest.pages.datasets import (
    dataset_structure,
    distribution,
    observation_structure,
    scope_of,
)
from digest.pages.desk import Desk
from digest.pages.observation_rows import quoted
from digest.pages.page import INDICATORS, Page, Planned, indicator_path, table_path
from digest.pages.quotations import Quotation, quotations
from digest.pages.shaded_map import ShadedMap, shaded_map
from digest.pages.structured import structured, structured_list
from digest.persian.numerals import format_number
from digest.reading import paths
from digest.site import Brief, Tally
from digest.site.sketches import Sketch

SOURCE = paths.INDICATORS
DESCRIPTION = "آنچه چند خبر می‌سنجند، با یک تعریف و یک واحد، استان به استان و سال به سال."

_DOOR = Link("شاخص‌ها", INDICATORS)

_NEWEST = Room(areas=40, values=1)
_COURSE = Room(areas=40, values=6)
_SHORT = 12
"""How many rows are taken in at a glance; with more, the newest value of each area goes first."""

_QUOTED = 60
"""The most observations whose sentences are quoted."""

_STRUCTURED = 30
"""The most observations that are described for machines."""


class Quoted(Struct, frozen=True):
    """Sentences of one article that give the indicator."""

    card: Card
    quotations: tuple[Quotation, ...]


class IndicatorView(Struct, frozen=True):
    """One indicator; ``left_out`` counts the observations whose sentences have no room.

    ``comparisons`` are to be taken in at a glance; ``courses`` have the past
    of each area where that would have made them too long.
    """

    indicator: Indicator
    unit: str
    comparisons: tuple[Comparison, ...]
    courses: tuple[Comparison, ...]
    map: ShadedMap | None
    quoted: tuple[Quoted, ...]
    left_out: int
    table: str


class Measure(Struct, frozen=True):
    """One indicator in the list of all."""

    link: Link
    indicator: Indicator
    unit: str
    count: int
    areas: tuple[str, ...]


class IndicatorsView(Struct, frozen=True):
    """All indicators that some article reports."""

    measures: tuple[Measure, ...]


def indicators(desk: Desk) -> Iterator[Planned]:
    """Make the page of each indicator, and then their list, where articles report any."""
    found = desk.site.numbers.indicators
    if not found:
        return
    tallies = desk.site.numbers.tallies
    placed = tuple(slug for slug, tally in tallies.items() if tally.is_placed)
    for indicator in found.values():
        yield _planned(desk, indicator, placed)
    yield Planned(
        path=INDICATORS,
        source=SOURCE,
        shows=(*found.values(), *(tally.digest for tally in tallies.values())),
        make=partial(_list, desk),
        template="indicators.html",
        listed=True,
    )


def _planned(desk: Desk, indicator: Indicator, placed: tuple[str, ...]) -> Planned:
    """Plan the page of an indicator; ``placed`` are those that have a map, to which it links."""
    tally = desk.site.numbers.tallies[indicator.slug]
    return Planned(
        path=indicator_path(indicator.slug),
        source=SOURCE,
        shows=(indicator, tally.digest, placed, *map(desk.shown, _quoted_first(tally))),
        make=partial(_page, desk, indicator),
        template="indicator.html",
        listed=True,
    )


def _quoted_first(tally: Tally) -> tuple[Brief, ...]:
    """Take the articles that the quoted sentences can come from: each gives at least one."""
    return tally.reporters[:_QUOTED]


def _list(desk: Desk) -> Page:
    found = desk.site.numbers.indicators
    return Page(
        path=INDICATORS,
        template="indicators.html",
        title=_DOOR.name,
        description=DESCRIPTION,
        structured=structured_list(desk.settings, (_DOOR,), DESCRIPTION),
        view=IndicatorsView(tuple(_measure(desk, indicator) for indicator in found.values())),
    )


def _measure(desk: Desk, indicator: Indicator) -> Measure:
    sketches = desk.site.numbers.sketches[indicator.slug]
    areas = dict.fromkeys(area for one in sketches for area in one.areas)
    return Measure(
        link=Link(indicator.name, indicator_path(indicator.slug)),
        indicator=indicator,
        unit=_units(sketches),
        count=desk.site.numbers.tallies[indicator.slug].count,
        areas=tuple(desk.provinces[area] for area in areas),
    )


def _page(desk: Desk, indicator: Indicator) -> Page:
    series = desk.site.numbers.series[indicator.slug]
    observed = desk.site.numbers.measured[indicator.slug]
    quoted, left_out = observed[:_QUOTED], observed[_QUOTED:]
    count = format_number(len(observed))
    return Page(
        path=indicator_path(indicator.slug),
        template="indicator.html",
        title=f"شاخص {indicator.name}",
        description=indicator.definition or f"{count} عدد از {indicator.name}",
        view=IndicatorView(
            indicator=indicator,
            unit=_units(desk.site.numbers.sketches[indicator.slug]),
            comparisons=tuple(compare(desk, one, _glance(one)) for one in series),
            courses=tuple(compare(desk, one, _COURSE) for one in series if _is_long(one)),
            map=shaded_map(desk, indicator),
            quoted=tuple(_quoted(desk, quoted)),
            left_out=len(left_out),
            table=table_path(indicator.slug),
        ),
        structured=_structured(desk, indicator, observed),
    )


def _is_long(series: Series) -> bool:
    return len(series.cells) > max(_SHORT, len(series.areas))


def _glance(series: Series) -> Room:
    return _NEWEST if _is_long(series) else _COURSE


def _units(sketches: Sequence[Sketch]) -> str:
    return "، ".join(dict.fromkeys(one.unit_name for one in sketches if one.unit_name))


def _quoted(desk: Desk, observed: Sequence[Observation]) -> Iterator[Quoted]:
    by_article: dict[str, list[Observation]] = {}
    for observation in observed:
        by_article.setdefault(observation.article, []).append(observation)
    for slug, found in by_article.items():
        ordered = sorted(found, key=lambda o: (o.place.in_title, o.place.start))
        yield Quoted(desk.cards[slug], tuple(quotations(desk, desk.articles[slug], ordered)))


def _structured(
    desk: Desk, indicator: Indicator, observed: Sequence[Observation]
) -> dict[str, object]:
    if not desk.settings.base_url:
        return {}
    dataset = dataset_structure(scope_of(observed, desk.provinces), desk.settings) | {
        "name": indicator.name,
        "description": indicator.definition or indicator.name,
        "distribution": [distribution(table_path(indicator.slug), "text/csv", desk.settings)],
    }
    parts = [_observation(desk, one) for one in observed[:_STRUCTURED]]
    trail = (_DOOR, Link(indicator.name, indicator_path(indicator.slug)))
    return structured(desk.settings, trail, dataset, *parts)


def _observation(desk: Desk, observation: Observation) -> dict[str, object]:
    quote = quoted(desk.articles[observation.article], observation.place)
    return observation_structure(observation, quote, desk.provinces)
