"""Which true values a figure allows: «بیش از ۴۰» anything from 40 on, «حدود ۷» a little around.

A figure is read in two ways. Strictly it allows what its words say; loosely
also what rounding may have hidden. What agrees strictly agrees, what differs
even loosely differs, and of all between nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from digest.model import Bound, Quantity

ABOUT = Decimal("0.05")
"""«حدود» allows a twentieth to either side."""

BEYOND = Decimal("0.25")
"""«بیش از ۴۰» is not said of more than a quarter above it."""

ROUND_FROM = 3
"""With as many zeros at its end a figure may be rounded."""


class Interval(Struct, frozen=True):
    """All values from ``low`` to ``high``."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Tell whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high


def strictly(quantity: Quantity) -> Interval:
    """Return what the words of a figure allow."""
    low, high = _ends(quantity)
    match quantity.bound:
        case Bound.GE | Bound.GT:
            return Interval(low, high * (1 + BEYOND))
        case Bound.LE | Bound.LT:
            return Interval(low * (1 - BEYOND), high)
        case Bound.APPROX:
            return Interval(low * (1 - ABOUT), high * (1 + ABOUT))
        case _:
            return Interval(low, high)


def loosely(quantity: Quantity) -> Interval:
    """Return what the words of a figure and its rounding allow."""
    strict = strictly(quantity)
    low, high = _ends(quantity)
    return Interval(strict.low - _rounding(low), strict.high + _rounding(high))


def sum_of(intervals: Iterable[Interval]) -> Interval:
    """Add intervals end by end."""
    found = list(intervals)
    return Interval(
        sum((i.low for i in found), Decimal(0)), sum((i.high for i in found), Decimal(0))
    )


def last_place(value: Decimal) -> Decimal:
    """Return the size of the last digit that is written: 1 of 14, 0.1 of 2.5."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)


def _ends(quantity: Quantity) -> tuple[Decimal, Decimal]:
    value = quantity.value
    if isinstance(value, tuple):
        return value
    assert isinstance(value, Decimal)  # dates and vague figures are no amounts
    return value, value


def _rounding(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or exponent < ROUND_FROM:
        return Decimal(0)
    return Decimal(1).scaleb(exponent) / 2
