"""The disk as the content sees it: regular files below a folder, and nothing else.

Symbolic links, pipes and hidden files are not followed or opened, so that no
content can name a file outside its folder or hold the build up.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from digest.problems import Problem, Severity

LARGEST_MEDIUM = 20 * 1024 * 1024
"""Bytes of one media file: GitHub Pages holds a gigabyte in all."""

Looks = Mapping[str, tuple[int, int]]
"""The size of each file in bytes and when it changed in nanoseconds, by its path on the disk.

A file that looks as it did before is taken to hold what it held before.
"""

NO_LOOKS: Looks = {}


class Source(Struct, frozen=True):
    """A file of the content: its path below the project with forward slashes, and its bytes."""

    path: str
    content: bytes


class Seen(Struct, frozen=True):
    """A file that was found and not yet read: its path as in a source, and its looks."""

    path: str
    size: int
    changed_ns: int


def read_folder(
    root: Path, folder: str, ending: str = ""
) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Read every regular file below ``root/folder`` with this ``ending``, in order of path."""
    seen, faults = look_into(root, folder, ending)
    sources: list[Source] = []
    problems = list(faults)
    for one in seen:
        source = read_seen(root, one)
        if isinstance(source, Problem):
            problems.append(source)
        else:
            sources.append(source)
    return tuple(sources), tuple(problems)


def look_into(
    root: Path, folder: str, ending: str = "", looks: Looks = NO_LOOKS
) -> tuple[tuple[Seen, ...], tuple[Problem, ...]]:
    """Find every regular file below ``root/folder`` with this ``ending``, in order of path.

    The disk is not asked again for what ``looks`` tells.
    """
    seen: list[Seen] = []
    problems: list[Problem] = []
    for path, entry in sorted(_entries(root / folder, folder), key=_order):
        if entry.is_file(follow_symlinks=False):
            if path.endswith(ending):
                seen.append(Seen(path, *(looks.get(entry.path) or _looks_of(entry))))
        else:
            problems.append(_skipped(path, "پیوند یا پروندهٔ ویژه است و خوانده نشد"))
    return tuple(seen), tuple(problems)


def _looks_of(entry: os.DirEntry[str]) -> tuple[int, int]:
    status = entry.stat(follow_symlinks=False)
    return status.st_size, status.st_mtime_ns


def look_at(root: Path, path: str) -> Seen | None:
    """Find the regular file at ``path`` below ``root``; nothing where there is none."""
    try:
        status = (root / path).lstat()
    except OSError:
        return None
    is_file = stat.S_ISREG(status.st_mode)
    return Seen(path, status.st_size, status.st_mtime_ns) if is_file else None


def read_seen(root: Path, seen: Seen) -> Source | Problem:
    """Read a file that was found; what keeps it from being read is a problem."""
    if seen.size > LARGEST_MEDIUM:
        return _unreadable(seen, f"بزرگ‌تر از {LARGEST_MEDIUM // 1024 // 1024} مگابایت است")
    try:
        return Source(seen.path, (root / seen.path).read_bytes())
    except OSError as error:
        return _unreadable(seen, error.strerror or str(error))


def read_file(root: Path, path: str) -> Source | None:
    """Read one file below ``root``, or nothing when it is not there."""
    try:
        return Source(path, (root / path).read_bytes())
    except FileNotFoundError:
        return None


def _entries(folder: Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all but folders below ``folder``; one that can't be opened holds nothing."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return
    for entry in found:
        path = f"{prefix}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(Path(entry.path), path)
        else:
            yield path, entry


def _order(found: tuple[str, os.DirEntry[str]]) -> str:
    """Order folder by folder: the slash comes before every letter that a name can have."""
    return found[0].replace("/", "\0")


def _unreadable(seen: Seen, why: str) -> Problem:
    return Problem(seen.path, 0, "unreadable", f"خوانده نشد: {why}")


def _skipped(name: str, message: str) -> Problem:
    return Problem(name, 0, "not-a-file", message, severity=Severity.WARNING)
