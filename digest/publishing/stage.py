"""The stage: the whole new tree, made where no reader looks.

What stays the same is a second name (hard link) of the file that lies in the
output folder, or a copy where the file system knows no such thing.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from digest.publishing.manifest import read_manifest, write_manifest
from digest.publishing.paths import MANIFEST_NAME, folders_above
from digest.publishing.place import Place
from digest.publishing.plan import Plan
from digest.publishing.tree import walk


def build_stage(plan: Plan, pages: Mapping[str, bytes], place: Place) -> None:
    """Make ``place.stage`` the tree that ``place.output`` is to be, or what is new of it.

    The manifest comes first, so that any part of a stage can be told from the
    user's files; its time is set again at the end, after every page's.
    """
    place.stage.mkdir()
    write_manifest(plan.hashes, place.stage)
    _make_folders(plan, place.stage)
    stage, output = os.fspath(place.stage), os.fspath(place.output)
    for path in plan.changed:
        with open(f"{stage}/{path}", "xb", buffering=0) as file:  # noqa: PTH123 - 12,000 Paths cost
            _write_all(file.fileno(), pages[path])
    if not place.by_files:
        for path in plan.unchanged:
            _carry(f"{output}/{path}", f"{stage}/{path}")
        for path in plan.theirs.files:
            with suppress(FileNotFoundError):  # the user may take away his own at any time
                _carry(f"{output}/{path}", f"{stage}/{path}")
        _keep_modes(plan, place)
    os.utime(place.stage / MANIFEST_NAME)


def discard(tree: Path, output: Path) -> None:
    """Remove ``tree``, a stage or the site before, but no file that the user put there.

    A file of the user's that came or changed in ``output`` while it was being
    replaced is in ``tree`` alone, and goes back to ``output``.
    """
    manifest = read_manifest(tree)
    ours = {*manifest.hashes, MANIFEST_NAME}
    for path, entry in walk(tree):
        if entry.is_dir(follow_symlinks=False):
            if not entry.stat(follow_symlinks=False).st_mode & stat.S_IWUSR:
                Path(entry).chmod(0o700)  # a folder of the user's may forbid its own removal
        elif path not in ours and manifest.is_there and output.exists():
            _rescue(entry, output / path)
    shutil.rmtree(tree)


def _make_folders(plan: Plan, stage: Path) -> None:
    needed = {folder for path in plan.hashes for folder in folders_above(path)}
    for folder in sorted(needed | plan.theirs.folders.keys()):
        (stage / folder).mkdir()


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _carry(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def _keep_modes(plan: Plan, place: Place) -> None:
    for path, status in plan.theirs.folders.items():
        (place.stage / path).chmod(status.st_mode & 0o7777)
    if place.output.exists():
        shutil.copymode(place.output, place.stage)


def _rescue(entry: os.DirEntry[str], target: Path) -> None:
    changed_ns = entry.stat(follow_symlinks=False).st_mtime_ns
    if not os.path.lexists(target) or target.lstat().st_mtime_ns < changed_ns:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(entry, target)  # noqa: PTH105
