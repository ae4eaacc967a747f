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

FileStats = Mapping[str, tuple[int, int]]
"""The size of each file in bytes and when it changed in nanoseconds, by its path on the disk.

A file whose size and time are as before is taken to hold what it held before.
"""

NO_STATS: FileStats = {}


class Source(Struct, frozen=True):
    """A file of the content: its path below the project with forward slashes, and its bytes."""

    path: str
    content: bytes


class FoundFile(Struct, frozen=True):
    """A file that was found and not yet read: its path as in a source, its size and its time."""

    path: str
    size: int
    changed_ns: int


def read_folder(
    root: Path, folder: str, ending: str = ""
) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Read every regular file below ``root/folder`` with this ``ending``, in order of path."""
    files, faults = find_files(root, folder, ending)
    sources: list[Source] = []
    problems = list(faults)
    for file in files:
        source = read_found(root, file)
        if isinstance(source, Problem):
            problems.append(source)
        else:
            sources.append(source)
    return tuple(sources), tuple(problems)


def find_files(
    root: Path, folder: str, ending: str = "", stats: FileStats = NO_STATS
) -> tuple[tuple[FoundFile, ...], tuple[Problem, ...]]:
    """Find every regular file below ``root/folder`` with this ``ending``, in order of path.

    The disk is not asked again for what ``stats`` tell.
    """
    files: list[FoundFile] = []
    problems: list[Problem] = []
    for path, entry in sorted(_entries(root / folder, folder), key=_order):
        if entry.is_file(follow_symlinks=False):
            if path.endswith(ending):
                files.append(FoundFile(path, *(stats.get(entry.path) or _stat_of(entry))))
        else:
            problems.append(_skipped(path, "پیوند یا پروندهٔ ویژه است و خوانده نشد"))
    return tuple(files), tuple(problems)


def _stat_of(entry: os.DirEntry[str]) -> tuple[int, int]:
    status = entry.stat(follow_symlinks=False)
    return status.st_size, status.st_mtime_ns


def find_file(root: Path, path: str) -> FoundFile | None:
    """Find the regular file at ``path`` below ``root``; nothing where there is none."""
    try:
        status = (root / path).lstat()
    except OSError:
        return None
    is_file = stat.S_ISREG(status.st_mode)
    return FoundFile(path, status.st_size, status.st_mtime_ns) if is_file else None


def read_found(root: Path, file: FoundFile) -> Source | Problem:
    """Read a file that was found; what keeps it from being read is a problem."""
    if file.size > LARGEST_MEDIUM:
        return _unreadable(file, f"بزرگ‌تر از {LARGEST_MEDIUM // 1024 // 1024} مگابایت است")
    try:
        return Source(file.path, (root / file.path).read_bytes())
    except OSError as error:
        return _unreadable(file, error.strerror or str(error))


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


def _unreadable(file: FoundFile, why: str) -> Problem:
    return Problem(file.path, 0, "unreadable", f"خوانده نشد: {why}")


def _skipped(name: str, message: str) -> Problem:
    return Problem(name, 0, "not-a-file", message, severity=Severity.WARNING)
