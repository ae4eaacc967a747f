from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from digest.checks.external import check_external
from tests.contents import read_content


class Answers(BaseHTTPRequestHandler):
    """``/gone`` is gone, ``/get`` refuses HEAD, anything else is there."""

    asked: list[str] = []  # noqa: RUF012 - the server makes the instances

    def do_HEAD(self) -> None:
        self.asked.append(self.path)
        self.send_response({"/gone": 404, "/get": 405}.get(self.path, 200))
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        pass


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    Answers.asked.clear()
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def write_site(root: Path, address: str) -> None:
    (root / "content" / "articles").mkdir(parents=True)
    (root / "content" / "site.toml").write_text('title = "الف"', encoding="utf-8")
    body = f"[یک]({address}/there) [دو]({address}/gone) [سه]({address}/get) [چهار](http://127.0.0.1:1/)"
    text = f"---\ntitle: خبر\ndate: 1403\n---\n\n{body}\n"
    (root / "content" / "articles" / "a.md").write_text(text, encoding="utf-8")


def test_addresses_are_asked_once_and_remembered(tmp_path: Path, address: str) -> None:
    write_site(tmp_path, address)
    content = read_content(tmp_path).content
    first = check_external(tmp_path, content)
    assert [problem.code for problem in first] == ["dead-link"] * 2
    assert any(f"«{address}/gone» باز نشد (404)" in problem.message for problem in first)
    assert sorted(Answers.asked) == ["/get", "/gone", "/there"]
    assert check_external(tmp_path, content) == first
    assert len(Answers.asked) == 3


@pytest.mark.parametrize("damage", ["", "[1]", '{"a": 3}', '{"a": [0, ""]}'])
def test_a_damaged_or_old_memory_is_asked_anew(tmp_path: Path, address: str, damage: str) -> None:
    write_site(tmp_path, address)
    (tmp_path / ".cache").mkdir()
    memory = tmp_path / ".cache" / "links.json"
    memory.write_text(damage, encoding="utf-8")
    check_external(tmp_path, read_content(tmp_path).content)
    assert len(json.loads(memory.read_text(encoding="utf-8"))) == 4
