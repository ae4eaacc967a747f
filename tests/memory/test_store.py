"""What is kept comes back as it was, or not at all."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from threading import Timer

import pytest

from digest.memory import store as module
from digest.memory.damage import DamagedError, UnusableError
from digest.memory.store import Known, Made, Store

RECORD = Made("key", b"record", (("prose", b"text"), ("measure:a", b"A"), ("measure:b", b"B")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "memory.sqlite3"


@pytest.fixture(params=["in a file", "without one"])
def store(request: pytest.FixtureRequest, path: Path) -> Iterator[Store]:
    store = Store(path if request.param == "in a file" else None)
    yield store
    store.close()


def test_what_is_kept_comes_back(store: Store) -> None:
    store.keep([RECORD, Made("other", b"", ())])
    assert dict(store.records(["key", "other", "none"])) == {"key": b"record", "other": b""}
    assert store.part("key", "prose") == b"text"
    assert store.parts("key", "measure:") == (b"A", b"B")
    store.keep_value("name", b"before")
    store.keep_value("name", b"value")
    assert store.value("name") == b"value"
    store.remember_files([("a.md", Known(1, 2, "key")), ("b.md", Known(3, -1, "other"))], [])
    store.remember_files([("a.md", Known(9, 9, "key"))], ["b.md"])
    assert store.known() == {"a.md": Known(9, 9, "key")}


def test_what_was_never_kept_is_not_there(store: Store) -> None:
    store.keep([RECORD])
    assert dict(store.records(["none"])) == {}
    assert store.part("none", "prose") is None
    assert store.part("key", "none") is None
    assert store.parts("none", "measure:") == ()
    assert store.value("none") is None
    assert store.known() == {}


def test_what_is_kept_outlasts_the_process(path: Path) -> None:
    first = Store(path)
    first.keep([RECORD])
    first.close()
    second = Store(path)
    assert second.parts("key", "") == (b"A", b"B", b"text")
    second.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_another_build_may_keep_the_same_meanwhile(path: Path) -> None:
    one, other = Store(path), Store(path)
    one.keep([RECORD])
    other.keep([Made("key", b"theirs", (("prose", b"theirs"),)), Made("new", b"new", ())])
    for store in (one, other):
        assert dict(store.records(["key", "new"])) == {"key": b"record", "new": b"new"}
        assert store.part("key", "prose") == b"text"
        store.close()


def test_all_of_a_batch_is_kept_or_nothing(path: Path) -> None:
    store = Store(path)
    with pytest.raises(DamagedError):
        store.keep([RECORD, Made("bad", b"", (("twice", b""), ("twice", b"")))])
    assert dict(store.records(["key", "bad"])) == {}
    store.keep([RECORD])
    assert store.part("key", "prose") == b"text"
    store.close()


def test_only_so_many_old_records_are_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_OLD", 3)
    store = Store(path)
    store.keep([RECORD])
    store.remember_files([("a.md", Known(1, 1, "key"))], [])
    names = [f"old {number}" for number in range(10)]
    for name in names:
        store.keep([Made(name, b"", (("prose", b"old"),))])
    store.remember_files([("b.md", Known(1, 1, "old 0"))], [])
    kept = {"key", "old 0", "old 7", "old 8", "old 9"}
    assert dict(store.records(["key", *names])).keys() == kept
    store.close()
    with sqlite3.connect(path) as connection:
        (parts,) = connection.execute("SELECT count(*) FROM part").fetchone()
    connection.close()
    assert parts == len(RECORD.parts) + 4


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET value = substr(value, 1, 4) || X'00' || substr(value, 6)",
        "UPDATE record SET value = CAST(value AS TEXT)",
        "UPDATE record SET value = 7",
        "UPDATE record SET value = NULL",
        "UPDATE record SET value = X''",
    ],
)
def test_a_value_that_was_not_kept_is_not_believed(statement: str, path: Path) -> None:
    store = Store(path)
    store.keep([RECORD])
    store.keep_value("name", b"value")
    with sqlite3.connect(path) as connection:
        for table in ("record", "part", "value"):
            connection.execute(statement.replace("record", table, 1))
    connection.close()
    for read in (
        lambda: dict(store.records(["key"])),
        lambda: store.part("key", "prose"),
        lambda: store.parts("key", "measure:"),
        lambda: store.value("name"),
    ):
        with pytest.raises(DamagedError):
            read()
    store.close()


def test_parts_that_changed_places_are_not_believed(path: Path) -> None:
    store = Store(path)
    store.keep([RECORD, Made("other", b"other", (("prose", b"their text"),))])
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM part WHERE record = 1")
        connection.execute("UPDATE part SET record = 1 WHERE name = 'prose'")
    connection.close()
    with pytest.raises(DamagedError):
        store.part("key", "prose")
    store.close()


def test_a_value_without_its_table_is_damage(path: Path) -> None:
    store = Store(path)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE value")
    connection.close()
    with pytest.raises(DamagedError) as caught:
        store.value("name")
    assert not isinstance(caught.value, UnusableError)
    store.close()


def test_a_busy_file_is_not_taken_for_damaged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.memory.connection._PATIENCE", 0.05)
    store = Store(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UnusableError):
        store.keep([RECORD])
    with pytest.raises(UnusableError):
        Store(path)
    other.execute("COMMIT")
    other.close()
    store.keep([RECORD])
    assert dict(store.records(["key"])) == {"key": b"record"}
    store.close()


def test_a_new_file_that_another_build_is_making_is_waited_for(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    ending = Timer(0.1, other.execute, ["ROLLBACK"])
    ending.start()
    store = Store(path)
    ending.join()
    other.close()
    store.keep([RECORD])
    assert dict(store.records(["key"])) == {"key": b"record"}
    store.close()


def test_a_new_file_that_another_keeps_locked_is_unusable(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.memory.connection._PATIENCE", 0.05)
    path.parent.mkdir(parents=True, exist_ok=True)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UnusableError):
        Store(path)
    other.close()


def test_a_full_disk_is_not_taken_for_damage(path: Path) -> None:
    store = Store(path)
    store._connection.execute("PRAGMA max_page_count = 10")
    with pytest.raises(UnusableError):
        store.keep([Made("large", bytes(1_000_000), ())])
    assert dict(store.records(["large"])) == {}
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="nothing forks there")
def test_a_forked_process_reads_by_itself(store: Store) -> None:
    store.keep([RECORD])
    store.keep_value("large", bytes(300_000))
    with ProcessPoolExecutor(2, get_context("fork"), _begin, (store,)) as pool:
        read = list(pool.map(_read, range(200)))
        store.part("key", "prose")
    assert {pid for pid, _ in read} - {os.getpid()}
    assert {part for _, part in read} == {b"text"}
    store.keep_value("after", b"sound")
    assert store.value("after") == b"sound"
    assert store.part("key", "prose") == b"text"
    if store.path:
        with sqlite3.connect(store.path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()


_inherited: list[Store] = []


def _begin(store: Store) -> None:
    _inherited[:] = [store]


def _read(_: int) -> tuple[int, bytes | None]:
    (store,) = _inherited
    assert store.value("large") == bytes(300_000)
    return os.getpid(), store.part("key", "prose")
