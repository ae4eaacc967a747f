"""The pages of one build as the preview shows them: printed when a browser first looks.

What was printed is kept for as long as its page stays the same, over however
many builds. A page that can't be printed tells its problem instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from digest.problems import Problem


class UnprintableError(Exception):
    """A page could not be printed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class ShownPages(Mapping[str, bytes]):
    """Pages by path, and their keys, by which one build is compared with the next."""

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

    def after(self, before: Mapping[str, bytes]) -> ShownPages:
        """Take over what was printed ``before`` and is still the same; return these pages."""
        if isinstance(before, ShownPages):
            self._printed |= {
                path: content
                for path, content in before._printed.items()
                if self.keys_of.get(path) == before.keys_of.get(path)
            }
        return self

    def differing(self, before: Mapping[str, bytes]) -> tuple[int, int]:
        """Count the pages that are new or other than ``before``, and those that are gone."""
        keys = before.keys_of if isinstance(before, ShownPages) else {}
        made = sum(keys.get(path) != key for path, key in self.keys_of.items())
        return made, sum(path not in self.keys_of for path in keys)

    def print_samples(self, before: Mapping[str, bytes]) -> None:
        """Print one page of each sort whose templates changed; raises UnprintableError."""
        keys = before.keys_of if isinstance(before, ShownPages) else {}
        known = {_shared_part(key) for key in keys.values()}
        samples = {_shared_part(key): path for path, key in self.keys_of.items()}
        for part, path in samples.items():
            if part not in known:
                self[path]

    def __getitem__(self, path: str) -> bytes:
        if path not in self._printed:
            if path not in self._pages:
                raise KeyError(path)
            try:
                self._printed[path] = self._pages[path]
            except Exception as error:
                raise UnprintableError(self._problem_of(error)) from error
        return self._printed[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)

    def __contains__(self, path: object) -> bool:
        return path in self._pages


def _shared_part(key: str) -> str:
    """Give the half of a key that names what a page shares with others of its sort."""
    return key[: len(key) // 2]
