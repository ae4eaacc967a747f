"""The stamp of the code changes with the code, its tables and its libraries."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.memory import stamp


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program of two files, and the folder where its libraries lie."""
    (tmp_path / "digest" / "data").mkdir(parents=True)
    (tmp_path / "digest" / "model.py").write_text("A = 1\n", encoding="utf-8")
    (tmp_path / "digest" / "data" / "words.toml").write_text("a = 1\n", encoding="utf-8")
    (tmp_path / "site-packages" / "jinja2-3.1.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(stamp, "_PACKAGE", tmp_path / "digest")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site-packages")])
    yield tmp_path
    stamp.code_stamp.cache_clear()


def stamped() -> str:
    stamp.code_stamp.cache_clear()
    return stamp.code_stamp()


def test_the_same_code_has_the_same_stamp(package: Path) -> None:
    before = stamped()
    (package / "digest" / "__pycache__").mkdir()
    (package / "digest" / "__pycache__" / "model.pyc").touch()
    (package / "site-packages" / "pytest-9.0.0.dist-info").mkdir()
    assert stamped() == before


def test_changed_code_and_libraries_show(package: Path) -> None:
    seen = [stamped()]
    (package / "digest" / "model.py").write_text("A = 2\n", encoding="utf-8")
    seen.append(stamped())
    (package / "digest" / "data" / "words.toml").write_text("a = 2\n", encoding="utf-8")
    seen.append(stamped())
    (package / "digest" / "model.py").rename(package / "digest" / "models.py")
    seen.append(stamped())
    before = stamp.library_versions()
    (package / "site-packages" / "jinja2-3.1.0.dist-info").rename(
        package / "site-packages" / "jinja2-3.1.1.dist-info"
    )
    seen.append(stamped())
    assert stamp.library_versions() != before
    assert len(set(seen)) == len(seen)
