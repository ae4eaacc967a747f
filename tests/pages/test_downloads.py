from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from msgspec import structs

from digest.config import Settings
from digest.model import Content, JalaliDate
from digest.observations import Observation
from digest.pages import plan_pages
from digest.pages.desk import Desk
from digest.pages.downloads import (
    dataset_structure,
    downloads,
    observation_structure,
    table_bytes,
    whole_scope,
)
from digest.pages.observation_rows import FIELDS, make_row
from tests.factories import arranged, article, read
from tests.factories import content as factory_content
from tests.markup import Markup
from tests.observations.provinces import entries, observed, published, read_provinces
from tests.pages.design import TEMPLATES, theme

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
    assert_valid(files(desk()), tmp_path)


def assert_valid(made: dict[str, bytes], folder: Path) -> None:
    import frictionless  # noqa: PLC0415 - seconds to import, for two tests alone

    for name, content in made.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.to_summary()


def test_a_range_and_its_structure() -> None:
    first = next(one for one in everything(desk()) if one.area == "azarbaijan-gharbi")
    amount = structs.replace(first.amount, value=(Decimal(10), Decimal(15)))
    ranged = structs.replace(first, amount=amount)
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


ENDINGS = ("csv", "json")
TABLES = {f"numbers/{name}.{ending}" for name in ("1403", "1402", "undated") for ending in ENDINGS}


def yearly() -> Desk:
    """Lay out six observations: three of 1403 in two articles, two of 1402, one undated."""
    made = (
        article("a", "<p>۵ پل و ۶ جاده ساخته شد.</p>", date=JalaliDate(1403, 2, 2)),
        article("b", "<p>۷ پل ساخته شد.</p>", date=JalaliDate(1403, 1, 1)),
        article("c", "<p>هوا سرد شد.</p>", date=JalaliDate(1402, 5)),
        article("d", "<p>۸ پل و ۹ جاده ساخته شد.</p>", date=JalaliDate(1402)),
        article("e", "<p>هوا سرد شد.</p>", date=JalaliDate(1401, 5)),
        article("f", "<p>۴ پل ساخته شد.</p>", date=None),
    )
    return Desk.of(arranged(factory_content(*made), map(read, made), SETTINGS), SETTINGS)


def make_room(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    # The package has the page kind by the name of its module.
    monkeypatch.setattr(import_module("digest.pages.downloads"), "WHOLE", most)


def written(table: bytes) -> str:
    return "".join(row["written"] for row in rows_of(table))


def test_with_room_for_all_one_table_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    make_room(monkeypatch, 6)
    made = files(yearly())
    assert set(made) == {"numbers.csv", "numbers.json", "datapackage.json"}
    assert written(made["numbers.csv"]) == "۵۶۷۸۹۴"


def test_with_more_each_year_has_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    make_room(monkeypatch, 5)
    made = files(yearly())
    assert set(made) == {"numbers.csv", "numbers.json", "datapackage.json"} | TABLES
    assert written(made["numbers.csv"]) == "۵۶۷۸۹"
    assert written(made["numbers/1403.csv"]) == "۵۶۷"
    assert written(made["numbers/1402.csv"]) == "۸۹"
    assert written(made["numbers/undated.csv"]) == "۴"
    records = json.loads(made["numbers/1402.json"])
    assert (records["title"], len(records["observations"])) == ("خبرنامه", 2)


@pytest.mark.parametrize(("room", "newest"), [(1, "۵۶"), (2, "۵۶"), (3, "۵۶۷"), (4, "۵۶۷")])
def test_the_first_table_has_whole_articles_and_one_at_least(
    monkeypatch: pytest.MonkeyPatch, room: int, newest: str
) -> None:
    make_room(monkeypatch, room)
    assert written(files(yearly())["numbers.csv"]) == newest


def test_the_package_describes_the_table_of_each_year(monkeypatch: pytest.MonkeyPatch) -> None:
    make_room(monkeypatch, 5)
    made = files(yearly())
    resources = json.loads(made["datapackage.json"])["resources"]
    assert [(one["name"], one["path"], one["title"]) for one in resources] == [
        ("numbers-1403", "numbers/1403.csv", "عددهای کلیدی ۱۴۰۳"),
        ("numbers-1402", "numbers/1402.csv", "عددهای کلیدی ۱۴۰۲"),
        ("numbers-undated", "numbers/undated.csv", "عددهای کلیدی، بی‌تاریخ"),
    ]
    told = [row["id"] for one in resources for row in rows_of(made[one["path"]])]
    assert told == [one.id for one in everything(yearly())]


def test_news_leaves_the_tables_of_older_years_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_room(monkeypatch, 5)
    desk = yearly()
    newer = article("g", "<p>۳ پل ساخته شد.</p>", date=JalaliDate(1403, 3, 3))
    articles = (*(desk.articles[slug] for slug in desk.articles), newer)
    site = arranged(factory_content(*articles), map(read, articles), SETTINGS)
    before = {plan.path: plan.shows for plan in downloads(desk)}
    after = {plan.path: plan.shows for plan in downloads(Desk.of(site, SETTINGS))}
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {f"{name}.{end}" for name in ("numbers", "numbers/1403") for end in ENDINGS}


@pytest.mark.filterwarnings("ignore")
def test_the_package_of_years_is_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_room(monkeypatch, 5)
    assert_valid(files(yearly()), tmp_path)


def test_years_are_linked_from_the_key_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    make_room(monkeypatch, 5)
    desk = yearly()
    pages = dict(plan_pages(desk.site, SETTINGS, TEMPLATES, theme()))
    assert set(pages) >= TABLES
    assert {path for path in TABLES if path.endswith(".csv")} <= set(
        Markup(pages["numbers.html"].decode()).links()
    )
