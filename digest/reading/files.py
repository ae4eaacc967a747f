"""The disk as the content sees it: regular files below a folder, and nothing else.

Symbolic links, pipes and hidden files are not followed or opened, so that no
content can name a file outside its folder or hold the build up.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from digest.problems import Problem, Severity

LARGEST_MEDIUM = 20 * 1024 * 1024
"""Bytes of one media file: GitHub Pages holds a gigabyte in all."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the content: its path below the project with forward slashes, and its bytes."""

    path: str
    content: bytes


def read_folder(
    root: Path, folder: str, ending: str = ""
) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Read every regular file below ``root/folder`` whose name ends so, in order of path."""
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in _walk(root / folder):
        name = path.relative_to(root).as_posix()
        try:
            if _is_regular(path):
                if path.name.endswith(ending):
                    sources.append(Source(name, _read(path)))
                continue
            problems.append(_skipped(name, "پیوند یا پروندهٔ ویژه است و خوانده نشد"))
        except OSError as error:
            message = f"خوانده نشد: {error.strerror or error}"
            problems.append(Problem(name, 0, "unreadable", message))
    return tuple(sources), tuple(problems)


def read_file(root: Path, path: str) -> Source | None:
    """Read one file below ``root``, or nothing when it is not there."""
    try:
        return Source(path, (root / path).read_bytes())
    except FileNotFoundError:
        return None


def _walk(folder: Path) -> list[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(folder, followlinks=False):
        linked = [name for name in folders if (Path(parent) / name).is_symlink()]
        folders[:] = [name for name in folders if not name.startswith(".") and name not in linked]
        found += [Path(parent) / name for name in (*names, *linked) if not name.startswith(".")]
    return sorted(found)


def _is_regular(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode)


def _read(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_MEDIUM:
        raise OSError(None, f"بزرگ‌تر از {LARGEST_MEDIUM // 1024 // 1024} مگابایت است")
    return path.read_bytes()


def _skipped(name: str, message: str) -> Problem:
    return Problem(name, 0, "not-a-file", message, severity=Severity.WARNING)
