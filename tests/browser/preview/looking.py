"""A page that looks at a preview, and a mark by which a reload is told."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.preview.running import Running, until


def look(page: Page, preview: Running, path: str) -> None:
    """Open ``path`` and wait until the page is connected to the preview."""
    page.add_init_script(
        "document.addEventListener('LiveReloadConnect', () => window.connected = true)"
    )
    page.goto(preview.address + path)
    until(lambda: bool(page.evaluate("window.connected === true")))


def mark(page: Page) -> None:
    """Leave something behind that a reload would wipe away."""
    page.evaluate("window.marked = true")


def is_marked(page: Page) -> bool:
    return bool(page.evaluate("window.marked === true"))
