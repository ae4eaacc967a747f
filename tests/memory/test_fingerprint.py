"""Fingerprints of folders: the same while nothing in them changes, of lost folders too."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.memory.last_build import fingerprint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "a.md").write_text("متن", encoding="utf-8")
    os.utime(folder / "articles" / "a.md", ns=(7, 7))
    return folder


def test_the_same_files_look_the_same(folder: Path) -> None:
    assert fingerprint((folder,)) == fingerprint((folder,))
    assert fingerprint((folder,)).newest_ns == 7


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.unlink(),
        lambda path: path.rename(path.with_name("b.md")),
        lambda path: os.utime(path, ns=(8, 8)),
        lambda path: path.with_name("b.md").touch(),
        lambda path: (path.unlink(), path.parent.rmdir(), path.parent.parent.rmdir()),
    ],
    ids=["gone", "renamed", "touched", "another", "no folder"],
)
def test_any_change_is_seen(folder: Path, change: Callable[[Path], object]) -> None:
    before = fingerprint((folder,)).digest
    change(folder / "articles" / "a.md")
    assert fingerprint((folder,)).digest != before


def test_compiled_code_is_no_change(folder: Path) -> None:
    before = fingerprint((folder,)).digest
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").touch()
    assert fingerprint((folder,)).digest == before
