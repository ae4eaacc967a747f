"""The ways a reader takes through the site, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories import SETTINGS

KINDS = (
    "index.html",
    "articles/bandar-anzali.html",
    "articles/chah-yazd.html",
    "numbers.html",
    "numbers/areas/gilan.html",
    "numbers/units/toman.html",
    "areas/index.html",
    "areas/gilan.html",
    "topics/index.html",
    "archive.html",
    "archive/1403/05.html",
    "search.html",
    "about.html",
    "404.html",
)


def style(page: Page, selector: str, name: str) -> Any:
    script = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
    return page.evaluate(script, [selector, name])


def test_from_the_index_to_a_number_to_its_sentence_and_back(page: Page, start: str) -> None:
    page.goto(f"{start}index.html")
    page.get_by_role("link", name="۱۲ کشتی در انزلی پهلو گرفت").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("۱۲ کشتی در انزلی پهلو گرفت")

    page.locator("a.key", has_text="۴ هزار و ۳۰۰").click()
    row = page.locator(".figure:target")
    expect(row).to_contain_text("۴ هزار و ۳۰۰")
    expect(row).to_be_in_viewport()

    page.locator(".row", has=row).get_by_role("link", name="این جمله در متن خبر").click()
    sentence = page.locator(".sentence:target")
    expect(sentence).to_contain_text("در این مدت ۴ هزار و ۳۰۰ تن گندم")
    expect(sentence).to_be_in_viewport()
    expect(sentence).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_the_same_way_without_javascript(plain_page: Page, start: str) -> None:
    plain_page.goto(f"{start}articles/chah-yazd.html")
    plain_page.locator("a.key").first.click()
    expect(plain_page.locator(".figure:target")).to_contain_text("۸۵")


def test_the_doors_open(page: Page, start: str) -> None:
    page.goto(f"{start}index.html")
    page.get_by_role("navigation", name="بخش‌ها").get_by_role("link", name="بایگانی").click()
    page.get_by_role("link", name="مرداد").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("مرداد ۱۴۰۳")
    page.get_by_role("link", name="گیلان", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("گیلان")
    page.get_by_role("link", name=SETTINGS.title).click()
    assert page.url == f"{start}index.html"


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_sticks_out(browser: Browser, folder: Path, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for kind in KINDS:
            page.goto((folder / kind).as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= width, kind


def test_the_map_has_the_west_on_the_left(browser: Browser, folder: Path) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto((folder / "index.html").as_uri())
        west = page.locator(".map li", has_text="گیلان").bounding_box()
        east = page.locator(".map li", has_text="یزد").bounding_box()
        assert west
        assert east
        assert west["x"] < east["x"]
        assert west["y"] < east["y"]


def test_figures_keep_their_order(page: Page, folder: Path) -> None:
    page.goto((folder / "articles/chah-yazd.html").as_uri())
    assert places(page, "۳٫۵") == sorted(places(page, "۳٫۵"))
    page.goto((folder / "articles/bandar-anzali.html").as_uri())
    percent = places(page, "۳۵٪")
    assert percent[2] < percent[0] < percent[1], "the sign stands on the left of the figure"


def places(page: Page, words: str) -> list[float]:
    """Give the left edge of each letter of the first ``words`` in the article's text."""
    return list(
        page.evaluate(
            """words => {
              const prose = document.querySelector(".prose");
              const letters = [];
              const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode())
                for (let at = 0; at < node.data.length; at++) letters.push([node, at]);
              const text = letters.map(([node, at]) => node.data[at]).join("");
              const first = text.indexOf(words);
              return letters.slice(first, first + words.length).map(([node, at]) => {
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                return range.getBoundingClientRect().left;
              });
            }""",
            words,
        )
    )


def test_dark_follows_the_system(browser: Browser, folder: Path) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        with browser.new_context(color_scheme=scheme) as context:
            page = context.new_page()
            page.goto((folder / "index.html").as_uri())
            grounds[scheme] = style(page, "body", "backgroundColor")
    assert grounds == {"light": "rgb(253, 252, 249)", "dark": "rgb(18, 23, 25)"}


def test_persian_is_set_in_the_font_of_the_theme(page: Page, start: str) -> None:
    page.goto(f"{start}articles/bandar-anzali.html")
    assert page.evaluate("document.fonts.check('16px Vazirmatn')")
    loaded = page.evaluate("[...document.fonts].map(face => `${face.family} ${face.status}`)")
    assert "Vazirmatn loaded" in loaded


def test_the_keyboard_comes_to_the_text_first(page: Page, start: str) -> None:
    page.goto(f"{start}articles/bandar-anzali.html")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="رفتن به متن")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main a").first).to_be_focused()


def test_paper_has_the_text_and_no_navigation(page: Page, start: str) -> None:
    page.goto(f"{start}articles/bandar-anzali.html")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".prose")).to_be_visible()
    expect(page.locator("nav").first).to_be_hidden()


def test_nothing_is_asked_of_another_host(page: Page, host: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for kind in KINDS:
        page.goto(f"{host}{kind}")
    assert asked
    assert [url for url in asked if not url.startswith((host, "data:"))] == []
