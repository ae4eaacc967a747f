from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec import structs

from digest.model import Bound, Content, JalaliDate
from digest.observations import Observation
from digest.observations.series import Cell, Series, Standing, arrange_series, latest_by_area
from tests.observations.provinces import context, observed, published, read_provinces


def series_of(content: Content, indicator: str, *, planned: bool = False) -> Series:
    found = arrange_series(observed(content), context())
    (one,) = (s for s in found if s.indicator == indicator and s.planned is planned)
    return one


def values(cells: tuple[Cell, ...]) -> list[tuple[str, str]]:
    return [(cell.area, cell.latest.amount.natural) for cell in cells]


def test_provinces_stand_side_by_side() -> None:
    found = latest_by_area(series_of(published(), "active-cooperatives"))
    assert {area: cell.latest.amount.natural for area, cell in found.items()} == {
        "kermanshah": "۳ هزار و ۱۰۵ تعاونی",
        "khorasan-jonubi": "بیش از هزار تعاونی",
        "lorestan": "۵۸۶ تعاونی",
    }


def test_what_holds_now_is_newer_than_the_years_its_article_tells() -> None:
    found = latest_by_area(series_of(published(), "home-credit"))["khorasan-jonubi"]
    assert found.latest.amount.value == Decimal(87_000_000_000)


def test_a_revised_figure_is_shown_beside_the_first() -> None:
    cells = [c for c in series_of(read_provinces(), "new-cooperatives").cells if c.area == "gilan"]
    (revised,) = (cell for cell in cells if cell.standing is Standing.REVISED)
    assert [o.amount.value for o in revised.observations] == [Decimal(81), Decimal(74)]
    assert (revised.start, revised.end) == (JalaliDate(1402, 1), JalaliDate(1402, 6))


def test_plans_stand_apart() -> None:
    planned = series_of(published(), "new-cooperatives", planned=True)
    assert values(planned.cells) == [("kermanshah", "۹۱ تعاونی")]
    assert planned.areas == ("kermanshah",)


def test_units_are_never_mixed() -> None:
    for one in arrange_series((*observed(published()), *observed(read_provinces())), context()):
        assert {o.amount.unit for cell in one.cells for o in cell.observations} == {one.unit}


def test_nothing_is_dropped() -> None:
    everything = observed(published())
    kept = [
        o.id
        for one in arrange_series(everything, context())
        for cell in one.cells
        for o in cell.observations
    ]
    assert sorted(kept) == sorted(o.id for o in everything if o.indicator or o.label)


@pytest.mark.parametrize(
    ("one", "other", "later", "expected"),
    [
        ((500, Bound.EQ), (500, Bound.EQ), True, Standing.CONFIRMED),
        ((500, Bound.GE), (520, Bound.EQ), True, Standing.CONFIRMED),
        ((500, Bound.APPROX), (510, Bound.EQ), True, Standing.CONFIRMED),
        ((500, Bound.EQ), (520, Bound.EQ), True, Standing.REVISED),
        ((500, Bound.EQ), (520, Bound.EQ), False, Standing.DISPUTED),
        ((500, Bound.LT), (520, Bound.EQ), True, Standing.REVISED),
    ],
)
def test_two_articles_on_one_thing(
    one: tuple[int, Bound], other: tuple[int, Bound], later: bool, expected: Standing
) -> None:
    first = next(o for o in observed(published()) if o.period.start == JalaliDate(1398))
    dates = JalaliDate(1400), JalaliDate(1401 if later else 1400)
    pair = tuple(
        _with(structs.replace(first, id=str(at), article=str(at), reported=date), said)
        for at, (said, date) in enumerate(zip((one, other), dates, strict=True))
    )
    ((cell,),) = (made.cells for made in arrange_series(pair, context()))
    assert cell.standing is expected


def _with(observation: Observation, said: tuple[int, Bound]) -> Observation:
    amount = structs.replace(observation.amount, value=Decimal(said[0]), bound=said[1])
    return structs.replace(observation, amount=amount)
