"""The web app manifest as a browser takes it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.factories import PUBLIC
from tests.pages.design import rendered


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("public") / "digest"
    for path, body in rendered(PUBLIC).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(body)
    return root


@pytest.fixture(scope="module")
def address(public: Path) -> Iterator[str]:
    handler = partial(Quiet, directory=str(public.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/digest/"
        server.shutdown()


def test_the_policy_lets_the_manifest_in_and_it_has_no_fault(page: Page, address: str) -> None:
    page.goto(f"{address}articles/bandar-anzali.html")
    told = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert told["errors"] == []
    assert json.loads(told["data"])["lang"] == "fa"
    assert told["manifest"]["startUrl"] == f"{address}index.html"
    assert told["manifest"]["scope"] == address
