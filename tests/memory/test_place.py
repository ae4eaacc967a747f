"""Whatever has become of the memory, the build gives the same site, and says what it met."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from digest.build import build_site
from digest.cli.remembering import remembering
from digest.memory import place
from digest.memory.codec import decoder, encode
from digest.memory.damage import DamagedError, UnusableError
from digest.memory.place import open_store, passing_store
from digest.memory.store import Store
from tests.projects import MEMORY, copy_site
from tests.test_build import options

Pages = dict[str, bytes]


@pytest.fixture(scope="module")
def remembered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Pages]:
    """A project that was built once, and its pages."""
    root = copy_site("subpath", tmp_path_factory.mktemp("made") / "site")
    return root, pages_of(root)


@pytest.fixture
def project(remembered: tuple[Path, Pages], tmp_path: Path) -> Path:
    return Path(shutil.copytree(remembered[0], tmp_path / "site"))


def pages_of(root: Path) -> Pages:
    return remembering(root, lambda store: dict(build_site(options(root), store).pages))


def test_a_sound_memory_says_nothing(
    project: Path, remembered: tuple[Path, Pages], capsys: pytest.CaptureFixture[str]
) -> None:
    assert pages_of(project) == remembered[1]
    assert not capsys.readouterr().err
    store, lost = open_store(project)
    assert not lost
    assert store.known().keys() == {"content/articles/first.md", "content/articles/second.md"}
    store.close()


def overwrite(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def cut(path: Path, share: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])


def foreign_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE record (id INTEGER PRIMARY KEY, key TEXT, value BLOB)")
    connection.close()


def lost_table(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE part")
    connection.close()


def other_values(path: Path, table: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE {table} SET value = CAST('[]' AS BLOB)")
    connection.close()


def lost_parts(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM part WHERE name != 'prose'")
    connection.close()


DAMAGE: dict[str, Callable[[Path], None]] = {
    "random bytes": partial(overwrite, content=random.Random(1).randbytes(50_000)),
    "text": partial(overwrite, content=b"notes of mine\n" * 400),
    "an old header": partial(overwrite, content=b"SQLite format 3\0" + bytes(4_080)),
    **{f"cut at {share}": partial(cut, share=share) for share in (0.002, 0.02, 0.3, 0.6)},
    "another program's": foreign_database,
    "a table is lost": lost_table,
    "parts are lost": lost_parts,
    "other records": partial(other_values, table="record"),
    "other parts": partial(other_values, table="part"),
    "other values": partial(other_values, table="value"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_memory_is_thrown_away(
    name: str,
    project: Path,
    remembered: tuple[Path, Pages],
    capsys: pytest.CaptureFixture[str],
) -> None:
    DAMAGE[name](project / MEMORY)
    assert pages_of(project) == remembered[1]
    told = capsys.readouterr().err
    assert told.startswith("The memory in .cache/ ")
    assert "thrown away" in told
    assert pages_of(project) == remembered[1]
    assert not capsys.readouterr().err
    assert [one.name for one in (project / MEMORY).parent.iterdir()] == [MEMORY.name]


@pytest.mark.parametrize("version", [1, 99])
def test_a_memory_of_another_version_is_no_damage(
    version: int,
    project: Path,
    remembered: tuple[Path, Pages],
    capsys: pytest.CaptureFixture[str],
) -> None:
    with sqlite3.connect(project / MEMORY) as connection:
        connection.execute("DROP TABLE record")
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    assert pages_of(project) == remembered[1]
    told = "is of another version of the program; everything is worked out anew"
    assert capsys.readouterr().err == f"The memory in .cache/ {told}.\n"
    assert pages_of(project) == remembered[1]
    assert not capsys.readouterr().err


def test_values_that_another_version_wrote_otherwise_are_worked_out_anew(
    project: Path, remembered: tuple[Path, Pages], capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(project / MEMORY) as connection:
        names = [name for (name,) in connection.execute("SELECT key FROM value")]
    connection.close()
    others = [name for name in names if name != "articles are read with"]
    assert {name.partition(" of ")[0] for name in others} >= {"blueprint", "leaves", "related"}
    store, _ = open_store(project)
    for name in others:
        store.keep_value(name, encode("written otherwise"))
    store.close()
    assert pages_of(project) == remembered[1]
    assert not capsys.readouterr().err
    store, _ = open_store(project)
    assert all(store.value_as(name, decoder(str)) is None for name in others)
    store.close()


@pytest.mark.parametrize("seed", range(12))
def test_damaged_bytes_never_reach_a_page(
    seed: int, project: Path, remembered: tuple[Path, Pages]
) -> None:
    chance = random.Random(seed)
    content = bytearray((project / MEMORY).read_bytes())
    for _ in range(2**seed):  # from a single byte up to all over every page
        content[chance.randrange(100, len(content))] = chance.randrange(256)
    (project / MEMORY).write_bytes(content)
    assert pages_of(project) == remembered[1]


def test_garbage_beside_the_file_is_not_read_into_it(
    project: Path, remembered: tuple[Path, Pages]
) -> None:
    for ending in ("-wal", "-shm", "-journal"):
        beside = (project / MEMORY).with_name(MEMORY.name + ending)
        beside.write_bytes(random.Random(2).randbytes(9_000))
    assert pages_of(project) == remembered[1]


def folder_in_its_place(root: Path) -> None:
    (root / MEMORY).unlink()
    (root / MEMORY).mkdir()
    (root / MEMORY / "mine").write_text("mine", encoding="utf-8")


def file_in_the_folders_place(root: Path) -> None:
    shutil.rmtree(root / ".cache")
    (root / ".cache").write_text("mine", encoding="utf-8")


@pytest.mark.parametrize("hinder", [folder_in_its_place, file_in_the_folders_place])
def test_where_nothing_can_be_kept_the_site_is_built(
    hinder: Callable[[Path], None],
    project: Path,
    remembered: tuple[Path, Pages],
    capsys: pytest.CaptureFixture[str],
) -> None:
    hinder(project)
    assert pages_of(project) == remembered[1]
    told = capsys.readouterr().err
    assert told == "The memory in .cache/ can't be kept here; nothing is remembered.\n"
    assert any(path.read_bytes() == b"mine" for path in project.rglob("*") if path.is_file())


def test_a_folder_that_may_not_be_written_is_left(
    project: Path, remembered: tuple[Path, Pages], monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.name == "posix" and os.geteuid() == 0:  # to whom nothing is forbidden
        connect = sqlite3.connect
        monkeypatch.setattr(
            sqlite3,
            "connect",
            lambda path, **options: (
                connect(f"file:{path}?mode=ro", uri=True, **options)
                if path != ":memory:"
                else connect(path, **options)
            ),
        )
    (project / MEMORY).chmod(0o400)
    (project / MEMORY).parent.chmod(0o500)
    try:
        assert pages_of(project) == remembered[1]
        assert (project / MEMORY).exists()
    finally:
        (project / MEMORY).parent.chmod(0o700)


def test_a_disk_that_fills_up_costs_no_memory(
    project: Path,
    remembered: tuple[Path, Pages],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    article = project / "content" / "articles" / "first.md"
    article.write_text(article.read_text("utf-8") + "\nپایان.\n", encoding="utf-8")
    expected = dict(build_site(options(project)).pages)

    def full(store: Store, made: object) -> None:
        if store.path == project / MEMORY:
            raise UnusableError("database or disk is full")
        keep(store, made)  # type: ignore[arg-type]

    keep = Store.keep
    monkeypatch.setattr(Store, "keep", full)
    assert pages_of(project) == expected
    assert "(database or disk is full)" in capsys.readouterr().err
    monkeypatch.undo()
    store, lost = open_store(project)
    assert (len(store.known()), lost) == (2, None)
    store.close()


def test_without_room_anywhere_the_site_is_built(
    project: Path, remembered: tuple[Path, Pages], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object, **__: object) -> None:
        raise FileNotFoundError("no usable temporary folder")

    monkeypatch.setattr(place, "TemporaryDirectory", no_room)
    (project / MEMORY).write_bytes(b"damaged" * 1_000)
    with passing_store() as store:
        assert store.path is None
    assert remembering(project, lambda store: store.path, remember=False) is None
    assert pages_of(project) == remembered[1]


def test_a_passing_memory_leaves_nothing(tmp_path: Path) -> None:
    with passing_store() as store:
        store.keep_value("name", b"value")
        assert store.path
        assert store.path.exists()
    assert not store.path.parent.exists()


def test_damage_that_shows_late_starts_the_work_again(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[Store] = []

    def work(store: Store) -> str:
        seen.append(store)
        if len(seen) == 1:
            raise DamagedError("torn")
        return "done"

    assert remembering(project, work) == "done"
    assert len(seen) == 2
    assert not (project / MEMORY).exists()
    assert "thrown away (torn)" in capsys.readouterr().err
