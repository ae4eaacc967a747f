"""The page of each indicator: its meaning, its values on map and table, and every sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from msgspec import Struct

from digest.model import Indicator
from digest.observations import Observation
from digest.observations.series import Series, latest_by_area
from digest.pages.cards import Card, Link
from digest.pages.charts import bounds_of, shade
from digest.pages.comparison import Comparison, Room, Scale, compare
from digest.pages.desk import Desk
from digest.pages.downloads import (
    dataset_structure,
    distribution,
    observation_structure,
    scope_of,
)
from digest.pages.observation_rows import quoted
from digest.pages.page import INDICATORS, Page, Planned, indicator_path, table_path
from digest.pages.quotations import Quotation, quotations
from digest.pages.structured import structured, structured_list
from digest.pages.wording import wording
from digest.persian.numerals import to_persian_digits
from digest.site import Brief, Tally
from digest.site.sketches import Sketch

SOURCE = "content/indicators.toml"
DESCRIPTION = "آنچه چند خبر می‌سنجند، با یک تعریف و یک واحد، استان به استان و سال به سال."

_DOOR = Link("شاخص‌ها", INDICATORS)

_NEWEST = Room(areas=40, values=1)
_COURSE = Room(areas=40, values=6)
_SHORT = 12
"""So many rows are taken in at a glance; with more, the newest value of each area goes first."""

_QUOTED = 60
_TOLD_TO_MACHINES = 30


class ShadedTile(Struct, frozen=True):
    """A province on the map: its value in figures, and a shade, 0 where nothing is known."""

    slug: str
    name: str
    row: int
    column: int
    figure: str
    shade: int


class ShadedMap(Struct, frozen=True):
    """The provinces shaded by their newest values in one unit; ``others`` are more such maps."""

    unit: str
    tiles: tuple[ShadedTile, ...]
    others: tuple[Link, ...]


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
        tally = tallies[indicator.slug]
        yield Planned(
            path=indicator_path(indicator.slug),
            source=SOURCE,
            shows=(
                indicator,
                tally.digest,
                placed,
                *map(desk.shown, _quoted_first(tally)),
            ),
            make=partial(_page, desk, indicator),
            template="indicator.html",
            listed=True,
        )
    yield Planned(
        path=INDICATORS,
        source=SOURCE,
        shows=(*found.values(), *(tally.digest for tally in tallies.values())),
        make=partial(_list, desk),
        template="indicators.html",
        listed=True,
    )


def _quoted_first(tally: Tally) -> tuple[Brief, ...]:
    """Take the articles that the quoted sentences can come from: each has one at least."""
    return tally.reporters[:_QUOTED]


def _list(desk: Desk) -> Page:
    found = desk.site.numbers.indicators
    return Page(
        path=INDICATORS,
        source=SOURCE,
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
    count = to_persian_digits(str(len(observed)))
    return Page(
        path=indicator_path(indicator.slug),
        source=SOURCE,
        template="indicator.html",
        title=f"شاخص {indicator.name}",
        description=indicator.definition or f"{count} عدد از {indicator.name}",
        view=IndicatorView(
            indicator=indicator,
            unit=_units(desk.site.numbers.sketches[indicator.slug]),
            comparisons=tuple(compare(desk, one, _glance(one)) for one in series),
            courses=tuple(compare(desk, one, _COURSE) for one in series if _is_long(one)),
            map=_map(desk, indicator),
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


def _other_maps(desk: Desk, indicator: Indicator) -> Iterator[Link]:
    numbers = desk.site.numbers
    for other in numbers.indicators.values():
        if other is not indicator and numbers.tallies[other.slug].is_placed:
            yield Link(other.name, f"{indicator_path(other.slug)}#map")


def _quoted(desk: Desk, observed: Sequence[Observation]) -> Iterator[Quoted]:
    by_article: dict[str, list[Observation]] = {}
    for observation in observed:
        by_article.setdefault(observation.article, []).append(observation)
    for slug, found in by_article.items():
        ordered = sorted(found, key=lambda o: (o.place.in_title, o.place.start))
        yield Quoted(desk.cards[slug], tuple(quotations(desk, desk.articles[slug], ordered)))


def _map(desk: Desk, indicator: Indicator) -> ShadedMap | None:
    """Shade the map by the first series with provinces; none where no province is known."""
    if not desk.site.numbers.tallies[indicator.slug].is_placed:
        return None
    found = desk.site.numbers.series[indicator.slug]
    series = next(one for one in found if any(one.areas))
    newest = {area: cell.latest for area, cell in latest_by_area(series).items()}
    scale = Scale.of(series)
    most = max(bounds_of(observation.amount)[1] for observation in newest.values())
    tiles = tuple(
        ShadedTile(
            slug=area.slug,
            name=area.name,
            row=area.row,
            column=area.column,
            figure=_figure(newest[area.slug], scale) if area.slug in newest else "",
            shade=_shade(newest.get(area.slug), most),
        )
        for area in desk.site.provinces
    )
    return ShadedMap(scale.unit, tiles, tuple(_other_maps(desk, indicator)))


def _figure(observation: Observation, scale: Scale) -> str:
    """Write the value with its bound: «بیش از ۱٬۰۰۰» is not ۱٬۰۰۰ on a map either."""
    return f"{wording(observation).bound} {scale.figure(observation)}".strip()


def _shade(observation: Observation | None, most: Decimal) -> int:
    return shade(bounds_of(observation.amount)[1], most) if observation else 0


def _structured(
    desk: Desk, indicator: Indicator, observed: Sequence[Observation]
) -> dict[str, object]:
    if not desk.settings.base_url:
        return {}
    told = dataset_structure(scope_of(observed, desk.provinces), desk.settings) | {
        "name": indicator.name,
        "description": indicator.definition or indicator.name,
        "distribution": [distribution(table_path(indicator.slug), "text/csv", desk.settings)],
    }
    parts = [_told(desk, one) for one in observed[:_TOLD_TO_MACHINES]]
    trail = (_DOOR, Link(indicator.name, indicator_path(indicator.slug)))
    return structured(desk.settings, trail, told, *parts)


def _told(desk: Desk, observation: Observation) -> dict[str, object]:
    quote = quoted(desk.articles[observation.article], observation.place)
    return observation_structure(observation, quote, desk.provinces)
