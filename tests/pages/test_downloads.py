from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from digest.config import Settings
from digest.model import Content
from digest.observations import Observation
from digest.pages.desk import Desk
from digest.pages.downloads import (
    dataset_structure,
    downloads,
    observation_structure,
    table_bytes,
    whole_scope,
)
from digest.pages.observation_rows import FIELDS, make_row
from tests.factories import arranged
from tests.observations.provinces import entries, observed, published, read_provinces

SETTINGS = Settings(title="خبرنامه", publisher="ناشر", base_url="https://example.org/")


@cache
def desk() -> Desk:
    return laid_out(published())


def laid_out(content: Content) -> Desk:
    return Desk.of(arranged(content, entries(content), SETTINGS), SETTINGS)


def files(desk: Desk) -> dict[str, bytes]:
    made = {plan.path: plan.make() for plan in downloads(desk)}
    return {path: content for path, content in made.items() if isinstance(content, bytes)}


def everything(desk: Desk) -> tuple[Observation, ...]:
    told = desk.site.numbers.observations
    return tuple(one for brief in desk.site.entries for one in told[brief.article.slug])


def rows_of(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def test_the_table_opens_right_in_spreadsheets() -> None:
    table = files(desk())["numbers.csv"]
    assert table.startswith(b"\xef\xbb\xbf")
    assert table.count(b"\r\n") == len(everything(desk())) + 1
    (row,) = (r for r in rows_of(table) if r["written"] == "۶ میلیارد و ۹۰۰ میلیون")
    assert Decimal(row["value"]) == Decimal(6_900_000_000)
    assert (row["unit"], row["area_name"]) == ("toman", "خراسان جنوبی")
    assert (row["date_from"], row["date_to"]) == ("2020-03-20", "2021-03-20")
    assert row["in_words"] == "۶٫۹ میلیارد تومان"
    assert "۶ میلیارد و ۹۰۰ میلیون تومان" in row["quote"]


def test_json_and_table_say_the_same() -> None:
    made = files(desk())
    records = json.loads(made["numbers.json"])["observations"]
    table = rows_of(made["numbers.csv"])
    assert [list(record) for record in records] == [
        list(make_row(o, desk().names)) for o in everything(desk())
    ]
    assert [record["id"] for record in records] == [row["id"] for row in table]
    assert {field.name for field in FIELDS} == set(records[0])


def test_a_text_is_no_formula() -> None:
    row = make_row(everything(desk())[0], desk().names) | {"label": "=1+1", "value": "-5"}
    (read,) = rows_of(table_bytes([row]))
    assert (read["label"], read["value"]) == ("'=1+1", "-5")


@pytest.mark.filterwarnings("ignore")
def test_the_package_is_valid(tmp_path: Path) -> None:
    import frictionless  # noqa: PLC0415 - seconds to import, for this test alone

    for name, content in files(desk()).items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.to_summary()


def test_a_range_and_its_structure() -> None:
    first = next(one for one in everything(desk()) if one.area == "azarbaijan-gharbi")
    ranged = replace(first, amount=replace(first.amount, value=(Decimal(10), Decimal(15))))
    told = observation_structure(ranged, desk().names)
    assert (told["minValue"], told["maxValue"]) == ("10", "15")
    assert told["observationAbout"] == {"@type": "AdministrativeArea", "name": "آذربایجان غربی"}


def test_the_dataset_names_its_files_by_the_public_address() -> None:
    told = json.dumps(dataset_structure(whole_scope(desk()), SETTINGS))
    assert "https://example.org/numbers.csv" in told
    assert "Dataset" in told


def test_every_province_report_makes_a_row() -> None:
    content = read_provinces()
    made = laid_out(content)
    rows = rows_of(files(made)["numbers.csv"])
    order = [brief.article.slug for brief in made.site.entries]
    expected = sorted(observed(content), key=lambda one: order.index(one.article))
    assert [row["id"] for row in rows] == [one.id for one in expected]
    assert len({row["id"] for row in rows}) == len(rows)
