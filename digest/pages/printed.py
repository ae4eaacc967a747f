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

Make = Callable[[], Page | bytes]


class Rest(Struct, frozen=True):
    """Files that are known by their ``keys``, and planned only when one of them is wanted.

    ``plan`` gives what makes each file of the site; ``base`` are pages that have
    those plans already, where there are any.
    """

    keys: Mapping[str, str]
    plan: Callable[[], Mapping[str, Make]]
    base: Pages | None = None


class Pages(Mapping[str, bytes]):
    """All files by their paths; ``desk`` and ``press`` are what they are made with.

    ``outline`` names all that they were planned from beside the texts of
    articles. A ``rest`` has the files that ``plans`` leave out. Of a plan only its
    key and its maker are kept, and not what it shows.
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
        keys, self._makers = self._known(plans)
        self.keys_of = {**rest.keys, **keys} if rest else keys

    def _known(self, plans: Iterable[Planned]) -> tuple[dict[str, str], dict[str, Make]]:
        """Give the keys of what is planned, and what makes it."""
        keys, makers = {}, {}
        for plan in plans:
            keys[plan.path] = self._key(plan)
            makers[plan.path] = plan.make
        return keys, makers

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
        return Rest(self.keys_of, lambda: self._makers, self)

    def with_plans(self, plans: Iterable[Planned]) -> Pages:
        """Give all files again, ``plans`` in the place of those at their paths."""
        pages, (keys, makers) = copy(self), self._known(plans)
        pages._rest = self.base.as_rest()
        pages._makers = self._makers | makers
        pages.keys_of = self.keys_of | keys
        return pages

    def prepare(self, paths: Iterable[str]) -> None:
        """Plan the files at ``paths``: where processes are forked off, once for all of them."""
        if self._rest and any(path not in self._makers for path in paths):
            self._makers = {**self._rest.plan(), **self._makers}

    def _key(self, plan: Planned) -> str:
        """Name what a file is made from, first what it shares with others, then its own."""
        frame = _APART if plan.apart else self.press.stamp(plan.template)
        return frame + digest_of(repr(plan.shows))

    def __getitem__(self, path: str) -> bytes:
        if path in self.keys_of:
            self.prepare([path])
        made = self._makers[path]()
        return self.press.print(made) if isinstance(made, Page) else made

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys_of)

    def __len__(self) -> int:
        return len(self.keys_of)

    def __contains__(self, path: object) -> bool:
        return path in self.keys_of
