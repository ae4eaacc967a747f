"""Every change comes out, in as few batches as it came in."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from digest.preview.watching import Changes, gathered, is_passing, watch_folders


@pytest.fixture
def changes(tmp_path: Path) -> Iterator[Queue[Changes]]:
    (tmp_path / "content").mkdir()
    roots = (tmp_path / "content", tmp_path / "site.toml", tmp_path / "later")
    found: Queue[Changes] = Queue()
    ready, stop = threading.Event(), threading.Event()
    watching = threading.Thread(target=watch_folders, args=(roots, found, ready, stop))
    watching.start()
    assert ready.wait(5)
    yield found
    stop.set()
    watching.join()


def test_an_edit_right_after_ready_is_seen(changes: Queue[Changes], tmp_path: Path) -> None:
    (tmp_path / "content/a.md").write_text("a")
    assert changes.get(timeout=5) == {tmp_path / "content/a.md"}


def test_files_with_an_old_time_are_seen(changes: Queue[Changes], tmp_path: Path) -> None:
    old = tmp_path / "old.md"
    old.write_text("old")
    os.utime(old, (1, 1))
    old.rename(tmp_path / "content/old.md")
    assert changes.get(timeout=5) == {tmp_path / "content/old.md"}


def test_what_comes_later_is_watched_then(changes: Queue[Changes], tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    assert tmp_path / "later" in changes.get(timeout=5)
    (tmp_path / "later/a.md").write_text("a")
    assert changes.get(timeout=5) == {tmp_path / "later/a.md"}


def test_passing_files_are_no_changes(changes: Queue[Changes], tmp_path: Path) -> None:
    for name in (".a.md.swp", "a.md~", "4913", "#a.md#", ".#a.md", "a.tmp"):
        (tmp_path / "content" / name).write_text("passing")
    (tmp_path / "content/a.md").write_text("a")
    assert gathered(changes) == {tmp_path / "content/a.md"}


def test_a_project_below_a_hidden_folder_is_watched() -> None:
    root = Path("/home/.work/content")
    assert not is_passing(root / "a.md", (root,))
    assert is_passing(root / ".git/index", (root,))


def test_nothing_is_gathered_where_nothing_comes() -> None:
    assert gathered(Queue(), 0.01) == frozenset()


def test_many_batches_are_gathered_into_one() -> None:
    changes: Queue[Changes] = Queue()
    wanted = frozenset(Path(str(number)) for number in range(100))
    for path in sorted(wanted):
        changes.put(frozenset((path,)))
    late = threading.Timer(0.05, changes.put, [frozenset((Path("late"),))])
    late.start()
    assert gathered(changes) == wanted | {Path("late")}
    late.join()
