"""The whole articles behind the briefs, fetched one by one when a page needs them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from digest.model import Article
from digest.observations import Observation
from digest.observations.finding import Finding
from digest.site.brief import Brief, Extract, Understood
from digest.site.searchable import Searchable
from digest.site.tabled import Tabled

Value = TypeVar("Value")


class Library(Protocol):
    """Gives what was understood of an article, by its brief."""

    def article(self, brief: Brief) -> Article:
        """Return the article with its prose."""

    def observations(self, brief: Brief) -> tuple[Observation, ...]:
        """Return all observations of the article, in the order of its text."""

    def lead(self, brief: Brief) -> Observation | None:
        """Return the observation that stands for the article in lists."""

    def measured(self, briefs: Sequence[Brief], indicator: str) -> tuple[Observation, ...]:
        """Return the observations of one indicator in all of ``briefs``, in their order."""

    def recall(
        self, name: str, sources: str, read: Callable[[bytes], Value], make: Callable[[], Value]
    ) -> Value:
        """Return the value that ``make`` made last time, or makes now.

        ``sources`` is the digest of all that the value is made of besides the
        program: where it is another than last time, the value is made anew.
        ``read`` reads the value as it was encoded.
        """

    def findings(self, brief: Brief) -> tuple[Finding, ...]:
        """Return what arithmetic says of its figures."""

    def searchable(self, brief: Brief) -> Searchable:
        """Return what the search knows of the article."""

    def tabled(self, brief: Brief) -> Tabled:
        """Return all that the article gives to the open data."""

    def tabled_measured(self, briefs: Sequence[Brief], indicator: str) -> Mapping[str, Tabled]:
        """Return what each of ``briefs`` gives of one indicator, which it reports, by slug."""


class Shelf:
    """A library of what is in memory already, by the digest of each article."""

    def __init__(self, kept: Iterable[tuple[Brief, Understood, Extract]]) -> None:
        rows = tuple(kept)
        self._kept = {brief.whole: understood for brief, understood, _ in rows}
        self._extracts = {brief.whole: extract for brief, _, extract in rows}

    def lead(self, brief: Brief) -> Observation | None:
        """Return the observation that stands for the article in lists."""
        return self._extracts[brief.whole].lead

    def searchable(self, brief: Brief) -> Searchable:
        """Return what the search knows of the article."""
        return self._extracts[brief.whole].searchable

    def tabled(self, brief: Brief) -> Tabled:
        """Return all that the article gives to the open data."""
        return self._extracts[brief.whole].tabled

    def tabled_measured(self, briefs: Sequence[Brief], indicator: str) -> Mapping[str, Tabled]:
        """Return what each of ``briefs`` gives of one indicator, which it reports, by slug."""
        return {brief.article.slug: self.tabled(brief).of(indicator) for brief in briefs}

    def article(self, brief: Brief) -> Article:
        """Return the article with its prose."""
        return self._kept[brief.whole].article

    def observations(self, brief: Brief) -> tuple[Observation, ...]:
        """Return all observations of the article, in the order of its text."""
        return self._kept[brief.whole].observations

    def measured(self, briefs: Sequence[Brief], indicator: str) -> tuple[Observation, ...]:
        """Return the observations of one indicator in all of ``briefs``, in their order."""
        observations = (one for brief in briefs for one in self.observations(brief))
        return tuple(one for one in observations if one.indicator == indicator)

    def findings(self, brief: Brief) -> tuple[Finding, ...]:
        """Return what arithmetic says of its figures."""
        return self._kept[brief.whole].findings

    def recall(
        self, name: str, sources: str, read: Callable[[bytes], Value], make: Callable[[], Value]
    ) -> Value:
        """Return the value made now: nothing is remembered here."""
        del name, sources, read
        return make()


class OnDemand(Mapping[str, Value], Generic[Value]):
    """Values that are made when they are asked for; the latest few are kept.

    ``names`` are the keys, in order; ``make`` makes the value of one of them.
    """

    def __init__(self, names: Iterable[str], make: Callable[[str], Value], room: int = 256) -> None:
        self._names = dict.fromkeys(names)
        self._make = make
        self._room = room
        self._kept: OrderedDict[str, Value] = OrderedDict()

    def __getitem__(self, name: str) -> Value:
        kept = self._kept
        if name in kept:
            return kept[name]
        if name not in self._names:
            raise KeyError(name)
        value = kept[name] = self._make(name)
        if len(kept) > self._room:
            kept.popitem(last=False)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names
