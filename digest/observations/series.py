"""Observations of many articles side by side: by measure, area and period.

Units are never mixed, plans stand apart from what came about, and two values
for one thing are both kept and called what they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from digest.model import Bound, JalaliDate
from digest.observations.context import Context
from digest.observations.observation import Basis, Observation
from digest.persian.calendar import date_order
from digest.persian.characters import fold

NEAR = Decimal("0.05")
"""«حدود ۵۰۰» and 510 are no contradiction."""


class Standing(StrEnum):
    """How the values of one cell stand to one another.

    ``SINGLE``: one value. ``CONFIRMED``: several articles, one value.
    ``SEVERAL``: one article counts several things of the measure, such as the
    plans that were filed and those that were paid. ``REVISED``: a later
    article gives another value. ``DISPUTED``: other values, and no later one.
    """

    SINGLE = "single"
    CONFIRMED = "confirmed"
    SEVERAL = "several"
    REVISED = "revised"
    DISPUTED = "disputed"


class Cell(Struct, frozen=True):
    """What is known of one area at one time; the latest report first.

    ``start`` and ``end`` are the period. Where the texts give none they are
    the date of the report, or empty when that is not known either.
    """

    area: str
    start: JalaliDate | None
    end: JalaliDate | None
    standing: Standing
    observations: tuple[Observation, ...]

    @property
    def latest(self) -> Observation:
        """The value of the latest report."""
        return self.observations[0]


class Series(Struct, frozen=True):
    """All cells of one measure in one unit, by area and then from old to new.

    ``indicator`` is empty for what no declared measure fits; ``name`` is then
    the counted thing. ``planned`` series hold what is to come about.
    """

    indicator: str
    name: str
    unit: str
    unit_name: str
    planned: bool
    cells: tuple[Cell, ...]

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas that have a cell, in the order of the cells."""
        return tuple(dict.fromkeys(cell.area for cell in self.cells))


def arrange_series(observations: Iterable[Observation], context: Context) -> tuple[Series, ...]:
    """Join the observations of all articles: declared measures in the editor's order, then others.

    Parts of a whole are left out, since they would stand beside it as rivals.
    """
    groups: dict[tuple[str, str, str, bool], list[Observation]] = {}
    for observation in observations:
        if not observation.whole and (observation.indicator or observation.label):
            groups.setdefault(_measure_of(observation), []).append(observation)
    order = {matcher.indicator.slug: at for at, matcher in enumerate(context.matchers)}
    made = [_series(found) for found in groups.values()]
    last = len(order)
    return tuple(sorted(made, key=lambda s: (order.get(s.indicator, last), s.planned, s.name)))


def _measure_of(observation: Observation) -> tuple[str, str, str, bool]:
    named = "" if observation.indicator else fold(observation.label)
    planned = "planned" in observation.flags
    return observation.indicator, named, observation.amount.unit, planned


def _series(observations: Sequence[Observation]) -> Series:
    first = observations[0]
    groups: dict[tuple[object, ...], list[Observation]] = {}
    for observation in observations:
        groups.setdefault(_place_and_time(observation), []).append(observation)
    cells = sorted(map(_cell, groups.values()), key=_order)
    return Series(
        indicator=first.indicator,
        name=first.label,
        unit=first.amount.unit,
        unit_name=first.amount.unit_name,
        planned="planned" in first.flags,
        cells=tuple(cells),
    )


def _place_and_time(observation: Observation) -> tuple[object, ...]:
    reach = observation.reach
    # What no date can be given to is comparable with nothing but its own article.
    times = _times(observation)
    words = reach.words and fold(reach.words)
    return reach.area, words, times or observation.article


def _times(observation: Observation) -> tuple[JalaliDate | None, JalaliDate | None] | None:
    period = observation.period
    if period.start or period.end:
        return period.start, period.end
    return (observation.reported, observation.reported) if observation.reported else None


def _cell(observations: Sequence[Observation]) -> Cell:
    ordered = observations
    if len(observations) > 1:
        ordered = sorted(observations, key=lambda o: date_order(o.reported), reverse=True)
    first = ordered[0]
    start, end = _times(first) or (None, None)
    return Cell(
        area=first.area,
        start=start,
        end=end,
        standing=_standing(ordered),
        observations=tuple(ordered),
    )


def _standing(ordered: Sequence[Observation]) -> Standing:
    if len(ordered) == 1:
        return Standing.SINGLE
    articles = {observation.article for observation in ordered}
    if len(articles) == 1:
        return Standing.SEVERAL
    if all(_agree(ordered[0], other) for other in ordered[1:]):
        return Standing.CONFIRMED
    if len(articles) < len(ordered):
        return Standing.SEVERAL
    dates = {date_order(observation.reported) for observation in ordered}
    return Standing.REVISED if len(dates) == len(ordered) else Standing.DISPUTED


def _agree(first: Observation, other: Observation) -> bool:
    """Tell whether two values can both be true: «بیش از ۴۰» and 42 can, 40 and 42 can't."""
    one, two = first.amount.value, other.amount.value
    if one == two or isinstance(one, tuple) or isinstance(two, tuple):
        return one == two
    bounds = (first.amount.bound, other.amount.bound)
    if bounds == (Bound.EQ, Bound.EQ):
        return False
    return _allows(bounds[0], one, two) and _allows(bounds[1], two, one)


def _allows(bound: Bound, said: Decimal, value: Decimal) -> bool:
    """Tell whether a figure leaves room for ``value``; an exact one is the other's to judge."""
    match bound:
        case Bound.GE | Bound.GT:
            return value >= said
        case Bound.LE | Bound.LT:
            return value <= said
        case Bound.APPROX:
            return abs(value - said) <= abs(said) * NEAR
        case _:
            return True


def latest_by_area(series: Series) -> Mapping[str, Cell]:
    """Return the newest cell of each province, for a map or a comparison."""
    newest: dict[str, Cell] = {}
    for cell in sorted(series.cells, key=lambda c: _newness(c, series)):
        if cell.area:
            newest[cell.area] = cell
    return newest


def _newness(cell: Cell, series: Series) -> tuple[object, ...]:
    """Order cells from old to new; «در حال حاضر» is newer than all else its article tells."""
    own = date_order(cell.end or cell.start)
    is_undated = not (cell.start or cell.end)
    if not is_undated or cell.latest.period.basis is not Basis.CURRENT:
        return own, False
    article = cell.latest.article
    beside = (
        date_order(other.end or other.start)
        for other in series.cells
        if any(observation.article == article for observation in other.observations)
    )
    return max(beside, default=own), True


def _order(cell: Cell) -> tuple[object, ...]:
    return (cell.area, *date_order(cell.start or cell.end), *date_order(cell.end))
