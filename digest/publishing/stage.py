"""The stage: the whole new tree, made where no reader looks.

What stays the same is a second name (hard link) of the file that lies in the
output folder, or a copy where the file system knows no such thing.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from digest.publishing.manifest import (
    Manifest,
    Written,
    content_hash,
    read_manifest,
    write_manifest,
)
from digest.publishing.paths import MANIFEST_NAME, folders_of
from digest.publishing.place import Place
from digest.publishing.tree import Tree, walk


class Stage(Struct, frozen=True):
    """The stage while pages are printed into it; ``folder`` is its path, as text."""

    pages: Mapping[str, bytes]
    folder: str

    def print(self, batch: Sequence[tuple[str, str]]) -> list[tuple[str, Written, bool]]:
        """Print pages, each given with the hash of its present file; the same is not written again.

        Each path comes back with what is to be in its file, and whether that
        was written.
        """
        return [self._print(path, old_hash) for path, old_hash in batch]

    def _print(self, path: str, old_hash: str) -> tuple[str, Written, bool]:
        content = self.pages[path]
        written = Written(content_hash(content), len(content))
        is_new = written.hash != old_hash
        if is_new:
            _write(f"{self.folder}/{path}", content)
        return path, written, is_new


def complete_stage(
    files: Mapping[str, Written], carried: Iterable[str], theirs: Tree, place: Place
) -> str:
    """Make the stage the whole tree that ``place.output`` is to be, or what is new of it.

    ``files`` are all pages and ``carried`` those of them that lie there
    already. The manifest comes before anything of the user's, so that any part
    of a stage can be told from that; its time is set again at the end, after
    every page's. Returns the manifest's hash.
    """
    place.stage.mkdir(exist_ok=True)
    manifest = write_manifest(files, place.stage)
    make_folders(folders_of(files), place.stage)
    if not place.by_files:
        stage, output = os.fspath(place.stage), os.fspath(place.output)
        for path in carried:
            _carry(f"{output}/{path}", f"{stage}/{path}")
        carry_theirs(theirs, place)
    os.utime(place.stage / MANIFEST_NAME)
    return manifest


def carry_theirs(theirs: Tree, place: Place) -> None:
    """Give the stage what the user put into the output folder, and its modes."""
    make_folders(theirs.folders.keys(), place.stage)
    for path in theirs.files:
        with suppress(FileNotFoundError):  # the user may take away his own at any time
            _carry(f"{place.output}/{path}", f"{place.stage}/{path}")
    for path, status in theirs.folders.items():
        (place.stage / path).chmod(status.st_mode & 0o7777)
    if place.output.exists():
        shutil.copymode(place.output, place.stage)


def make_folders(folders: Iterable[str], tree: Path) -> None:
    """Make the ``folders`` of ``tree`` that are not there yet."""
    for folder in sorted(folders):
        (tree / folder).mkdir(exist_ok=True)


def replace_manifest(files: Mapping[str, Written], place: Place) -> str:
    """Write the manifest of files that lie there already; return its hash."""
    place.stage.mkdir(exist_ok=True)
    manifest = write_manifest(files, place.stage)
    (place.stage / MANIFEST_NAME).replace(place.output / MANIFEST_NAME)
    return manifest


def discard(tree: Path, output: Path) -> None:
    """Remove ``tree``, a stage or the site before, but no file that the user put there."""
    manifest = read_manifest(tree)
    rescue(tree, output, manifest)
    shutil.rmtree(tree)


def rescue(tree: Path, output: Path, manifest: Manifest) -> None:
    """Take back what the user put into ``output`` while ``tree``, of ``manifest``, was replaced.

    A file of his that came or changed then is in ``tree`` alone. Folders that
    forbid their own removal are made to allow it.
    """
    ours = {*manifest.files, MANIFEST_NAME}
    for path, entry in walk(tree):
        if entry.is_dir(follow_symlinks=False):
            if not entry.stat(follow_symlinks=False).st_mode & stat.S_IWUSR:
                Path(entry).chmod(0o700)
        elif path not in ours and manifest.is_there and output.exists():
            _take_back(entry, output / path)


def _write(path: str, content: bytes) -> None:
    try:
        file = open(path, "xb", buffering=0)  # noqa: PTH123, SIM115 - thousands of Paths cost
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        file = open(path, "xb", buffering=0)  # noqa: PTH123, SIM115
    with file:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file.fileno(), rest) :]


def _carry(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def _take_back(entry: os.DirEntry[str], target: Path) -> None:
    changed_ns = entry.stat(follow_symlinks=False).st_mtime_ns
    if not os.path.lexists(target) or target.lstat().st_mtime_ns < changed_ns:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(entry, target)  # noqa: PTH105
