"""The spare: a second name (hard link) of every page that lies in the output folder.

The next stage is made from it, so that a build does as much to the disk as has
changed; and where the output folder is gone, the site is still here. It is worth
nothing but time: whatever is odd about it, its pages are not taken.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import suppress
from pathlib import Path

from digest.publishing.manifest import Manifest
from digest.publishing.paths import MANIFEST_NAME, folders_of
from digest.publishing.place import Place
from digest.publishing.stage import carry_theirs, make_folders, rescue
from digest.publishing.swap import finish_interrupted, swap
from digest.publishing.tree import scan, walk


def revive(spare: Path, place: Place) -> None:
    """Put the spare where there is no site of ours, if nothing of the user's stands in its way."""
    if place.by_files or not spare.is_dir() or (place.output / MANIFEST_NAME).exists():
        return
    theirs, ours = scan(place.output), scan(spare)
    wanted, taken = ours.files.keys() | ours.folders.keys(), theirs.files.keys()
    if taken & wanted or ours.files.keys() & theirs.folders.keys():
        return
    if _is_moved(spare, place.stage):
        carry_theirs(theirs, place)
        swap(place)
        finish_interrupted(place)


def take(spare: Path, place: Place, settled: Mapping[str, int]) -> Set[str]:
    """Make a stage of the spare, and of no other of its files than the ``settled`` pages.

    These are known by the numbers (inodes) that they have in the output folder:
    the same number is the same file. Returns those that are in the stage.
    """
    if place.by_files or not _is_moved(spare, place.stage):
        return frozenset()
    (place.stage / MANIFEST_NAME).unlink(missing_ok=True)  # from now on it is no whole site
    return _pruned(place.stage, lambda path, entry: settled.get(path) == entry.inode())


def keep(spare: Path, place: Place, pages: Set[str], came: Set[str], before: Manifest) -> None:
    """Make the spare of what the swap left as the stage, else anew.

    ``came`` are those of the ``pages`` that are other than in the site of
    ``before``. No spare is kept where the disk refuses: it knows no hard links,
    or is another.
    """
    if place.by_files:
        return
    with suppress(OSError):
        place.stage.mkdir(exist_ok=True)
        rescue(place.stage, place.output, before)
        (place.stage / MANIFEST_NAME).unlink(missing_ok=True)
        stay = _pruned(place.stage, lambda path, _: path in pages and path not in came)
        _link((*(pages - stay), MANIFEST_NAME), place)
        spare.parent.mkdir(exist_ok=True)
        shutil.rmtree(spare, ignore_errors=True)
        place.stage.rename(spare)


def _is_moved(spare: Path, stage: Path) -> bool:
    with suppress(OSError):
        spare.rename(stage)
        return True
    return False


def _pruned(tree: Path, stays: Callable[[str, os.DirEntry[str]], bool]) -> Set[str]:
    """Leave in ``tree`` only what ``stays``, and return the paths of that."""
    stay: set[str] = set()
    goes: list[str] = []
    folders: list[str] = []
    for path, entry in walk(tree):
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry.path)
        elif stays(path, entry):
            stay.add(path)
        else:
            goes.append(entry.path)
    for path in goes:
        os.unlink(path)  # noqa: PTH108 - thousands of Paths cost
    for folder in reversed(folders):
        with suppress(OSError):  # not empty
            os.rmdir(folder)  # noqa: PTH106
    return stay


def _link(paths: Sequence[str], place: Place) -> None:
    make_folders(folders_of(paths), place.stage)
    stage, output = os.fspath(place.stage), os.fspath(place.output)
    for path in paths:
        os.link(f"{output}/{path}", f"{stage}/{path}")
