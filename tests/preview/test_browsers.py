"""Each page is told of what it shows, and of no more than has changed."""

from __future__ import annotations

from typing import Any

import pytest

from digest.preview.browsers import Browsers
from digest.preview.snapshot import Snapshot
from digest.problems import Problem

PAGE = b"<head><title>%b</title><link rel=stylesheet href=a.css></head><main>%b</main>"
BEFORE = {"index.html": PAGE % (b"1", b"1"), "a.css": b"1", "b.css": b"1"}


class Heard:
    """A socket that keeps what it was told."""

    def __init__(self) -> None:
        self.messages: list[tuple[str, bool]] = []

    def send_message(self, message: dict[str, Any]) -> None:
        self.messages.append((message["path"], message["liveCSS"]))

    def close(self) -> None:
        self.messages.append(("closed", False))


def joined(now: Snapshot) -> tuple[Browsers, Heard]:
    """Give the browsers, of which one has just loaded the index."""
    browsers, socket, state = Browsers(), Heard(), now.state("/")
    told = {"address": "/", "around": state.around, "main": state.main, "styles": state.styles}
    browsers.join(socket, {"plugins": {"shown": told}}, now)
    return browsers, socket


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"b.css": b"2"}, []),
        ({"index.html": PAGE % (b"1", b"2")}, [("main", False)]),
        ({"index.html": PAGE % (b"2", b"1")}, [("/", False)]),
        ({"a.css": b"2"}, [("/a.css", True)]),
        ({"a.css": b"2", "index.html": PAGE % (b"1", b"2")}, [("/", False)]),
    ],
)
def test_a_page_is_told_of_what_has_changed(
    changed: dict[str, bytes], told: list[tuple[str, bool]]
) -> None:
    browsers, socket = joined(Snapshot(pages=BEFORE))
    now = Snapshot(pages=BEFORE | changed)
    browsers.refresh(now)
    browsers.refresh(now)
    assert socket.messages == told


def test_problems_and_their_end_load_the_page_anew() -> None:
    browsers, socket = joined(Snapshot(pages=BEFORE))
    browsers.refresh(Snapshot(pages=BEFORE, problems=(Problem("a", 1, "b", "c"),)))
    browsers.refresh(Snapshot(pages=BEFORE))
    assert socket.messages == [("/", False)] * 2


@pytest.mark.parametrize("info", [{}, {"plugins": {}}, {"plugins": {"shown": {"address": "/"}}}])
def test_a_page_that_does_not_say_what_it_shows_is_loaded_anew(info: dict[str, Any]) -> None:
    browsers, socket = Browsers(), Heard()
    browsers.join(socket, info, Snapshot(pages=BEFORE))
    assert socket.messages == [("/", False)]


def test_who_has_left_is_told_nothing() -> None:
    browsers, socket = joined(Snapshot(pages=BEFORE))
    assert browsers.addresses() == {"/"}
    browsers.leave(socket)
    browsers.refresh(Snapshot())
    browsers.close()
    assert socket.messages == []
    assert not browsers.addresses()
