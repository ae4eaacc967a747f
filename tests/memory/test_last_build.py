"""Whether anything has changed is told from names, sizes and times; a spoilt note tells nothing."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.memory.last_build import (
    LastBuild,
    fingerprint,
    note_last_build,
    read_last_build,
)
from digest.problems import Problem, Severity

NOTE = Path(".cache") / "last-build.json"
LAST = LastBuild(
    asked="all",
    inputs="a" * 32,
    outputs="b" * 32,
    until="2026-01-01T00:00:00+03:30",
    article_count=3,
    problems=(
        Problem("content/a.md", 3, "spacing", "«کتاب ها» باید «کتاب‌ها» باشد", "hint\nmore",
                Severity.WARNING),
        Problem("odd \udc80 name.md", 0, "not-a-file", "", severity=Severity.NOTE),
    ),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles").mkdir(parents=True)
    for name in ("site.toml", "articles/a.md", "articles/b.md"):
        (folder / name).write_text("text", encoding="utf-8")
        os.utime(folder / name, (1_700_000_000, 1_700_000_000))
    return folder


def touch(folder: Path) -> None:
    os.utime(folder / "articles" / "a.md", ns=(0, 1_700_000_000_000_000_001))


def resize(folder: Path) -> None:
    (folder / "articles" / "a.md").write_text("texts", encoding="utf-8")
    os.utime(folder / "articles" / "a.md", (1_700_000_000, 1_700_000_000))


def rename(folder: Path) -> None:
    (folder / "articles" / "a.md").rename(folder / "articles" / "c.md")


def move(folder: Path) -> None:
    (folder / "articles" / "a.md").rename(folder / "a.md")


def add(folder: Path) -> None:
    (folder / "articles" / "c.md").touch()


def add_hidden(folder: Path) -> None:
    (folder / ".hidden").touch()


def add_folder_with_file(folder: Path) -> None:
    (folder / "media").mkdir()
    (folder / "media" / "a.png").touch()


def remove(folder: Path) -> None:
    (folder / "site.toml").unlink()


def remove_all(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


def link_instead(folder: Path) -> None:
    path = folder / "articles" / "a.md"
    path.unlink()
    path.symlink_to("b.md")


def link(folder: Path) -> None:
    (folder / "articles" / "c.md").symlink_to("nowhere.md")


CHANGES = (
    touch, resize, rename, move, add, add_hidden, add_folder_with_file, remove, remove_all,
    link_instead, link,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_shows(change: Callable[[Path], None], folder: Path) -> None:
    before = fingerprint([folder])
    assert fingerprint([folder]) == before
    change(folder)
    assert fingerprint([folder]).digest != before.digest


def test_what_python_leaves_beside_code_is_no_change(folder: Path) -> None:
    before = fingerprint([folder])
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").touch()
    assert fingerprint([folder]) == before


def test_the_newest_file_is_told(folder: Path) -> None:
    touch(folder)
    assert fingerprint([folder]).newest_ns == 1_700_000_000_000_000_001
    assert fingerprint([folder / "no such folder"]).newest_ns == 0


def test_files_do_not_pass_for_those_of_another_place(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for place in (one, other):
        place.mkdir()
    assert fingerprint([one, other]) == fingerprint([one, other])
    before = fingerprint([one, other]).digest
    (one / "a").touch()
    with_one = fingerprint([one, other]).digest
    (one / "a").rename(other / "a")
    assert len({before, with_one, fingerprint([one, other]).digest}) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_what_a_link_leads_to_is_seen_where_it_is_read(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.md").write_text("text", encoding="utf-8")
    (tmp_path / "macros.html").write_text("text", encoding="utf-8")
    (folder / "linked").symlink_to(elsewhere)
    (folder / "circle").symlink_to(folder)
    (folder / "itself").symlink_to("itself")
    (folder / "macros.html").symlink_to(tmp_path / "macros.html")
    seen = [fingerprint([folder], follow=True)]
    (elsewhere / "b.md").touch()
    seen.append(fingerprint([folder], follow=True))
    (tmp_path / "macros.html").write_text("longer text", encoding="utf-8")
    seen.append(fingerprint([folder], follow=True))
    assert fingerprint([folder], follow=True) == seen[2]
    assert len({one.digest for one in seen}) == 3
    alone = fingerprint([folder])
    (elsewhere / "c.md").touch()
    assert fingerprint([folder]) == alone


def test_a_folder_that_may_not_be_read_stops_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, scandir = fingerprint([folder]), os.scandir

    def forbidding(path: str) -> object:
        if path.endswith("articles"):
            raise PermissionError(13, "no", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", forbidding)
    assert fingerprint([folder]).digest != before.digest


def test_what_was_noted_comes_back(tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert read_last_build(tmp_path, output) is None
    note_last_build(tmp_path, output, LAST)
    assert read_last_build(tmp_path, output) == LAST
    assert read_last_build(tmp_path, tmp_path / "other") is None
    note_last_build(tmp_path, tmp_path / "other", LAST)
    assert read_last_build(tmp_path, output) is None
    assert [path.name for path in (tmp_path / ".cache").iterdir()] == [NOTE.name]


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b"\n", b"0\n{}", b'{"format": 1}'],
)
def test_an_odd_note_tells_nothing(content: bytes, tmp_path: Path) -> None:
    (tmp_path / NOTE).parent.mkdir()
    (tmp_path / NOTE).write_bytes(content)
    assert read_last_build(tmp_path, tmp_path / "output") is None


def test_a_note_with_one_other_byte_tells_nothing(tmp_path: Path) -> None:
    note_last_build(tmp_path, tmp_path / "output", LAST)
    content, chance = (tmp_path / NOTE).read_bytes(), random.Random(0)
    for place in range(0, len(content), 5):
        changed = bytearray(content)
        changed[place] ^= 1 << chance.randrange(8)
        (tmp_path / NOTE).write_bytes(changed)
        assert read_last_build(tmp_path, tmp_path / "output") is None
        (tmp_path / NOTE).write_bytes(content[:place])
        assert read_last_build(tmp_path, tmp_path / "output") is None


def test_where_nothing_can_be_noted_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("mine", encoding="utf-8")
    note_last_build(tmp_path, tmp_path / "output", LAST)
    assert read_last_build(tmp_path, tmp_path / "output") is None
    note_last_build(tmp_path / "no such folder", tmp_path / "output", LAST)
