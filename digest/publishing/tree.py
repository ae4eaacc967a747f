"""What lies in a folder, as data: its files with their sizes and times, and its folders.

Symbolic links are files here, wherever they point: nothing is read or
written through them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct


class Tree(Struct, frozen=True):
    """The files (and links) and the folders below a folder, by relative path."""

    files: Mapping[str, os.stat_result] = {}
    folders: Mapping[str, os.stat_result] = {}


def scan(root: Path, leave_out: frozenset[str] = frozenset()) -> Tree:
    """Return what lies below ``root``, without the names ``leave_out`` at its top.

    A ``root`` that doesn't exist holds nothing. ``OSError`` when it can't be read.
    """
    if not root.exists():
        return Tree()
    files: dict[str, os.stat_result] = {}
    folders: dict[str, os.stat_result] = {}
    for path, entry in walk(root, leave_out):
        kind = folders if entry.is_dir(follow_symlinks=False) else files
        kind[path] = entry.stat(follow_symlinks=False)
    return Tree(files, folders)


def walk(
    root: Path, leave_out: frozenset[str] = frozenset()
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all that lies below ``root`` by relative path, folders before what is in them."""
    folders = [(os.fspath(root), "")]
    while folders:
        folder, prefix = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                path = prefix + entry.name
                if path in leave_out:
                    continue
                yield path, entry
                if entry.is_dir(follow_symlinks=False):
                    folders.append((entry.path, f"{path}/"))
