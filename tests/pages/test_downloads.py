from __future__ import annotations

import csv
import io
import json
from collections import Counter
from decimal import Decimal
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from digest.config import Settings
from digest.model import Content, JalaliDate
from digest.observations import Observation
from digest.pages import plan_pages
from digest.pages.desk import Desk
from digest.pages.downloads import downloads
from digest.pages.observation_rows import FIELDS, Field
from digest.pages.tables import TabledArticle, table, tabled_of
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
    told = json.loads(made["numbers.json"])
    records = [_in_words(told, record) for record in told["observations"]]
    assert records == rows_of(made["numbers.csv"])
    assert [record["id"] for record in records] == [one.id for one in everything(desk())]


def _in_words(told: dict[str, Any], record: dict[str, Any]) -> dict[str, str]:
    """Put together what a record says, what its article does, and the names of both."""
    article = told["articles"][record["article"]]
    place = f"#{record['sentence']}" if "sentence" in record else ""
    known = {
        **article,
        **record,
        "area_name": told["areas"].get(record.get("area"), ""),
        "quote": article["sentences"][record["sentence"]] if place else article["article_title"],
        "address": article["address"] + place,
    }
    return {field.name: _cell(known.get(field.name), field) for field in FIELDS}


def _cell(value: object, field: Field) -> str:
    if field.type == "boolean":
        return "true" if value else "false"
    return str(value) if value else ""


def test_records_have_each_article_and_each_sentence_once() -> None:
    told = files(desk())["numbers.json"].decode()
    parsed = json.loads(told)
    for about in parsed["articles"].values():
        assert told.count(json.dumps(about["article_title"], ensure_ascii=False)) == 1
        for sentence in about["sentences"].values():
            assert told.count(json.dumps(sentence, ensure_ascii=False)) == 1
    counts = Counter(record["article"] for record in parsed["observations"])
    assert counts.keys() == parsed["articles"].keys()
    assert max(counts.values()) > 1


def test_what_is_not_known_is_left_out_of_records() -> None:
    records = json.loads(files(desk())["numbers.json"])["observations"]
    assert all(value for record in records for value in record.values())
    assert not all("indicator" in record for record in records)


def test_a_number_of_the_title_is_quoted_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    make_room(monkeypatch, 5)
    made = article("a", "<p>هوا سرد شد.</p>", title="۵ پل ساخته شد. راه باز است", date=None)
    only = Desk.of(arranged(factory_content(made), [read(made)], SETTINGS), SETTINGS)
    (row,) = rows_of(files(only)["numbers.csv"])
    assert (row["quote"], row["address"]) == (made.title, "articles/a.html")
    told = json.loads(files(only)["numbers.json"])
    assert "sentence" not in told["observations"][0]
    assert told["articles"]["a"]["article_title"] == made.title


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_text_is_no_formula(start: str) -> None:
    made = article("a", "<p>۵ پل ساخته شد.</p>", title=f"{start}SUM(A1)", date=None)
    observed = structs.replace(everything(yearly())[0], article="a", label=f"{start}1+1")
    below = structs.replace(observed, amount=structs.replace(observed.amount, value=Decimal(-5)))
    tabled = tabled_of(made, [below], desk().provinces)
    (row,) = rows_of(table([TabledArticle(made, tabled)]))
    assert (row["label"], row["value"]) == (f"'{start}1+1", "-5")
    assert row["article_title"] == f"'{start}SUM(A1)"


def test_cells_may_hold_commas_quotes_and_lines() -> None:
    title = 'پل، "راه", و\nآب\rباد'
    made = article("a", "<p>۵ پل ساخته شد.</p>", title=title, date=None)
    tabled = tabled_of(
        made, [structs.replace(everything(yearly())[0], label=title)], desk().provinces
    )
    (row,) = rows_of(table([TabledArticle(made, tabled)]))
    assert (row["label"], row["article_title"]) == (title, title)


def test_the_table_of_an_indicator_has_its_rows_of_the_whole() -> None:
    made = files(desk())
    rows = rows_of(made["numbers.csv"])
    tables = {name for name in made if name.startswith("indicators/")}
    assert tables
    for name in tables:
        slug = name.removeprefix("indicators/").removesuffix(".csv")
        assert rows_of(made[name]) == [row for row in rows if row["indicator"] == slug]


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
