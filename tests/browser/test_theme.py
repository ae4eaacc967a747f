"""Light and dark, paper, the keyboard and small screens, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_reading import KINDS, style

LIGHT, DARK = "rgb(253, 252, 249)", "rgb(18, 23, 25)"
NOT_LOST = tuple(kind for kind in KINDS if kind != "404.html")

SHIFTS = """() => new Promise(resolve => {
  new PerformanceObserver(list => resolve(
    list.getEntries().reduce((sum, shift) => sum + shift.value, 0)
  )).observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(0), 300);
})"""
RINGS = """() => {
  const style = getComputedStyle(document.activeElement);
  return [style.outlineStyle, parseFloat(style.outlineWidth), style.boxShadow];
}"""


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def context(browser: Browser, scheme: str) -> Iterator[BrowserContext]:
    with browser.new_context(color_scheme=scheme) as context:  # type: ignore[arg-type]
        yield context


def ground(page: Page) -> str:
    return str(style(page, "body", "backgroundColor"))


def test_the_switch_turns_the_scheme_and_remembers(
    context: BrowserContext, start: str, scheme: str
) -> None:
    own, other = (LIGHT, DARK) if scheme == "light" else (DARK, LIGHT)
    page = context.new_page()
    page.goto(f"{start}index.html")
    switch = page.get_by_role("button", name="نمای تیره")
    expect(switch).to_have_attribute("aria-pressed", str(scheme == "dark").lower())
    assert ground(page) == own

    switch.click()
    expect(switch).to_have_attribute("aria-pressed", str(scheme == "light").lower())
    assert ground(page) == other
    page.goto(f"{start}articles/bandar-anzali.html")
    assert ground(page) == other
    assert style(page, "html", "colorScheme") == ("dark" if scheme == "light" else "light")

    switch.click()
    assert ground(page) == own
    page.goto(f"{start}index.html")
    assert ground(page) == own


def test_what_the_system_says_too_is_no_choice(page: Page, host: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{host}index.html")
    switch = page.get_by_role("button", name="نمای تیره")
    switch.click()
    page.emulate_media(color_scheme="dark")
    assert ground(page) == DARK
    page.emulate_media(color_scheme="light")
    switch.click()
    page.emulate_media(color_scheme="dark")
    assert ground(page) == DARK, "the choice was forgotten"
    expect(switch).to_have_attribute("aria-pressed", "true")


def test_the_bar_of_the_browser_follows(page: Page, host: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{host}index.html")
    page.get_by_role("button", name="نمای تیره").click()
    used = """() => [...document.querySelectorAll('meta[name="theme-color"]')]
      .filter(meta => matchMedia(meta.media).matches).map(meta => meta.content)"""
    assert page.evaluate(used) == ["#0a2a30"]


def test_a_page_come_back_to_has_the_scheme_chosen_since(page: Page, host: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{host}index.html")
    page.goto(f"{host}archive.html")
    page.get_by_role("button", name="نمای تیره").click()
    page.go_back()
    assert ground(page) == DARK


def test_closed_storage_leaves_a_switch_for_the_page(page: Page, host: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('closed'); }});"
    )
    page.emulate_media(color_scheme="light")
    page.goto(f"{host}index.html")
    page.get_by_role("button", name="نمای تیره").click()
    assert ground(page) == DARK
    page.reload()
    assert ground(page) == LIGHT


def test_a_kept_word_that_is_no_scheme_is_not_followed(page: Page, host: str) -> None:
    page.add_init_script("localStorage.setItem('khabarnameh-scheme', 'sepia')")
    page.goto(f"{host}index.html")
    assert page.locator("html").get_attribute("data-scheme") == "system"


def test_the_chosen_scheme_is_there_at_the_first_paint(page: Page, host: str) -> None:
    page.add_init_script(
        """localStorage.setItem("khabarnameh-scheme", "dark");
        document.addEventListener("readystatechange", () => {
          window.first = window.first || document.documentElement.dataset.scheme;
        });
        new MutationObserver((_, observer) => {
          if (!document.body) return;
          window.first = document.documentElement.dataset.scheme;
          observer.disconnect();
        }).observe(document, {childList: true, subtree: true});"""
    )
    page.emulate_media(color_scheme="light")
    page.goto(f"{host}index.html")
    assert page.evaluate("window.first") == "dark", "known before there was a body to paint"


def test_without_javascript_there_is_text_and_no_switch(plain_page: Page, start: str) -> None:
    for kind in NOT_LOST:
        plain_page.goto(f"{start}{kind}")
        expect(plain_page.get_by_role("heading", level=1)).to_have_count(1)
        expect(plain_page.locator(".scheme")).to_be_hidden()


@pytest.mark.parametrize("kind", KINDS)
def test_paper_is_black_on_white_without_navigation(
    context: BrowserContext, folder: Path, kind: str
) -> None:
    page = context.new_page()
    page.goto((folder / kind).as_uri())
    page.emulate_media(media="print")
    assert style(page, "body", "color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--paper')") == "#fff"
    for part in page.locator("nav, .skip, .foot, .tools, .map").all():
        expect(part).to_be_hidden()
    expect(page.locator(".brand")).to_be_visible()


def test_a_printed_article_says_where_it_is_from(page: Page, folder: Path) -> None:
    page.goto((folder / "articles/bandar-anzali.html").as_uri())
    page.emulate_media(media="print")
    expect(page.locator("time").first).to_be_visible()
    expect(page.locator(".citation")).to_be_visible()
    paper = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 594.95996 841.91998]" in paper or b"/MediaBox [0 0 595 842]" in paper


def test_every_stop_of_the_keyboard_can_be_seen(
    context: BrowserContext, folder: Path, scheme: str
) -> None:
    page = context.new_page()
    for kind in ("index.html", "articles/bandar-anzali.html", "numbers/areas/gilan.html"):
        page.goto((folder / kind).as_uri())
        seen = 0
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body"):
                break
            seen += 1
            line, width, shadow = page.evaluate(RINGS)
            assert (line, shadow == "none") == ("solid", False), (kind, scheme)
            assert width >= 2, (kind, scheme)
        assert seen > 8, kind


@pytest.mark.parametrize("kind", NOT_LOST)
def test_nothing_moves_while_a_page_loads(page: Page, folder: Path, kind: str) -> None:
    page.goto((folder / kind).as_uri())
    assert page.evaluate(SHIFTS) == 0


def test_targets_are_large_enough_for_a_thumb(page: Page, folder: Path) -> None:
    for kind in NOT_LOST:
        page.goto((folder / kind).as_uri())
        sizes = page.locator(".masthead nav a, .tools button, .map a, .pager a, .chips a, .foot a")
        for box in (one.bounding_box() for one in sizes.all() if one.is_visible()):
            assert box
            assert min(box["width"], box["height"]) >= 24, (kind, box)
            assert box["height"] >= 40, (kind, box)


def test_names_on_the_map_fit_their_tiles(browser: Browser, folder: Path) -> None:
    for width in (320, 360, 768, 1280):
        with browser.new_context(viewport={"width": width, "height": 800}) as context:
            page = context.new_page()
            page.goto((folder / "areas/index.html").as_uri())
            spilt = page.locator(".map li > *").evaluate_all(
                "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length"
            )
            assert spilt == 0, width


def test_little_moves_for_those_who_asked_for_that(browser: Browser, folder: Path) -> None:
    durations = {}
    for motion in ("reduce", "no-preference"):
        with browser.new_context(reduced_motion=motion) as context:
            page = context.new_page()
            page.goto((folder / "index.html").as_uri())
            durations[motion] = style(page, "main a", "transitionDuration")
    assert durations["reduce"] == "0s"
    assert durations["no-preference"] != "0s"


def test_tiles_have_borders_where_grounds_are_taken_away(browser: Browser, folder: Path) -> None:
    with browser.new_context(forced_colors="active") as context:
        page = context.new_page()
        page.goto((folder / "index.html").as_uri())
        assert style(page, ".map li > a", "borderTopColor") != style(
            page, ".map li > a", "backgroundColor"
        )
        assert style(page, ".map li > a", "borderTopStyle") == "solid"
