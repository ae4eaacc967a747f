"""Watching folders: every change comes out, gathered until the changes rest.

Survives what stops a watcher: folders that go and come back, and a system
that has no more watches to give.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Event

_REST = 10  # milliseconds without a change that end a batch: one save is one or two changes
_LONGEST_BATCH = 1_000  # milliseconds
_LOOK = 100  # milliseconds between two looks whether the folders themselves are still there
_LONG_REST = 0.1  # seconds that more than one change has to rest: a checkout, or "save all"
# What editors and systems leave beside the file that was saved; 4913 is Vim's probe.
_PASSING = re.compile(
    r"^\.|~$|^#.*#$|^4913$|\.(?:sw[a-z]|tmp|py[co]|part|crdownload)$|^__pycache__$"
)

Changes = frozenset[Path]
Watched = set[tuple[Path, int]]


def watch_folders(
    roots: tuple[Path, ...], changes: Queue[Changes], ready: Event, stop: Event
) -> None:
    """Put every change below ``roots`` into ``changes`` until ``stop`` is set.

    A root may be a file, may be missing, and may come later. From when
    ``ready`` is set, nothing is missed.
    """
    before = watched = _identities(roots)
    while not stop.is_set():
        come_or_gone = frozenset(root for root, _ in before ^ watched)
        for batch in _watch_while_same(watched, roots, stop):
            if found := batch | come_or_gone:
                changes.put(found)
            come_or_gone = frozenset()
            ready.set()
        before, watched = watched, _identities(roots)


def _watch_while_same(watched: Watched, roots: tuple[Path, ...], stop: Event) -> Iterator[Changes]:
    """Yield changes below ``watched`` until another of ``roots`` comes, or one of them goes.

    The first time is as soon as changes are seen, without any at most times.
    """
    there = tuple(root for root, _ in watched)
    for batch in _batches(there, stop):
        yield frozenset(path for path in batch if not is_passing(path, there))
        if _identities(roots) != watched:
            return


def gathered(changes: Queue[Changes], patience: float | None = None) -> Changes:
    """Wait for changes, and return them when they have come to rest.

    None of them when there are none for ``patience`` seconds.
    """
    try:
        batch = set(changes.get(timeout=patience))
    except Empty:
        return frozenset()
    while True:
        try:
            batch |= changes.get(timeout=_LONG_REST if len(batch) > 1 else 0)
        except Empty:
            return frozenset(batch)


def is_passing(path: Path, roots: tuple[Path, ...]) -> bool:
    """Tell whether ``path`` is nobody's content: a hidden, temporary or compiled file.

    >>> is_passing(Path("content/.a.md.swp"), (Path("content"),))
    True
    """
    root = next((root for root in roots if path.is_relative_to(root)), path.parent)
    return any(_PASSING.search(part) for part in path.relative_to(root).parts)


def _batches(roots: tuple[Path, ...], stop: Event) -> Iterator[set[Path]]:
    """Yield what the system tells, or by looking again and again where it has no watches left.

    Nothing, every now and then, while nothing changes.
    """
    if not roots:
        yield set()
        stop.wait(_LOOK / 1000)
        return
    from watchfiles import watch  # noqa: PLC0415 - only the preview needs it

    def seen(*, by_looking: bool) -> Iterator[set[Path]]:
        batches = watch(
            *roots,
            watch_filter=None,
            debounce=_LONGEST_BATCH,
            step=_REST,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
            stop_event=stop,
            raise_interrupt=False,
            force_polling=by_looking or None,
        )
        return ({Path(path) for _, path in batch} for batch in batches)

    try:
        yield from seen(by_looking=False)
    except FileNotFoundError:  # one has just gone
        return
    except OSError:
        yield from seen(by_looking=True)


def _identities(roots: tuple[Path, ...]) -> Watched:
    found = set()
    for root in roots:
        try:
            found.add((root, os.stat(root).st_ino))  # noqa: PTH116
        except OSError:
            continue
    return found
