"""From stage to output: in one step, or file by file where no single step exists.

File by file is safe too: the finished stage is renamed to "ready" first, and
whoever finds a ready tree at a start carries it on to its end.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from digest.publishing.exchange import exchange
from digest.publishing.manifest import Written, read_manifest
from digest.publishing.paths import MANIFEST_NAME, folded, folders_above, folders_of
from digest.publishing.place import Place
from digest.publishing.stage import discard
from digest.publishing.tree import scan

_TRIES, _PAUSE = 20, 0.05  # a virus scanner or a browser lets go of a file within a second


def swap(place: Place) -> None:
    """Put the whole ``place.stage`` in the place of ``place.output``.

    Afterwards ``place.stage`` is the old tree, or gone.
    """
    if not place.output.exists():
        _patiently(place.stage.rename, place.output)
    elif place.by_files or not exchange(place.stage, place.output):
        _patiently(place.stage.rename, place.ready)
        move_over(place)


def finish_interrupted(place: Place) -> None:
    """Bring an interrupted publication to its end, and remove what it left."""
    if place.ready.exists():
        place.output.mkdir(exist_ok=True)
        move_over(place)
    if place.stage.exists():
        discard(place.stage, place.output)


def move_over(place: Place) -> None:
    """Move the files of ``place.ready`` into ``place.output``; may be begun again at any point.

    New pages come before stale ones go, so that no link leads nowhere; the
    manifest comes last: once it has left ``place.ready``, all is done.
    """
    manifest = read_manifest(place.ready)
    if manifest.is_there:
        _move_all(manifest.files, place)
    discard(place.ready, place.output)


def _move_all(wanted: Mapping[str, Written], place: Place) -> None:
    present = scan(place.output, place.own_names).files.keys()
    stale = (present & read_manifest(place.output).files.keys()) - wanted.keys()
    in_the_way = _in_the_way(stale, wanted)
    _remove(in_the_way, place.output)
    moving = scan(place.ready).files.keys() & wanted.keys()
    for path in sorted(moving, key=_readers_last):
        _put(place.ready / path, place.output / path)
    _remove(stale - in_the_way, place.output)
    _put(place.ready / MANIFEST_NAME, place.output / MANIFEST_NAME)


def _in_the_way(stale: set[str], wanted: Mapping[str, Written]) -> set[str]:
    """Return the stale files where a wanted page, or a folder of one, has to stand."""
    pages = {folded(path) for path in wanted}
    taken = pages | {folded(folder) for folder in folders_of(wanted)}
    return {
        path
        for path in stale
        if folded(path) in taken or any(folded(folder) in pages for folder in folders_above(path))
    }


def _readers_last(path: str) -> tuple[bool, bool, str]:
    """Order what pages need before pages, and listings and the index after articles."""
    return path.endswith(".html"), "/" not in path, path


def _remove(paths: set[str], output: Path) -> None:
    for path in paths:
        _patiently((output / path).unlink, missing_ok=True)
    for folder in sorted(folders_of(paths), reverse=True):
        with suppress(OSError):  # not empty: something else lives there
            (output / folder).rmdir()


def _put(source: Path, target: Path) -> None:
    if os.path.lexists(target) and source.samefile(target):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    _patiently(source.replace, target)


def _patiently(act: Callable[..., object], *arguments: object, **options: object) -> None:
    """Do ``act``; on Windows, where a file that is open anywhere can't be moved, try again."""
    for left in reversed(range(_TRIES)):
        try:
            act(*arguments, **options)
        except PermissionError:
            if os.name != "nt" or not left:
                raise
            time.sleep(_PAUSE)
        else:
            return
