"""Small projects on the disk, built by the command as an editor would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SITES = PROJECT / "tests" / "sites"
MEMORY = Path(".cache") / "memory.sqlite3"


def copy_site(name: str, root: Path) -> Path:
    """Copy one of the sites of the tests to ``root``, its files long settled."""
    shutil.copytree(SITES / name, root, ignore=shutil.ignore_patterns(".cache", "output"))
    settle(root)
    return root


def settle(root: Path) -> None:
    """Make every file below ``root`` look as if it had been there for long."""
    for path in root.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000), follow_symlinks=False)


def command_of(root: Path, *arguments: str) -> list[str]:
    """Give the command that builds ``root``."""
    return [sys.executable, os.fspath(PROJECT / "build.py"), "build", "--root", os.fspath(root),
            *arguments]  # fmt: skip


def run(root: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Build ``root`` in a process of its own, which has to succeed."""
    done = subprocess.run(
        command_of(root, *arguments), capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, **variables}, cwd=root.parent, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a site by their paths, but for the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".khabarnameh.json"
    }
