"""The pages of one build as the preview shows them: printed when a browser first looks.

What was printed is kept for as long as its page stays the same, over however
many builds, and as long as there is room. A page that can't be printed tells its
problem instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from threading import Lock

from digest.problems import ContentError, Problem

_ROOM = 64 * 1024 * 1024
"""How many bytes of printed pages are kept: those an editor goes back and forth between."""


class ShownPages(Mapping[str, bytes]):
    """Pages by path, and their keys, by which one build is compared with the next.

    One that can't be printed raises ContentError; ``problem_of`` gives the
    problem of an error that is none of the content's.
    """

    def __init__(
        self,
        pages: Mapping[str, bytes],
        keys: Mapping[str, str],
        problem_of: Callable[[Exception], Problem],
    ) -> None:
        self._pages = pages
        self.keys_of = keys
        self._problem_of = problem_of
        self._printed: dict[str, bytes] = {}
        self._taken = 0
        self._lock = Lock()

    def after(self, before: Mapping[str, bytes]) -> ShownPages:
        """Take over what was printed ``before`` and is still the same; return these pages."""
        if isinstance(before, ShownPages):
            for path, content in dict(before._printed).items():  # the server may be adding to it
                if self.keys_of.get(path) == before.keys_of.get(path):
                    self._keep(path, content)
        return self

    def differing(self, keys: Mapping[str, str]) -> tuple[int, int]:
        """Count the pages that are new or other than by ``keys``, and those that are gone."""
        made = sum(keys.get(path) != key for path, key in self.keys_of.items())
        return made, sum(path not in self.keys_of for path in keys)

    def print_samples(self, before: Mapping[str, bytes]) -> None:
        """Print one page of each sort whose templates changed; raises ContentError."""
        keys = before.keys_of if isinstance(before, ShownPages) else {}
        known = {_shared_part(key) for key in keys.values()}
        samples = {_shared_part(key): path for path, key in self.keys_of.items()}
        for part, path in samples.items():
            if part not in known:
                self[path]

    def __getitem__(self, path: str) -> bytes:
        content = self._printed.get(path)
        if content is None:
            if path not in self._pages:
                raise KeyError(path)
            try:
                content = self._pages[path]
            except ContentError:
                raise
            except Exception as error:
                raise ContentError((self._problem_of(error),)) from error
            self._keep(path, content)
        return content

    def _keep(self, path: str, content: bytes) -> None:
        """Keep what was printed in the place of what was printed longest ago."""
        with self._lock:
            self._taken += len(content) - len(self._printed.get(path, b""))
            self._printed[path] = content
            while self._taken > _ROOM and len(self._printed) > 1:
                self._taken -= len(self._printed.pop(next(iter(self._printed))))

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)

    def __contains__(self, path: object) -> bool:
        return path in self._pages


def _shared_part(key: str) -> str:
    """Give the half of a key that names what a page shares with others of its sort."""
    return key[: len(key) // 2]
