from __future__ import annotations

from pathlib import Path

import pytest

from digest.model import Content, JalaliDate
from digest.observations import Observation, Period
from tests.observations.provinces import PROVINCES, observed, published, read_provinces

CASES = Path(__file__).resolve().parent.parent / "cases"
COLUMNS = ("article", "surface", "value", "unit", "indicator", "area", "period", "places")

Row = tuple[str, ...]


def expected(path: Path) -> list[Row]:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    assert rows[0] == COLUMNS
    return rows[1:]


def day(date: JalaliDate | None) -> str:
    if date is None:
        return ""
    parts = (date.year, date.month, date.day)
    return "-".join(f"{part:02}" for part in parts if part)


def dates(period: Period) -> str:
    ends = (day(period.start), day(period.end))
    return "/".join(ends) if any(ends) else ""


def row(found: Observation) -> Row:
    return (
        found.article,
        found.place.surface,
        f"{found.amount.value.normalize():f}"
        if not isinstance(found.amount.value, tuple)
        else "/".join(map(str, found.amount.value)),
        found.amount.unit,
        found.indicator,
        found.area,
        dates(found.period),
        str(len(found.places)),
    )


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (PROVINCES / "expected-observations.tsv", read_provinces),
        (CASES / "observations.tsv", published),
    ],
    ids=["provinces", "published"],
)
def test_a_careful_reader_lists_the_same(path: Path, content: object) -> None:
    read: Content = content()  # type: ignore[operator]
    assert sorted(map(row, observed(read))) == sorted(expected(path))
