"""Texts of both directions keep one order in every place, by where their letters stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page

from digest.build import Options, build_site
from digest.pages.feeds import LENGTH
from tests.browser.order import Case, orders_on, read_cases, seen, visible, write_content

PROJECT = Path(__file__).resolve().parent.parent.parent
CASES = read_cases()
ATOM = "{http://www.w3.org/2005/Atom}"

IN_ARTICLE = {
    "title": ".article-head h1",
    "standfirst": ".standfirst",
    "heading": ".prose h2",
    "paragraph": ".prose > p:nth-of-type(1)",
    "list item": ".prose ul > li:first-child",
    "numbered item": ".prose ol > li",
    "cell": ".prose tbody td:first-child",
    "quotation": ".prose blockquote p",
    "sentence": ".prose > p:nth-of-type(2)",
}
IN_FEED = {
    f"feed's {place}": where.replace(".prose", "body > div")
    for place, where in IN_ARTICLE.items()
    if where.startswith(".prose")
}
IN_LISTING = {
    "card": ".card:has([href$='/{name}.html']) h3",
    "card's summary": ".card:has([href$='/{name}.html']) .summary",
}
IN_NUMBERS = {
    "story": "section[id='{name}'] h3",
    "numbers row": "section[id='{name}'] .row:last-of-type blockquote p",
}
INSIDE_A_SENTENCE = ("sentence", "feed's sentence", "numbers row")
"""Where the text comes after Persian words, so that it is no block of its own."""

Shown = dict[str, dict[str, str]]
"""The order of each case in each place, by the names of both."""


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True) as context:
        yield context.new_page()


@dataclass(frozen=True)
class Site:
    """A site of some of the cases, as many as its feed can hold, and what its lists show."""

    root: Path
    lists: Shown


@pytest.fixture(scope="module")
def site_of(desk: Page, tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Site]:
    """Gives the site of the case at a place among all; each site is built when first asked for."""

    @cache
    def numbered(number: int) -> Site:
        root = tmp_path_factory.mktemp("bidi")
        cases = CASES[number * LENGTH :][:LENGTH]
        write_content(cases, root)
        options = Options(root=root, design=PROJECT, now=datetime(2026, 1, 1, tzinfo=UTC))
        for path, content in build_site(options).pages.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        return Site(root, _in_lists(desk, root, cases))

    return lambda place: numbered(place // LENGTH)


def _in_lists(desk: Page, root: Path, cases: Sequence[Case]) -> Shown:
    """Measure the cases where a page shows many articles at once."""
    found: Shown = {case.name: {} for case in cases}
    for path, places in (("archive/1404/06.html", IN_LISTING), ("numbers.html", IN_NUMBERS)):
        desk.goto((root / path).as_uri())
        for case in cases:
            found[case.name] |= _in_places(desk, case, places)
    entries = ElementTree.parse(root / "feed.xml").iter(f"{ATOM}entry")
    for case, entry in zip(reversed(cases), entries, strict=True):
        found[case.name] |= _in_feed(desk, entry, case)
    return found


def _in_places(desk: Page, case: Case, places: dict[str, str]) -> dict[str, str]:
    fitting = {
        place: selector.format(name=case.name)
        for place, selector in places.items()
        if not (case.alone and place in INSIDE_A_SENTENCE)
    }
    return orders_on(desk, fitting, case.text)


def _in_article(desk: Page, root: Path, case: Case) -> dict[str, str]:
    desk.goto((root / "articles" / f"{case.name}.html").as_uri())
    found = _in_places(desk, case, IN_ARTICLE)
    title = desk.locator("title").text_content()
    description = desk.locator("meta[name=description]").get_attribute("content")
    plain = {"page's title": title, "description": description}
    return found | _in_plain_text(desk, plain, case)


def _in_feed(desk: Page, entry: ElementTree.Element, case: Case) -> dict[str, str]:
    """Show an article as a feed reader does: in a bare page, without our style sheet."""
    plain = {f"feed's {part}": entry.findtext(ATOM + part) for part in ("title", "summary")}
    found = _in_plain_text(desk, plain, case)
    desk.set_content(entry.findtext(f"{ATOM}content") or "")
    return found | _in_places(desk, case, IN_FEED)


def _in_plain_text(desk: Page, texts: dict[str, str | None], case: Case) -> dict[str, str]:
    """Show texts without markup in a bare page that reads from right to left."""
    _show(desk, list(texts.values()))
    places = {place: f"p:nth-of-type({at})" for at, place in enumerate(texts, 1)}
    return orders_on(desk, places, case.text)


def _show(desk: Page, texts: Sequence[str | None]) -> None:
    desk.set_content('<html dir="rtl"><body></body></html>')
    desk.evaluate(
        """texts => texts.forEach(text => {
          document.body.append(document.createElement("p"));
          document.body.lastChild.textContent = text;
        })""",
        texts,
    )


@pytest.mark.parametrize("place", range(len(CASES)), ids=lambda place: str(CASES[place]))
def test_a_text_has_its_order_everywhere(
    desk: Page, site_of: Callable[[int], Site], place: int
) -> None:
    case, site = CASES[place], site_of(place)
    shown = _in_article(desk, site.root, case) | site.lists[case.name]
    assert len(shown) >= 20
    assert {where: order for where, order in shown.items() if order != case.order} == {}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_names_each_letter_of_its_text_once(case: Case) -> None:
    assert sorted(case.order) == sorted(visible(case.text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("۳۵٪", "۳۵٪"),
        ("زبان C++ است", "است | ++ | C | زبان"),
        ("رشد −۳٫۵ بود", "بود | ۳٫۵ | − | رشد"),
        ("در 2026-11-22 بود", "بود | 22 | - | 11 | - | 2026 | در"),
        ("برچسب #Iran زده شد", "زده شد | Iran | # | برچسب"),
        ("World Bank.", ". | World Bank"),
    ],
)
def test_a_text_that_nothing_isolates_is_seen_to_be_wrong(
    desk: Page, text: str, wrong: str
) -> None:
    _show(desk, [text])
    assert orders_on(desk, {"bare": "p"}, text) == {"bare": seen(wrong)}
