"""The files of a site, each printed when it is asked for, and each known by its key before.

The key of a file names all that it is made from, so that a file with the same
key as before need not be printed to be known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy

from msgspec import Struct

from digest.memory.codec import digest_of
from digest.pages.blueprint import Blueprint, texts_of
from digest.pages.desk import Desk
from digest.pages.page import Page, Planned
from digest.pages.printing import Press

_APART = digest_of("apart")


class Rest(Struct, frozen=True):
    """Files that are known by their ``keys`` alone; ``plan`` plans them, and all others.

    ``base`` are the pages that have those plans already.
    """

    keys: Mapping[str, str]
    plan: Callable[[], Iterable[Planned]]
    base: Pages | None = None


class Pages(Mapping[str, bytes]):
    """All files by their paths; ``desk`` and ``press`` are what they are made with.

    ``outline`` names all that they were planned from beside the texts of
    articles; where there is a ``rest``, that is planned when one of it is asked for.
    """

    def __init__(
        self,
        plans: Iterable[Planned],
        desk: Desk,
        press: Press,
        outline: str = "",
        rest: Rest | None = None,
    ) -> None:
        self.desk = desk
        self.press = press
        self._outline = outline
        self._rest = rest
        self._plans = {plan.path: plan for plan in plans}
        keys = {path: self._key(plan) for path, plan in self._plans.items()}
        self.keys_of = {**rest.keys, **keys} if rest else keys

    @property
    def blueprint(self) -> Blueprint:
        """What the plan of these files came to."""
        return Blueprint(self._outline, texts_of(self.desk.site), self.keys_of)

    @property
    def base(self) -> Pages:
        """The pages whose plans those of the next site may use: none is without its plan.

        They are the same over many builds, so that no more than two sites are held.
        """
        if self._rest and self._rest.base:
            return self._rest.base
        self.prepare(self.keys_of)
        return self

    def as_rest(self) -> Rest:
        """Give these files to pages that need not plan them."""
        return Rest(self.keys_of, self._plans.values, self)

    def with_plans(self, plans: Iterable[Planned]) -> Pages:
        """Give all files again, ``plans`` in the place of those at their paths."""
        pages, changed = copy(self), {plan.path: plan for plan in plans}
        pages._rest = self.base.as_rest()
        pages._plans = self._plans | changed
        pages.keys_of = self.keys_of | {path: self._key(plan) for path, plan in changed.items()}
        return pages

    def prepare(self, paths: Iterable[str]) -> None:
        """Plan the files at ``paths``: where processes are forked off, once for all of them."""
        if self._rest and any(path not in self._plans for path in paths):
            self._plans = {plan.path: plan for plan in self._rest.plan()} | self._plans

    def _key(self, plan: Planned) -> str:
        """Name what a file is made from, first what it shares with others, then its own."""
        frame = _APART if plan.apart else self.press.stamp(plan.template)
        return frame + digest_of(repr(plan.shows))

    def __getitem__(self, path: str) -> bytes:
        if path in self.keys_of:
            self.prepare([path])
        made = self._plans[path].make()
        return self.press.print(made) if isinstance(made, Page) else made

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys_of)

    def __len__(self) -> int:
        return len(self.keys_of)

    def __contains__(self, path: object) -> bool:
        return path in self.keys_of
