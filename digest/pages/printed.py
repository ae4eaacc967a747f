"""The files of a site, each printed when it is asked for, and each known by its key before.

The key of a file names all that it is made from, so that a file with the same
key as before need not be printed to be known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from digest.memory.codec import digest_of
from digest.pages.page import Page, Planned
from digest.pages.printing import Press

_APART = digest_of("apart")


class Pages(Mapping[str, bytes]):
    """All files by their paths."""

    def __init__(self, plans: Sequence[Planned], press: Press) -> None:
        self._plans = {plan.path: plan for plan in plans}
        self._press = press
        self.keys_of = {plan.path: self._key(plan) for plan in plans}

    def _key(self, plan: Planned) -> str:
        """Name what a file is made from, first what it shares with others, then its own."""
        frame = _APART if plan.apart else self._press.stamp(plan.template)
        return frame + digest_of(repr(plan.shows))

    def __getitem__(self, path: str) -> bytes:
        made = self._plans[path].make()
        return self._press.print(made) if isinstance(made, Page) else made

    def __iter__(self) -> Iterator[str]:
        return iter(self._plans)

    def __len__(self) -> int:
        return len(self._plans)

    def __contains__(self, path: object) -> bool:
        return path in self._plans
