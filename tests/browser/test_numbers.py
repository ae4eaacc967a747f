"""The ways a reader takes through the key numbers, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.test_indicators import site


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Put the published articles on disk, and give the address of their folder."""
    folder: Path = tmp_path_factory.mktemp("digest")
    for path, content in site().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return f"{folder.as_uri()}/"


def follow_a_leading_number(page: Page, digest: str) -> None:
    """Go from a leading number to its sentence, and by its figure back to its row."""
    page.goto(f"{digest}numbers.html")
    leading = page.locator(".statements a").first
    figure = leading.locator("data").inner_text()
    leading.click()
    sentence = page.locator(".sentence:target")
    expect(sentence).to_be_in_viewport()
    expect(sentence).to_contain_text(figure)
    sentence.locator("a.key", has_text=figure).first.click()
    expect(page).to_have_url(re.compile("/numbers.html#n-"))
    row = page.locator(".figure:target")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text(figure)


def test_a_leading_number_leads_to_its_sentence_and_back(page: Page, digest: str) -> None:
    follow_a_leading_number(page, digest)


def test_it_does_without_javascript_too(plain_page: Page, digest: str) -> None:
    follow_a_leading_number(plain_page, digest)
    plain_page.goto(f"{digest}numbers.html")
    plain_page.locator("summary", has_text="واحد").click()
    plain_page.get_by_role("link", name=re.compile("^دلار")).click()
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("عددهای واحد دلار")
    expect(plain_page.locator("tbody tr")).to_have_count(2)


def test_a_filter_leaves_its_own_numbers(page: Page, digest: str) -> None:
    page.goto(f"{digest}numbers.html")
    filters = page.get_by_role("navigation", name="گزینش عددها")
    filters.get_by_role("link", name=re.compile("^کرمانشاه")).click()
    table = page.get_by_role("table")
    expect(table).to_have_accessible_name("عددهای استان کرمانشاه، از تازه به کهنه")
    expect(table.get_by_role("row", name=re.compile("اشتغال تعاونی‌ها"))).to_contain_text("۷۸ هزار")
    table.get_by_role("link", name="۷۸ هزار شغل").click()
    expect(page.locator(".sentence:target")).to_contain_text("۷۸ هزار")


def test_a_table_is_sorted_by_its_values_and_sifted_by_words(page: Page, digest: str) -> None:
    page.goto(f"{digest}numbers/areas/khorasan-jonubi.html")
    header = page.get_by_role("columnheader", name="مقدار")
    header.get_by_role("button").click()
    expect(header).to_have_attribute("aria-sort", "descending")
    values = page.locator("td.amount data").evaluate_all("all => all.map(one => +one.value)")
    assert values == sorted(values, reverse=True)
    page.get_by_role("searchbox", name="جست‌وجو در این جدول").fill("مجوزهاي 1248")
    expect(page.locator("tbody tr:visible")).to_have_count(0)
    page.get_by_role("searchbox", name="جست‌وجو در این جدول").fill("مجوزهاي")
    expect(page.locator("tbody tr:visible")).to_have_count(1)


def test_a_table_can_be_read_by_its_headers(page: Page, digest: str) -> None:
    page.goto(f"{digest}indicators/active-cooperatives.html")
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_text(["استان", "زمان", "تعاونی"])
    expect(table.get_by_role("rowheader")).to_have_text(["کرمانشاه", "خراسان جنوبی", "لرستان"])
    expect(table.get_by_role("cell", name=re.compile("بیش از"))).to_be_visible()


def test_bars_grow_from_the_right(page: Page, digest: str) -> None:
    page.goto(f"{digest}indicators/active-cooperatives.html")
    boxes = page.locator("svg.bar rect:not(.open)").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().toJSON())"
    )
    assert len({round(box["right"]) for box in boxes}) == 1
    widths = [box["width"] for box in boxes]
    assert widths == sorted(widths, reverse=True)


def test_a_computation_is_read_from_right_to_left(page: Page, digest: str) -> None:
    page.goto(f"{digest}numbers.html")
    terms = page.locator(".differs .sum bdi", has_text=re.compile("[۰-۹]"))
    lefts = [box["x"] for term in terms.all() if (box := term.bounding_box())]
    assert len(lefts) == 3
    assert lefts == sorted(lefts, reverse=True)
    for term in terms.all():
        expect(term).to_have_text(re.compile(r"^[۰-۹٫]+$"))


def test_the_keyboard_reaches_filters_and_tables(page: Page, digest: str) -> None:
    page.goto(f"{digest}numbers.html")
    page.locator("summary", has_text="موضوع").focus()
    page.keyboard.press("Enter")
    expect(page.locator("details", has_text="موضوع").locator("a").first).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details') !== null")


def test_the_downloads_can_be_fetched(page: Page, digest: str) -> None:
    page.goto(f"{digest}numbers.html")
    for name in ("numbers.csv", "numbers.json", "datapackage.json"):
        expect(page.get_by_role("link", name=name)).to_have_attribute("href", name)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_of_numbers_sticks_out(browser: Browser, digest: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for path in ("numbers.html", "indicators/index.html", "indicators/home-credit.html"):
            page.goto(f"{digest}{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
