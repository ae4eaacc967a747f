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
from dataclasses import dataclass
from pathlib import Path

from digest.publishing.manifest import Written, content_hash, read_manifest, write_manifest
from digest.publishing.paths import MANIFEST_NAME, folders_above
from digest.publishing.place import Place
from digest.publishing.tree import Tree, walk


@dataclass(frozen=True, slots=True)
class Stage:
    """The stage of ``place``, while pages are printed into it; may be sent to other processes."""

    pages: Mapping[str, bytes]
    folder: str

    def print(self, batch: Sequence[tuple[str, str]]) -> list[tuple[str, Written, bool]]:
        """Print some pages; what has the hash that lies there already is not written again.

        Each path comes back with what is to be in its file, and whether that
        was written.
        """
        return [self._print(path, lying) for path, lying in batch]

    def _print(self, path: str, lying: str) -> tuple[str, Written, bool]:
        content = self.pages[path]
        written = Written(content_hash(content), len(content))
        is_new = written.hash != lying
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
    _make_folders(files, theirs, place.stage)
    stage, output = os.fspath(place.stage), os.fspath(place.output)
    if not place.by_files:
        for path in carried:
            _carry(f"{output}/{path}", f"{stage}/{path}")
        for path in theirs.files:
            with suppress(FileNotFoundError):  # the user may take away his own at any time
                _carry(f"{output}/{path}", f"{stage}/{path}")
        _keep_modes(theirs, place)
    os.utime(place.stage / MANIFEST_NAME)
    return manifest


def replace_manifest(files: Mapping[str, Written], place: Place) -> str:
    """Write the manifest of files that lie there already; return its hash."""
    place.stage.mkdir(exist_ok=True)
    manifest = write_manifest(files, place.stage)
    (place.stage / MANIFEST_NAME).replace(place.output / MANIFEST_NAME)
    return manifest


def discard(tree: Path, output: Path) -> None:
    """Remove ``tree``, a stage or the site before, but no file that the user put there.

    A file of the user's that came or changed in ``output`` while it was being
    replaced is in ``tree`` alone, and goes back to ``output``.
    """
    manifest = read_manifest(tree)
    ours = {*manifest.files, MANIFEST_NAME}
    for path, entry in walk(tree):
        if entry.is_dir(follow_symlinks=False):
            if not entry.stat(follow_symlinks=False).st_mode & stat.S_IWUSR:
                Path(entry).chmod(0o700)  # a folder of the user's may forbid its own removal
        elif path not in ours and manifest.is_there and output.exists():
            _rescue(entry, output / path)
    shutil.rmtree(tree)


def _make_folders(files: Iterable[str], theirs: Tree, stage: Path) -> None:
    needed = {folder for path in files for folder in folders_above(path)}
    for folder in sorted(needed | theirs.folders.keys()):
        (stage / folder).mkdir(exist_ok=True)


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


def _keep_modes(theirs: Tree, place: Place) -> None:
    for path, status in theirs.folders.items():
        (place.stage / path).chmod(status.st_mode & 0o7777)
    if place.output.exists():
        shutil.copymode(place.output, place.stage)


def _rescue(entry: os.DirEntry[str], target: Path) -> None:
    changed_ns = entry.stat(follow_symlinks=False).st_mtime_ns
    if not os.path.lexists(target) or target.lstat().st_mtime_ns < changed_ns:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(entry, target)  # noqa: PTH105
