"""Hostile articles in a real browser: whatever they hold, no script of theirs runs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from digest.build import Options, build_site

PROJECT = Path(__file__).resolve().parent.parent.parent
NOW = datetime(2026, 1, 1, tzinfo=UTC)
TRAP = "window.caught = []; window.trap = () => window.caught.push(document.location.href);"
PROVOKE = """
for (const element of document.querySelectorAll('*')) {
  for (const kind of ['click', 'mouseover', 'focus', 'error', 'load']) {
    element.dispatchEvent(new Event(kind));
  }
}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = PROJECT / "tests" / "sites" / "hostile"
    folder = tmp_path_factory.mktemp("hostile")
    pages = build_site(Options(root=root, design=PROJECT, now=NOW)).pages
    for path, content in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.mark.parametrize("policy", ["with the policy", "without the policy"])
def test_no_script_of_an_article_ever_runs(browser: Browser, site: Path, policy: str) -> None:
    context = browser.new_context(bypass_csp=policy == "without the policy")
    context.add_init_script(TRAP)
    page = context.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 10
    for path in pages:
        page.goto(path.as_uri())
        assert page.evaluate("typeof window.trap") == "function"
        page.evaluate(PROVOKE)
        assert page.evaluate("window.caught") == [], path
        assert page.locator("main").is_visible(), "a style of an article hides the page"
        assert page.locator("script:not([type='application/ld+json']):not([src])").count() == 0
    context.close()
    assert dialogs == []


def test_every_link_of_an_article_is_harmless(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "articles" / "links.html").as_uri())
    schemes = page.evaluate("[...new Set([...document.links].map(link => link.protocol))]")
    assert set(schemes) <= {"file:", "https:", "http:"}
    page.close()


def test_what_was_typed_is_shown(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "articles" / "raw-html.html").as_uri())
    shown = page.locator("main").inner_text()
    for typed in ("<script>trap()</script>", "{{ config }}", "{{ 7*7 }}", "display: none"):
        assert typed in shown
    page.close()
