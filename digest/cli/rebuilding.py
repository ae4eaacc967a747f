"""The builds of one process, each made from what it keeps of the last."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import structs

from digest.cli.options import read_clock
from digest.cli.telling import show_progress
from digest.reading.paths import ARTICLES

if TYPE_CHECKING:
    from digest.build import Built, Options
    from digest.memory.store import Store

Changes = frozenset[Path]

_SWEEP = 20
"""How many builds are made between two searches for reference cycles."""


class Rebuilder:
    """Builds one site again and again; the preview's :class:`digest.preview.workshop.Builder`."""

    def __init__(self, options: Options, store: Store) -> None:
        self._options = options
        self._store = store
        self._articles = (options.root / ARTICLES).resolve()
        self._last: Built | None = None
        self._builds = 0
        self._is_over = False

    def whole(self, changes: Changes) -> Built:
        """Build the site; what has changed shows in the times of all files, not in ``changes``."""
        from digest.build import build_site  # noqa: PLC0415 - keeps the start light

        del changes
        if self._builds % _SWEEP == 0:
            gc.unfreeze()
            gc.collect()
        self._builds += 1
        with _not_collecting():
            self._last = build_site(self._now(), self._store, self._until_over, last=self._last)
        return self._last

    def proof(self, changes: Changes) -> Built | None:
        """Make the pages of edited articles alone; nothing where something else has changed."""
        from digest.proof import proof_site  # noqa: PLC0415 - keeps the start light

        if not self._last or not all(self._is_article(path) for path in changes):
            return None
        root = self._articles.parent.parent
        paths = sorted(path.relative_to(root).as_posix() for path in changes)
        proof = proof_site(self._last, paths, self._now(), self._store)
        self._last = proof or self._last
        return proof

    def stop(self) -> None:
        """Give up what is under way: it ends the thread that it runs in."""
        self._is_over = True

    def _until_over(self, items: Sequence[Any], label: str) -> Iterator[Any]:
        for item in show_progress(items, label):
            if self._is_over:
                sys.exit()
            yield item

    def _now(self) -> Options:
        return structs.replace(self._options, now=read_clock())

    def _is_article(self, path: Path) -> bool:
        return path.suffix == ".md" and path.is_relative_to(self._articles)


@contextmanager
def _not_collecting() -> Iterator[None]:
    """Keep the garbage collector away from the values made inside, for as long as they live.

    A site is a million values without a reference cycle: to go through them takes
    as long as to make them, and the server could not answer meanwhile.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
