"""A browser, and a small site on disk and behind a server at a path of its own."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.install import playwright_browser, system_browser
from tests.pages.design import rendered

MOUNT = "some/path"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = system_browser() or playwright_browser()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: run python -m tests.browser.install")
        pytest.skip("no Chromium: run python -m tests.browser.install")
    with (
        sync_playwright() as playwright,
        # Chromium's sandbox needs rights that containers and root do not have.
        playwright.chromium.launch(executable_path=path, args=["--no-sandbox"]) as opened,
    ):
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a phone, in which an error of the console fails the test."""
    yield from _page(browser.new_context(viewport={"width": 360, "height": 740}))


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """The same with JavaScript switched off."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield from _page(context)


def _page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("host") / MOUNT
    for path, content in rendered().items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return root


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="session")
def host(folder: Path) -> Iterator[str]:
    root = folder.parents[MOUNT.count("/")]
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{MOUNT}/"
        server.shutdown()


@pytest.fixture(params=["disk", "host"])
def start(request: pytest.FixtureRequest, folder: Path) -> str:
    """The address of the site, opened from disk and served below a path."""
    if request.param == "disk":
        return f"{folder.as_uri()}/"
    return str(request.getfixturevalue("host"))
