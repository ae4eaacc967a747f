"""The preview as a process: it answers, keeps strangers out, and ends without a trace."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.corpus import write_corpus
from tests.preview.fake import make_site
from tests.preview.running import PATIENCE, REAL, ROOT, Running, running, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends a process by SIGINT")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Running]:
    make_site(tmp_path)
    with running(tmp_path) as preview:
        yield preview


def ask(preview: Running, path: str, **headers: str) -> http.client.HTTPResponse:
    """Return the answer to a request for ``path``, read to its end."""
    connection = http.client.HTTPConnection(
        preview.address.split("/")[2], timeout=PATIENCE, blocksize=1 << 20
    )
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.body = answer.read().decode()  # type: ignore[attr-defined]
    connection.close()
    return answer


def body_of(preview: Running, path: str) -> str:
    return str(ask(preview, path).body)  # type: ignore[attr-defined]


SOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


def test_pages_come_fresh_with_their_type(preview: Running) -> None:
    answer = ask(preview, "/articles/0.html")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    preview.write("0.txt", "<p>تازه</p>")
    until(lambda: "تازه" in body_of(preview, "/articles/0.html"))


@pytest.mark.parametrize(
    "path", ["/", "/style.css", "/livereload.js", "/livereload/overlay.css", "/livereload"]
)
def test_a_foreign_name_is_refused_everywhere(path: str, preview: Running) -> None:
    assert ask(preview, path, Host="evil.example").status == 403


@pytest.mark.parametrize(
    ("origin", "status"), [("http://evil.example", 403), ("null", 403), ("", 101)]
)
def test_only_own_pages_open_the_socket(origin: str, status: int, preview: Running) -> None:
    own = preview.address.rstrip("/")
    connection = http.client.HTTPConnection(own.removeprefix("http://"), timeout=PATIENCE)
    connection.request("GET", "/livereload", headers={**SOCKET, "Origin": origin or own})
    assert connection.getresponse().status == status
    connection.close()


def test_the_client_is_livereloads_script_with_our_plug_in(preview: Running) -> None:
    script = body_of(preview, "/livereload.js")
    assert script.index("LiveReloadPluginShown") < script.index("official-7")


def test_nothing_outside_the_site_is_served(preview: Running) -> None:
    for path in ("/../content/0.txt", "/%2e%2e/content/0.txt", "/content/0.txt", "//etc/passwd"):
        assert ask(preview, path).status == 404, path


def test_it_ends_when_it_is_told_to(preview: Running) -> None:
    preview.process.send_signal(signal.SIGTERM)
    assert preview.process.wait(PATIENCE) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_an_interrupt_during_the_first_build_ends_it(tmp_path: Path) -> None:
    """As a terminal sends it: to the preview and to the processes that it has started."""
    write_corpus(400, tmp_path)
    command = [sys.executable, "-W", "error", *REAL, str(tmp_path)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            assert process.stdout
            told = process.stdout.readline()
            until(lambda: len(children_of(process.pid)) > 1)
            os.killpg(process.pid, signal.SIGINT)
            rest, _ = process.communicate(timeout=3 * PATIENCE)
            assert process.returncode == 0
            assert (told.startswith("Preview: "), rest) == (True, "")
        finally:
            process.kill()


def children_of(process: int) -> list[str]:
    """Return the processes that any thread of ``process`` has started."""
    threads = Path(f"/proc/{process}/task").glob("*/children")
    return [child for told in threads for child in told.read_text().split()]


def test_the_browser_is_opened_when_asked_for(tmp_path: Path) -> None:
    make_site(tmp_path / "site")
    browser = tmp_path / "browser"
    browser.write_text(
        f'#!/bin/sh\necho "$1" >{tmp_path}/opened.new\nmv {tmp_path}/opened.new {tmp_path}/opened\n'
    )
    browser.chmod(0o755)
    opened = tmp_path / "opened"
    with running(tmp_path / "site", "--open", BROWSER=str(browser)) as preview:
        until(opened.exists)
        assert opened.read_text().strip() == preview.address


def test_a_second_preview_takes_the_next_port(preview: Running, tmp_path: Path) -> None:
    port = preview.address.split(":")[2].strip("/")
    with running(tmp_path, "--port", port) as second:
        assert second.address != preview.address
        assert second.said(f"Port {port} is taken.")


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    make_site(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with running(tmp_path) as preview:
        body_of(preview, "/")
    assert sorted(tmp_path.rglob("*")) == before
