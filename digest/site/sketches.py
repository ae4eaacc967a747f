"""What a series is like, in a few words of many observations."""

from __future__ import annotations

from msgspec import Struct

from digest.observations.series import Series


class Sketch(Struct, frozen=True):
    """What a series is like, for pages that look at all of them.

    ``areas`` are the provinces that it knows.
    """

    indicator: str
    unit_name: str
    planned: bool
    areas: tuple[str, ...]


def sketch_of(series: Series) -> Sketch:
    """Tell what a series is like."""
    areas = tuple(area for area in series.areas if area)
    return Sketch(series.indicator, series.unit_name, series.planned, areas)
