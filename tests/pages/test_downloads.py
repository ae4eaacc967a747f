from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from digest.config import Settings
from digest.pages.downloads import (
    Sheet,
    dataset_structure,
    number_downloads,
    observation_structure,
    table_bytes,
)
from digest.pages.observation_rows import FIELDS, make_row
from tests.observations.provinces import observed, published, read_provinces

SETTINGS = Settings(title="خبرنامه", publisher="ناشر", base_url="https://example.org/")


def sheet() -> Sheet:
    content = published()
    return Sheet(
        observations=observed(content),
        articles={article.slug: article for article in content.articles},
        areas={area.slug: area for area in content.areas},
        indicators={indicator.slug: indicator for indicator in content.indicators},
    )


def rows_of(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def test_the_table_opens_right_in_spreadsheets() -> None:
    table = number_downloads(sheet(), SETTINGS)["numbers.csv"]
    assert table.startswith(b"\xef\xbb\xbf")
    assert table.count(b"\r\n") == len(sheet().observations) + 1
    (row,) = (r for r in rows_of(table) if r["written"] == "۶ میلیارد و ۹۰۰ میلیون")
    assert Decimal(row["value"]) == Decimal(6_900_000_000)
    assert (row["unit"], row["area_name"]) == ("toman", "خراسان جنوبی")
    assert (row["date_from"], row["date_to"]) == ("2020-03-20", "2021-03-20")
    assert row["in_words"] == "۶٫۹ میلیارد تومان"
    assert "۶ میلیارد و ۹۰۰ میلیون تومان" in row["quote"]


def test_json_and_table_say_the_same() -> None:
    files = number_downloads(sheet(), SETTINGS)
    records = json.loads(files["numbers.json"])["observations"]
    table = rows_of(files["numbers.csv"])
    assert [list(record) for record in records] == [
        list(make_row(o, sheet().names)) for o in sheet().observations
    ]
    assert [record["id"] for record in records] == [row["id"] for row in table]
    assert {field.name for field in FIELDS} == set(records[0])


def test_a_text_is_no_formula() -> None:
    row = make_row(sheet().observations[0], sheet().names) | {"label": "=1+1", "value": "-5"}
    (read,) = rows_of(table_bytes([row]))
    assert (read["label"], read["value"]) == ("'=1+1", "-5")


@pytest.mark.filterwarnings("ignore")
def test_the_package_is_valid(tmp_path: Path) -> None:
    import frictionless  # noqa: PLC0415 - seconds to import, for this test alone

    for name, content in number_downloads(sheet(), SETTINGS).items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.to_summary()


def test_a_range_and_its_structure() -> None:
    first = sheet().observations[0]
    ranged = replace(first, amount=replace(first.amount, value=(Decimal(10), Decimal(15))))
    told = observation_structure(ranged, sheet())
    assert (told["minValue"], told["maxValue"]) == ("10", "15")
    assert told["observationAbout"] == {"@type": "AdministrativeArea", "name": "آذربایجان غربی"}


def test_the_dataset_names_its_files_by_the_public_address() -> None:
    told = json.dumps(dataset_structure(sheet(), SETTINGS))
    assert "https://example.org/numbers.csv" in told
    assert "Dataset" in told


def test_every_province_report_makes_a_row() -> None:
    content = read_provinces()
    observations = observed(content)
    whole = replace(
        sheet(),
        observations=observations,
        articles={article.slug: article for article in content.articles},
    )
    rows = rows_of(number_downloads(whole, SETTINGS)["numbers.csv"])
    assert [row["id"] for row in rows] == [o.id for o in observations]
    assert len({row["id"] for row in rows}) == len(rows)
