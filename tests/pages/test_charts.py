from __future__ import annotations

from decimal import Decimal

import pytest

from digest.model import Bound
from digest.observations import Amount
from digest.pages.charts import Bar, bar, line, longest, shade


def amount(value: int | tuple[int, int], bound: Bound = Bound.EQ) -> Amount:
    ends = tuple(map(Decimal, value)) if isinstance(value, tuple) else Decimal(value)
    return Amount(ends, "", "", bound, "", "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "bound", "solid", "beyond"),
    [
        (50, Bound.EQ, "50", "0"),
        (50, Bound.GT, "50", "5"),
        (50, Bound.APPROX, "45", "5"),
        (50, Bound.LT, "0", "50"),
        ((20, 30), Bound.EQ, "20", "10"),
        (0, Bound.EQ, "0", "0"),
        (99, Bound.GE, "99", "1"),
    ],
)
def test_a_bar_shows_what_is_certain_and_what_a_bound_leaves_open(
    value: int | tuple[int, int], bound: Bound, solid: str, beyond: str
) -> None:
    assert bar(amount(value, bound), Decimal(100)) == Bar(solid, beyond)


def test_bars_grow_from_the_right() -> None:
    drawn = Bar("30", "5")
    assert (drawn.start, drawn.open_start) == ("70", "65")


def test_the_longest_bar_leaves_room_for_its_open_end() -> None:
    most = longest([amount(19), amount(7)])
    assert bar(amount(19, Bound.GT), most) == Bar("95", "5")
    assert longest([]) == 0


def test_shades_go_by_the_share_of_the_largest() -> None:
    assert [shade(Decimal(n), Decimal(100)) for n in (0, 19, 20, 60, 100)] == [1, 1, 2, 4, 5]
    assert shade(Decimal(0), Decimal(0)) == 1


def test_time_goes_by_from_right_to_left_and_the_ground_is_zero() -> None:
    steps = [
        (Decimal(1397), Decimal(50)),
        (Decimal(1398), Decimal(100)),
        (Decimal(1401), Decimal(0)),
    ]
    assert line(steps).points == (("300", "50"), ("225", "0"), ("0", "100"))
