"""What lies in a folder, as data: its files with their sizes and times, and its folders.

Symbolic links are files here, wherever they point: nothing is read or
written through them.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tree:
    """The files (and links) and the folders below a folder, by relative path."""

    files: Mapping[str, os.stat_result] = field(default_factory=dict)
    folders: Mapping[str, os.stat_result] = field(default_factory=dict)


def scan(root: Path, leave_out: frozenset[str] = frozenset()) -> Tree:
    """Return what lies below ``root``, without the names ``leave_out`` at its top.

    A ``root`` that doesn't exist holds nothing. ``OSError`` when it can't be read.
    """
    if not root.exists():
        return Tree()
    found = dict(_entries(os.fspath(root), "", leave_out))
    files = {path: status for path, status in found.items() if not stat.S_ISDIR(status.st_mode)}
    folders = {path: status for path, status in found.items() if path not in files}
    return Tree(files, folders)


def _entries(
    folder: str, prefix: str, leave_out: frozenset[str]
) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in leave_out:
                continue
            path = prefix + entry.name
            yield path, entry.stat(follow_symlinks=False)
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, f"{path}/", frozenset())
