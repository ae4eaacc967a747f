"""One measure side by side: by area, and within an area from new to old.

A comparison has one unit and says in words what a picture can't: bounds,
believed dates, plans, and reports that differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice

from msgspec import Struct

from digest.observations import Amount, Observation
from digest.observations.series import Cell, Series, Standing
from digest.pages.cards import ShownNumber, place_name
from digest.pages.charts import Bar, Line, bar, bounds_of, line, longest
from digest.pages.desk import Desk
from digest.pages.page import indicator_path
from digest.pages.wording import UNKNOWN_TIME
from digest.persian.calendar import date_order
from digest.persian.numerals import format_number, to_persian_digits
from digest.persian.slugs import slugify

_SCALES = (
    (Decimal(10) ** 9, "میلیارد"),
    (Decimal(10) ** 6, "میلیون"),
)
_FEWEST_STEPS = 3
_MOST_STEPS = 12


class Row(Struct, frozen=True):
    """One value: in the column's own unit, as a bar, and with what has to be said of it."""

    number: ShownNumber
    figure: str
    when: str
    bar: Bar
    remark: str


class AreaRows(Struct, frozen=True):
    """The values of one area, the newest first, and their line where there are enough.

    A table with room for one value of each area shows no course of them.
    """

    slug: str
    name: str
    rows: tuple[Row, ...]
    line: Line | None


class Scale(Struct, frozen=True):
    """What figures of a column are counted in: «میلیارد تومان»."""

    size: Decimal
    unit: str

    @staticmethod
    def of(series: Series) -> Scale:
        """Choose a scale in which the largest value is short; nothing is rounded."""
        if series.unit not in ("toman", "rial", "dollar", "euro"):
            return Scale(Decimal(1), series.unit_name)
        most = max(bounds_of(o.amount)[1] for cell in series.cells for o in cell.observations)
        for size, name in _SCALES:
            if most >= size:
                return Scale(size, f"{name} {series.unit_name}")
        return Scale(Decimal(1), series.unit_name)

    def figure(self, observation: Observation) -> str:
        """Write a value in this scale."""
        low, high = bounds_of(observation.amount)
        ends = (low,) if low == high else (low, high)
        return " تا ".join(format_number(end / self.size) for end in ends)


class Comparison(Struct, frozen=True):
    """A table of one measure; ``left_out`` counts the areas that it has no room for.

    It is a comparison when there are several areas or times in it.
    """

    id: str
    name: str
    path: str
    unit: str
    planned: bool
    areas: tuple[AreaRows, ...]
    left_out: int
    is_comparison: bool


class Room(Struct, frozen=True):
    """How many areas a table holds, and how many values of each."""

    areas: int
    values: int


def compare(desk: Desk, series: Series, room: Room) -> Comparison:
    """Put a series side by side, the area with the largest newest value first."""
    groups = sorted(_by_area(series), key=_by_size)
    shown = groups[: room.areas]
    scale = Scale.of(series)
    amounts = [one for cells in shown for one in islice(_amounts(cells), room.values)]
    painter = _Painter(desk, scale, longest(amounts), room.values)
    kind = "plan" if series.planned else "fact"
    return Comparison(
        id=slugify(f"{series.indicator} {series.unit} {kind} {room.values}"),
        name=series.name,
        path=indicator_path(series.indicator),
        unit=scale.unit,
        planned=series.planned,
        areas=tuple(painter.area(cells) for cells in shown),
        left_out=len(groups) - len(shown),
        is_comparison=len(series.cells) > 1,
    )


def _by_area(series: Series) -> list[tuple[Cell, ...]]:
    """Group the cells by what they are about, each group from new to old."""
    groups: dict[tuple[str, str], list[Cell]] = {}
    for cell in series.cells:
        groups.setdefault((cell.area, cell.latest.reach.words), []).append(cell)
    return [tuple(sorted(cells, key=newest, reverse=True)) for cells in groups.values()]


def _amounts(cells: Iterable[Cell]) -> Iterator[Amount]:
    """Give the amounts of the rows that show ``cells``, in their order."""
    for cell in cells:
        if cell.standing is Standing.CONFIRMED:
            yield cell.latest.amount
        else:
            yield from (observation.amount for observation in cell.observations)


def newest(cell: Cell) -> tuple[object, ...]:
    """Order cells by time; one without a time is the oldest."""
    return date_order(cell.end or cell.start)


def _by_size(cells: Sequence[Cell]) -> tuple[bool, Decimal]:
    latest = cells[0].latest
    return not latest.area, -bounds_of(latest.amount)[1]


class _Painter(Struct, frozen=True):
    desk: Desk
    scale: Scale
    most: Decimal
    room: int

    def area(self, cells: Sequence[Cell]) -> AreaRows:
        first = cells[0].latest
        rows = (row for cell in cells for row in self.rows(cell))
        return AreaRows(
            slug=first.area,
            name=place_name(first.reach, self.desk.provinces) or "استان نامعلوم",
            rows=tuple(islice(rows, self.room)),
            line=_line(cells) if self.room > 1 else None,
        )

    def rows(self, cell: Cell) -> Iterator[Row]:
        if cell.standing is Standing.CONFIRMED:
            remark = to_persian_digits(f"در {len(cell.observations)} خبر آمده است")
            yield self.row(cell.latest, remark)
            return
        for at, observation in enumerate(cell.observations):
            yield self.row(observation, _remark(cell.standing, at))

    def row(self, observation: Observation, remark: str) -> Row:
        number = self.desk.teller.number(observation)
        return Row(
            number=number,
            figure=self.scale.figure(observation),
            when=number.when or UNKNOWN_TIME,
            bar=bar(observation.amount, self.most),
            remark=remark,
        )


def _remark(standing: Standing, at: int) -> str:
    match standing:
        case Standing.REVISED:
            return "در خبر تازه‌تر بازنگری شده است" if at else "عدد بازنگری‌شده"
        case Standing.DISPUTED:
            return "خبرها در این عدد هم‌سخن نیستند"
        case Standing.SEVERAL:
            return "یکی از چند عدد همین خبر"
        case _:
            return ""


def _line(cells: Iterable[Cell]) -> Line | None:
    """Draw the values that have a time, where they are enough for a course to be seen."""
    dated = sorted((cell for cell in cells if cell.end or cell.start), key=newest)
    steps = {_moment(cell): bounds_of(cell.latest.amount)[1] for cell in dated[-_MOST_STEPS:]}
    return line(tuple(steps.items())) if len(steps) >= _FEWEST_STEPS else None


def _moment(cell: Cell) -> Decimal:
    """Count years, with months and days as their parts; a year alone is its middle."""
    day = cell.end or cell.start
    assert day
    if day.month is None:
        return day.year + Decimal("0.5")
    return day.year + (day.month - 1 + Decimal((day.day or 15) - 1) / 31) / 12
