"""The files of a site, each printed when it is asked for, and each known by its key before.

The key of a file names all that it is made from, so that a file with the same
key as before need not be printed to be known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy

from digest.memory.codec import digest_of
from digest.pages.desk import Desk
from digest.pages.page import Page, Planned
from digest.pages.printing import Press

_APART = digest_of("apart")


class Pages(Mapping[str, bytes]):
    """All files by their paths; ``desk`` and ``press`` are what they are made with."""

    def __init__(self, plans: Sequence[Planned], desk: Desk, press: Press) -> None:
        self.desk = desk
        self.press = press
        self._plans = {plan.path: plan for plan in plans}
        self.keys_of = {plan.path: self._key(plan) for plan in plans}

    def with_plans(self, plans: Iterable[Planned]) -> Pages:
        """Give all files again, ``plans`` in the place of those at their paths."""
        pages, changed = copy(self), {plan.path: plan for plan in plans}
        pages._plans = self._plans | changed
        pages.keys_of = self.keys_of | {path: self._key(plan) for path, plan in changed.items()}
        return pages

    def _key(self, plan: Planned) -> str:
        """Name what a file is made from, first what it shares with others, then its own."""
        frame = _APART if plan.apart else self.press.stamp(plan.template)
        return frame + digest_of(repr(plan.shows))

    def __getitem__(self, path: str) -> bytes:
        made = self._plans[path].make()
        return self.press.print(made) if isinstance(made, Page) else made

    def __iter__(self) -> Iterator[str]:
        return iter(self._plans)

    def __len__(self) -> int:
        return len(self._plans)

    def __contains__(self, path: object) -> bool:
        return path in self._plans
