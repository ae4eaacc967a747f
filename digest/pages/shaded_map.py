"""The map of the provinces, shaded by the newest value of an indicator in each."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from digest.model import Area, Indicator
from digest.observations import Observation
from digest.observations.series import latest_by_area
from digest.pages.cards import Link
from digest.pages.charts import bounds_of, shade
from digest.pages.comparison import Scale
from digest.pages.desk import Desk
from digest.pages.page import indicator_path
from digest.pages.wording import wording


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


def shaded_map(desk: Desk, indicator: Indicator) -> ShadedMap | None:
    """Shade the map by the first series with provinces; none where no province is known."""
    if not desk.site.numbers.tallies[indicator.slug].is_placed:
        return None
    found = desk.site.numbers.series[indicator.slug]
    series = next(one for one in found if any(one.areas))
    newest = {area: cell.latest for area, cell in latest_by_area(series).items()}
    scale = Scale.of(series)
    most = max(bounds_of(observation.amount)[1] for observation in newest.values())
    tiles = tuple(_tile(area, newest.get(area.slug), scale, most) for area in desk.site.provinces)
    return ShadedMap(scale.unit, tiles, tuple(_other_maps(desk, indicator)))


def _tile(area: Area, newest: Observation | None, scale: Scale, most: Decimal) -> ShadedTile:
    return ShadedTile(
        slug=area.slug,
        name=area.name,
        row=area.row,
        column=area.column,
        figure=_figure(newest, scale) if newest else "",
        shade=shade(bounds_of(newest.amount)[1], most) if newest else 0,
    )


def _figure(observation: Observation, scale: Scale) -> str:
    """Write the value with its bound: «بیش از ۱٬۰۰۰» is not ۱٬۰۰۰ on a map either."""
    return f"{wording(observation).bound} {scale.figure(observation)}".strip()


def _other_maps(desk: Desk, indicator: Indicator) -> Iterator[Link]:
    numbers = desk.site.numbers
    for other in numbers.indicators.values():
        if other is not indicator and numbers.tallies[other.slug].is_placed:
            yield Link(other.name, f"{indicator_path(other.slug)}#map")
