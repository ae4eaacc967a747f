"""The search in a real browser: from disk and served, by words and by figures."""

from __future__ import annotations

import random
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from digest.model import Entry
from digest.pages.searchables import make_searchable
from digest.persian.folding import count_terms
from digest.site.searchable import Searchable
from tests.browser.conftest import _Quiet
from tests.factories import article, quantity
from tests.pages.design import rendered
from tests.pages.search_parts import search_index, searchable
from tests.persian.folding_cases import folding_cases

HOSTILE = '</script><img src=x onerror="document.title=1"> گوهر'
LETTERS = "ابتمیرودهانسکگئآةيك‌ \u200cًـ۱۲٣4٬٫./,:xY"


def documents() -> list[Searchable]:
    """Make a hundred articles, the oldest first, of which a few matter."""
    fill = [
        searchable(f"pur-{n}", f"گزارش هفتهٔ {n}", f"بندر {n} کشتی داشت.", "باران هم آمد.")
        for n in range(90)
    ]
    jobs = article(
        "shoghl",
        "<p>سال خوبی بود.</p>\n<p>بانک ۲ هزار و ۲۴۰ فرصت شغلی برای ۸۵۳ طرح ساخت.</p>",
        title="شغل‌های تازه",
    )
    text = jobs.prose.text
    found = (quantity(text, "۲ هزار و ۲۴۰"), quantity(text, "۸۵۳"))
    return [
        searchable("kohne", "مروارید در بندر", "کهنه‌ترین خبر همین است."),
        *fill[:60],
        searchable("hostile", HOSTILE, "گوهر <IMG src=x> و &amp; ریز."),
        searchable("ketab", "نمایشگاه", "کتاب‌ها رسید و قطار می‌رود."),
        searchable("goharha", "خبر روز", "مروارید را در دریا می‌جویند."),
        make_searchable(Entry(jobs, found), ("گیلان",), "۱۲ مرداد ۱۴۰۳، گیلان"),
        *fill[60:],
        searchable("taze", "بانک نو", "نرخ ۳٫۵٪ شد و iPhone 15 آمد."),
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("searched") / "digest"
    parts = search_index(documents(), 1, size=20).items()
    for path, content in (*rendered().items(), *parts):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site.parent))) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{host.server_port}/digest/"
        host.shutdown()


@pytest.fixture(params=["disk", "host"])
def start(request: pytest.FixtureRequest, site: Path) -> str:
    if request.param == "disk":
        return f"{site.as_uri()}/"
    return str(request.getfixturevalue("served"))


@pytest.fixture
def disk(page: Page, site: Path) -> Page:
    """The search page, opened from disk."""
    page.goto(f"{site.as_uri()}/search.html")
    return page


def ask(page: Page, query: str) -> Locator:
    """Type a query, wait until it is answered, and give the headings of what it finds."""
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_role("status")).to_have_text("")
    page.get_by_role("searchbox").press_sequentially(query)
    expect(page.get_by_role("status")).to_have_text(re.compile("پیدا"))
    return page.locator(".found h2")


def test_a_word_leads_to_its_article(page: Page, start: str) -> None:
    page.goto(f"{start}index.html")
    page.get_by_role("link", name="جست‌وجو").click()
    found = ask(page, "شغلی")
    expect(found).to_have_text(["شغل‌های تازه"])
    item = page.locator(".found li").first
    expect(item.locator(".summary")).to_have_text(re.compile("^بانک ۲ هزار و ۲۴۰ فرصت شغلی"))
    expect(item.locator(".note")).to_have_text("۱۲ مرداد ۱۴۰۳، گیلان")
    expect(found.first.get_by_role("link")).to_have_attribute("href", "articles/shoghl.html")


def test_a_title_comes_before_newer_texts(disk: Page) -> None:
    expect(ask(disk, "مروارید")).to_have_text(["مروارید در بندر", "خبر روز"])


@pytest.mark.parametrize("query", ["۸۵۳", "853", "٨٥٣"])
def test_a_figure_is_found_in_all_digits(disk: Page, query: str) -> None:
    expect(ask(disk, query)).to_have_text(["شغل‌های تازه"])
    expect(disk.locator(".summary bdi mark")).to_have_text("۸۵۳")


@pytest.mark.parametrize("query", ["2240", "۲٬۲۴۰", "2,240"])
def test_a_figure_in_words_is_found_by_its_value(disk: Page, query: str) -> None:
    expect(ask(disk, query)).to_have_text(["شغل‌های تازه"])
    marked = disk.locator(".summary mark").all_inner_texts()
    assert "".join(marked) == "۲ هزار و ۲۴۰"


@pytest.mark.parametrize(
    "query",
    ["کتاب‌ها", "کتاب ها", "کتابها", "كتابهاي", "کتابه", "کتا", "می‌رود", "می رود", "ميرود"],
)
def test_spaces_spellings_and_endings_make_no_difference(disk: Page, query: str) -> None:
    expect(ask(disk, query)).to_have_text(["نمایشگاه"])


def test_all_words_are_in_what_is_found(disk: Page) -> None:
    expect(ask(disk, "بانک طرح")).to_have_text(["شغل‌های تازه"])
    marked = disk.locator(".summary mark")
    expect(marked).to_have_text(["بانک", "طرح"])
    expect(ask(disk, "بانک مروارید")).to_have_count(0)


def test_the_last_word_may_go_on_until_a_space_ends_it(disk: Page) -> None:
    expect(ask(disk, "مروار")).to_have_count(2)
    expect(ask(disk, "مروار ")).to_have_count(0)


def test_nothing_found_is_said_and_the_doors_stay_open(disk: Page) -> None:
    ask(disk, "ناکجاآباد <b>")
    expect(disk.get_by_role("status")).to_have_text(
        "خبری با «ناکجاآباد <b>» پیدا نشد. واژه‌های کمتر یا دیگری را بیازمایید."
    )
    expect(disk.locator(".search-doors").get_by_role("link", name="گیلان")).to_be_visible()


def test_a_query_leaves_the_doors_that_it_names(disk: Page) -> None:
    doors = disk.locator(".search-doors").get_by_role("link")
    expect(doors).to_have_text(["گیلان", "یزد", "آب", "کار"])
    ask(disk, "گیلان")
    expect(doors).to_have_text(["گیلان"])
    ask(disk, "استان")
    expect(doors).to_have_text(["گیلان", "یزد"])
    disk.get_by_role("searchbox").fill("")
    expect(doors).to_have_count(4)
    expect(disk.locator(".found li")).to_have_count(0)


def test_a_hostile_title_is_text(disk: Page) -> None:
    expect(ask(disk, "گوهر")).to_have_text([HOSTILE])
    expect(disk.locator(".summary")).to_have_text("گوهر <IMG src=x> و &amp; ریز.")
    assert disk.locator(".found :not(li, h2, a, p, bdi, mark)").count() == 0
    assert disk.title() != "1"


def test_runs_of_other_direction_are_isolated(disk: Page) -> None:
    ask(disk, "نرخ")
    expect(disk.locator(".summary bdi")).to_have_text(["۳٫۵", "iPhone 15"])


def test_an_address_brings_its_query_and_keeps_the_next(page: Page, start: str) -> None:
    page.goto(f"{start}search.html?q=مروارید+دریا")
    expect(page.get_by_role("searchbox")).to_have_value("مروارید دریا")
    expect(page.locator(".found h2")).to_have_text(["خبر روز"])
    ask(page, "کتاب")
    page.reload()
    expect(page.locator(".found h2")).to_have_text(["نمایشگاه"])


def test_the_keyboard_goes_from_the_word_to_the_article(page: Page, start: str) -> None:
    page.goto(f"{start}search.html")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("مروارید")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("۲ خبر پیدا شد.")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="مروارید در بندر")).to_be_focused()


def test_more_is_shown_on_demand_and_the_focus_follows(disk: Page) -> None:
    found = ask(disk, "باران")
    expect(disk.get_by_role("status")).to_have_text("۹۰ خبر پیدا شد.")
    expect(found).to_have_count(10)
    disk.get_by_role("button", name="خبرهای بیشتر").press("Enter")
    expect(found).to_have_count(20)
    expect(found.nth(10).get_by_role("link")).to_be_focused()
    expect(found.first).to_have_text("گزارش هفتهٔ 89")


def test_a_query_loads_what_it_needs_alone(page: Page, served: str, site: Path) -> None:
    page.goto(f"{served}search.html")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ask(page, "کتاب")
    expect(page.locator(".summary")).to_have_text("کتاب‌ها رسید و قطار می‌رود.")
    loaded = [url for url in asked if "/search/" in url]
    segments = len(list((site / "search").glob("*/terms-0.js")))
    assert len([url for url in loaded if "/terms-" in url]) == segments > 2
    assert len([url for url in loaded if "/texts-" in url]) == 1


def test_without_javascript_the_page_says_so_and_shows_the_doors(
    plain_page: Page, start: str
) -> None:
    plain_page.goto(f"{start}search.html")
    plain_page.get_by_role("searchbox").fill("گیلان")
    plain_page.keyboard.press("Enter")
    expect(plain_page).to_have_url(re.compile(r"\?q="))
    assert "به جاوااسکریپت نیاز دارد" in plain_page.locator("main").inner_text()
    plain_page.get_by_role("link", name="گیلان").click()
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("گیلان")


def test_a_part_that_does_not_come_is_told(browser: Browser, served: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/terms-*", lambda route: route.abort())
        page.goto(f"{served}search.html?q=کتاب")
        expect(page.get_by_role("status")).to_have_text("بخشی از نمایه بار نشد. دوباره بجویید.")
        page.unroute("**/terms-*")
        page.get_by_role("button", name="بجوی").click()
        expect(page.locator(".found h2")).to_have_text(["نمایشگاه"])


SEARCHED = (
    "texts => texts.map(t => folding.read(t).flatMap(w => w.raws).map(folding.stem).join(' '))"
)
FOUND_BY = "texts => texts.map(t => folding.read(t).flatMap(w => w.terms))"


def test_the_browser_folds_as_python_does(disk: Page) -> None:
    texts, terms = zip(*folding_cases(), strict=True)
    assert disk.evaluate(SEARCHED, texts) == list(terms)


def test_the_browser_folds_any_text_as_python_does(disk: Page) -> None:
    draw = random.Random(1)
    texts = ["".join(draw.choices(LETTERS, k=30)) for _ in range(500)]
    for text, terms in zip(texts, disk.evaluate(FOUND_BY, texts), strict=True):
        # One letter alone is no term of the index, and is never asked for.
        asked = {term for term in terms if len(term) > 1 or term.isdigit()}
        assert asked == set(count_terms(text)), text


def test_places_of_words_are_those_of_the_text(disk: Page) -> None:
    text = "کـتابِ ﻻله‌ها (۲٬۲۴۰)"
    places = disk.evaluate("t => folding.read(t).map(w => t.slice(w.start, w.end))", text)
    assert places == ["کـتاب", "ﻻله‌ها", "۲٬۲۴۰"]


def test_a_figure_among_the_names_is_no_trap(disk: Page) -> None:
    """Words that every object of JavaScript knows are words like any other."""
    expect(ask(disk, "constructor __proto__ toString")).to_have_count(0)
