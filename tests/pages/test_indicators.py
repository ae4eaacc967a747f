"""Pages of indicators and of filters, rendered from the published articles."""

from __future__ import annotations

import json
from functools import cache

import pytest

from digest.pages import plan_pages
from tests.factories import PUBLIC, arranged
from tests.markup import Markup
from tests.observations.provinces import entries, published
from tests.pages.design import TEMPLATES, theme


@cache
def site() -> dict[str, bytes]:
    content = published()
    made = arranged(content, entries(content), PUBLIC)
    return dict(plan_pages(made, PUBLIC, TEMPLATES, theme()))


def page(path: str) -> Markup:
    return Markup(site()[path].decode())


def test_an_indicator_has_its_meaning_its_unit_and_every_sentence() -> None:
    made = page("indicators/active-cooperatives.html")
    shown = made.all("main")[0].text
    assert "شرکت‌های تعاونی که در استان فعالیت می‌کنند" in shown
    for figure in ("۳٬۱۰۵", "۱٬۰۰۰", "۵۸۶"):
        assert figure in shown
    assert len(made.all("blockquote")) == 3
    assert len(made.all("mark")) == 3


def test_tables_tell_machines_and_screen_readers_what_they_hold() -> None:
    for path in ("numbers.html", "indicators/credit-paid.html", "numbers/areas/lorestan.html"):
        made = page(path)
        assert made.all("table"), path
        assert len(made.all("caption")) == len(made.all("table")), path
        scopes = {header.attributes.get("scope") for header in made.all("th")}
        assert scopes <= {"col", "row", "rowgroup"}, path
        assert made.all("data"), path


def test_a_unit_is_said_once_in_the_header() -> None:
    headers = [header.text for header in page("indicators/credit-paid.html").all("th")]
    assert "میلیارد تومان" in headers


def test_the_map_has_every_province_and_figures_where_they_are_known() -> None:
    tiles = page("indicators/active-cooperatives.html").all("li")
    named = [tile for tile in tiles if "r" in tile.attributes.get("class", "")[:1]]
    assert len(named) == 31
    assert sum(any(digit in tile.text for digit in "۰۱۲۳۴۵۶۷۸۹") for tile in named) == 3


def test_machines_are_told_of_the_data() -> None:
    (told,) = (s for s in page("numbers.html").all("script") if "src" not in s.attributes)
    _, dataset, _ = json.loads(told.text)["@graph"]
    assert dataset["@type"] == "Dataset"
    assert dataset["temporalCoverage"] == "2018-09-05/2026-03-20"
    scripts = page("indicators/active-cooperatives.html").all("script")
    (told,) = (s for s in scripts if "src" not in s.attributes)
    graph = json.loads(told.text)["@graph"]
    assert [part["@type"] for part in graph] == [
        "Dataset",
        *["Observation"] * 3,
        "BreadcrumbList",
    ]
    assert graph[0]["distribution"][0]["contentUrl"].endswith("indicators/active-cooperatives.csv")


def test_downloads_are_there() -> None:
    assert {"numbers.csv", "numbers.json", "datapackage.json"} <= set(site())
    table = site()["indicators/active-cooperatives.csv"].decode("utf-8-sig")
    assert len(table.splitlines()) == 4


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("numbers/areas/kermanshah.html", 10),
        ("numbers/years/1404.html", 3),
        ("numbers/units/dollar.html", 2),
    ],
)
def test_a_filter_is_a_page_of_its_own(path: str, rows: int) -> None:
    assert len(page(path).all("tr")) == rows + 1


def test_arithmetic_is_shown_with_its_computation() -> None:
    shown = page("numbers.html").all("main")[0].text
    assert "۴۷۷ + ۱۲۷ + ۱۰۱ + ۱۴۸ = ۸۵۳" in shown
    assert "نمی‌خواند" in shown


def test_the_leading_numbers_are_few_sentences() -> None:
    lists = [e for e in page("numbers.html").all("ul") if e.attributes.get("class") == "statements"]
    assert 0 < lists[0].text.count(".") <= 6
