"""The geometry of bars, lines and shades; what is drawn is in the templates.

Everything runs from the right, as the text does: bars grow to the left, and
time goes by from right to left.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from digest.model import Bound
from digest.observations import Amount

TAIL = Decimal(5)
"""How much of a bar, in hundredths of the longest one, is open where a bound is."""

SHADES = 5
HEIGHT = 100
WIDTH = 300


class Bar(Struct, frozen=True):
    """A bar in hundredths of the longest: what is certain, and what a bound leaves open."""

    solid: str
    open: str

    @property
    def start(self) -> str:
        """Where the solid part begins, counted from the left."""
        return _plain(100 - Decimal(self.solid))

    @property
    def open_start(self) -> str:
        """Where the open part begins, counted from the left."""
        return _plain(100 - Decimal(self.solid) - Decimal(self.open))


def bar(amount: Amount, most: Decimal) -> Bar:
    """Measure the bar of an amount where ``most`` has the longest one.

    «بیش از» goes on a little beyond its value, «کمتر از» is open all the way.
    """
    low, high = bounds_of(amount)
    solid, end = _share(low, most), _share(high, most)
    match amount.bound:
        case Bound.GE | Bound.GT:
            end += TAIL
        case Bound.LE | Bound.LT:
            solid = Decimal(0)
        case Bound.APPROX:
            solid = max(Decimal(0), solid - TAIL)
    end = min(end, Decimal(100))
    solid = min(solid, end)
    return Bar(_plain(solid), _plain(end - solid))


def bounds_of(amount: Amount) -> tuple[Decimal, Decimal]:
    """Give both ends of an amount; they are the same unless it is a range."""
    value = amount.value
    return value if isinstance(value, tuple) else (value, value)


def longest(amounts: Sequence[Amount]) -> Decimal:
    """Give the value that has the longest bar, leaving room for the tail of «بیش از»."""
    most = max((bounds_of(amount)[1] for amount in amounts), default=Decimal(0))
    return most * 100 / (100 - TAIL)


def _share(value: Decimal, most: Decimal) -> Decimal:
    return max(Decimal(0), value / most * 100) if most > 0 else Decimal(0)


def _plain(value: Decimal) -> str:
    return f"{round(value, 1).normalize():f}"


def shade(value: Decimal, most: Decimal) -> int:
    """Choose one of the shades, 1 the palest, by the share of the largest value.

    >>> shade(Decimal(1), Decimal(100)), shade(Decimal(100), Decimal(100))
    (1, 5)
    """
    if most <= 0:
        return 1
    return min(SHADES, 1 + int(_share(value, most) * SHADES / 100))


class Line(Struct, frozen=True):
    """A line through points, each with its place from the left and from the top."""

    points: tuple[tuple[str, str], ...]

    @property
    def path(self) -> str:
        """The points as SVG's ``polyline`` takes them."""
        return " ".join(f"{x},{y}" for x, y in self.points)


def line(steps: Sequence[tuple[Decimal, Decimal]]) -> Line:
    """Draw moments and their values, from old to new; the ground line is zero."""
    first, last = steps[0][0], steps[-1][0]
    most = max(value for _, value in steps)
    length = last - first
    return Line(
        tuple(
            (
                _plain(WIDTH - (moment - first) / length * WIDTH if length else Decimal(WIDTH)),
                _plain(HEIGHT - _share(value, most) * HEIGHT / 100),
            )
            for moment, value in steps
        )
    )
