"""Pages are printed once for as long as they stay, and no more of them are kept than have room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from digest.preview import shown_pages
from digest.preview.shown_pages import ShownPages
from digest.problems import ContentError, Problem


class Printed(Mapping[str, bytes]):
    """Pages of ten bytes that note when they are printed."""

    def __init__(self, *paths: str) -> None:
        self.paths = paths
        self.asked: list[str] = []

    def __getitem__(self, path: str) -> bytes:
        self.asked.append(path)
        if path == "bad":
            raise ValueError(path)
        return path.encode() * 10

    def __contains__(self, path: object) -> bool:
        return path in self.paths

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


def problem_of(error: Exception) -> Problem:
    return Problem("templates/a.html", 1, "fault", str(error))


def shown(pages: Printed, **others: str) -> ShownPages:
    keys = {path: f"shared{path:>6}" for path in pages} | others
    return ShownPages(pages, keys, problem_of)


def test_what_stays_the_same_is_printed_once() -> None:
    first, second = Printed("a", "b"), Printed("a", "b")
    before = shown(first)
    assert [before["a"], before["a"], before["b"]] == [b"a" * 10, b"a" * 10, b"b" * 10]
    after = shown(second, b="other").after(before)
    assert [after["a"], after["b"]] == [b"a" * 10, b"b" * 10]
    assert (first.asked, second.asked) == (["a", "b"], ["b"])


def test_what_was_printed_longest_ago_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown_pages, "_ROOM", 25)
    pages = Printed("a", "b", "c")
    kept = shown(pages)
    for path in "abcbc":
        assert kept[path] == path.encode() * 10
    assert pages.asked == ["a", "b", "c"]
    assert kept["a"] == b"a" * 10
    assert pages.asked == ["a", "b", "c", "a"]


def test_one_page_that_is_larger_than_the_room_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown_pages, "_ROOM", 5)
    pages = Printed("a")
    kept = shown(pages)
    assert kept["a"] == kept["a"]
    assert pages.asked == ["a"]


def test_pages_that_differ_are_counted() -> None:
    pages = shown(Printed("a", "b"))
    assert pages.differing({}) == (2, 0)
    assert pages.differing({**pages.keys_of, "b": "other", "gone": "key"}) == (1, 1)


def test_one_page_of_each_changed_sort_is_printed() -> None:
    before, pages = shown(Printed("a", "b")), Printed("a", "b", "c")
    after = shown(pages, b="moreover   1", c="moreover   2")
    after.print_samples(before)
    assert pages.asked == ["c"]


def test_a_page_that_can_not_be_printed_tells_its_problem() -> None:
    pages = shown(Printed("bad"))
    with pytest.raises(ContentError) as raised:
        pages["bad"]
    [problem] = raised.value.problems
    assert problem.path == "templates/a.html"
    with pytest.raises(KeyError):
        pages["none"]
