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

_REST = 20  # milliseconds without a change that end a batch: one save is one or two changes
_LONGEST_BATCH = 1_000  # milliseconds, also between two looks at the folders themselves
_MANY = 5  # changes: no longer one save, but a checkout or a search and replace
_LONG_REST = 0.15  # seconds that many changes have to rest
# What editors and systems leave beside the file that was saved; 4913 is Vim's probe.
_PASSING = re.compile(
    r"^\.|~$|^#.*#$|^4913$|\.(?:sw[a-z]|tmp|py[co]|part|crdownload)$|^__pycache__$"
)

Changes = frozenset[Path]


def watch_folders(roots: tuple[Path, ...], changes: Queue[Changes], stop: Event) -> None:
    """Put every change below ``roots`` into ``changes`` until ``stop`` is set.

    A root may be a file, may be missing, and may come later.
    """
    while not stop.is_set():
        there = _identities(roots)
        if not there:
            stop.wait(_LONGEST_BATCH / 1000)
        else:
            _watch_while_there(there, changes, stop)
        gone_or_come = {root for root, _ in there ^ _identities(roots)}
        if gone_or_come:
            changes.put(frozenset(gone_or_come))


def gathered(changes: Queue[Changes]) -> Changes:
    """Wait for changes, and return them when they have come to rest."""
    batch = set(changes.get())
    while True:
        try:
            batch |= changes.get(timeout=_LONG_REST if len(batch) > _MANY else 0)
        except Empty:
            return frozenset(batch)


def is_passing(path: Path, roots: tuple[Path, ...]) -> bool:
    """Tell whether ``path`` is nobody's content: a hidden, temporary or compiled file.

    >>> is_passing(Path("content/.a.md.swp"), (Path("content"),))
    True
    """
    root = next((root for root in roots if path.is_relative_to(root)), path.parent)
    return any(_PASSING.search(part) for part in path.relative_to(root).parts)


def _watch_while_there(there: set[tuple[Path, int]], changes: Queue[Changes], stop: Event) -> None:
    roots = tuple(root for root, _ in there)
    for batch in _batches(roots, stop):
        seen = frozenset(path for path in batch if not is_passing(path, roots))
        if seen:
            changes.put(seen)
        if _identities(roots) != there:
            return


def _batches(roots: tuple[Path, ...], stop: Event) -> Iterator[set[Path]]:
    """Yield what the system tells; where it has no watches left, by looking again and again."""
    from watchfiles import watch  # noqa: PLC0415 - only the preview needs it

    def told(*, by_looking: bool) -> Iterator[set[Path]]:
        batches = watch(
            *roots,
            watch_filter=None,
            debounce=_LONGEST_BATCH,
            step=_REST,
            rust_timeout=_LONGEST_BATCH,
            yield_on_timeout=True,
            stop_event=stop,
            raise_interrupt=False,
            force_polling=by_looking or None,
        )
        return ({Path(path) for _, path in batch} for batch in batches)

    try:
        yield from told(by_looking=False)
    except OSError:
        yield from told(by_looking=True)


def _identities(roots: tuple[Path, ...]) -> set[tuple[Path, int]]:
    found = set()
    for root in roots:
        try:
            found.add((root, os.stat(root).st_ino))  # noqa: PTH116
        except OSError:
            continue
    return found
