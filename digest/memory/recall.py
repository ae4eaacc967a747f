"""Work that was done, by what it was made from.

A result is found again as long as nothing it came from has changed, since all
of that is its key; what a whole build did not ask for is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """Results of the last build and of the one under way; for one thread."""

    def __init__(self) -> None:
        self._last: dict[Hashable, Any] = {}
        self._current: dict[Hashable, Any] = {}

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made for ``key``, or make it now."""
        if key not in self._current:
            self._current[key] = self._last[key] if key in self._last else make()
        found: T = self._current[key]
        return found

    def end_build(self) -> None:
        """Forget what the build that ends here did not ask for."""
        self._last, self._current = self._current, {}
