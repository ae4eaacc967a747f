"""The library over the memory: whole articles, decoded when a page needs them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from digest.catalogue.record import (
    FINDINGS,
    LEAD,
    MEASURE,
    PROSE,
    SEARCH,
    TABLED,
    read_findings,
    read_lead,
    read_measured,
    read_searchable,
    read_tabled,
    with_prose,
)
from digest.memory.codec import decoder, digest_of, encode
from digest.memory.damage import DamagedError
from digest.memory.stamp import code_stamp
from digest.memory.store import Store
from digest.model import Article
from digest.observations import Observation
from digest.observations.finding import Finding
from digest.site import Brief
from digest.site.searchable import Searchable
from digest.site.tabled import Tabled, joined

Part = TypeVar("Part")
Value = TypeVar("Value")

_read_remembered = decoder(tuple[str, bytes])
"""Reads the key of a value and the value itself, which another program may write otherwise."""


class StoredLibrary:
    """Fetches what was understood of an article; raises DamagedError where it can't be read."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def article(self, brief: Brief) -> Article:
        """Return the article with its prose."""
        return with_prose(brief.article, self._part(brief, PROSE))

    def observations(self, brief: Brief) -> tuple[Observation, ...]:
        """Return all observations of the article, in the order of its text."""
        if not brief.count:
            return ()
        parts = map(read_measured, self._store.parts(brief.whole, MEASURE))
        placed = sorted((one for part in parts for one in part), key=lambda one: one[0])
        if len(placed) != brief.count:
            raise DamagedError(f"not all figures of {brief.article.path}")
        return tuple(observation for _, observation in placed)

    def lead(self, brief: Brief) -> Observation | None:
        """Return the observation that stands for the article in lists."""
        if not brief.count:
            return None
        found: Observation = read_lead(self._part(brief, LEAD))
        return found

    def measured(self, briefs: Sequence[Brief], indicator: str) -> tuple[Observation, ...]:
        """Return the observations of one indicator in all of ``briefs``, in their order."""
        reports = partial(_reports, indicator)
        found = self._of_each(briefs, MEASURE + indicator, read_measured, reports)
        return tuple([one for part in found.values() for _, one in part])

    def searchable(self, brief: Brief) -> Searchable:
        """Return what the search knows of the article."""
        found: Searchable = read_searchable(self._part(brief, SEARCH))
        return found

    def findings(self, brief: Brief) -> tuple[Finding, ...]:
        """Return what arithmetic says of its figures."""
        found: tuple[Finding, ...] = read_findings(self._part(brief, FINDINGS))
        return found

    def recall(
        self, name: str, sources: str, read: Callable[[bytes], Value], make: Callable[[], Value]
    ) -> Value:
        """Return the value remembered under ``name``, if it has the same sources and program."""
        key = digest_of(code_stamp(), sources)
        known, remembered = self._store.value_as(name, _read_remembered) or ("", b"")
        if known == key:
            return read(remembered)
        value = make()
        self._store.keep_value(name, encode((key, encode(value))))
        return value

    def tabled(self, brief: Brief) -> Tabled:
        """Return all that the article gives to the open data."""
        tabled = joined(map(read_tabled, self._store.parts(brief.whole, TABLED)))
        if len(tabled.lines) != brief.count:
            raise DamagedError(f"not all figures of {brief.article.path}")
        return tabled

    def tabled_measured(self, briefs: Sequence[Brief], indicator: str) -> Mapping[str, Tabled]:
        """Return what each of ``briefs`` gives of one indicator, which it reports, by slug."""
        return self._of_each(briefs, TABLED + indicator, read_tabled, lambda _: True)

    def _of_each(
        self,
        briefs: Sequence[Brief],
        name: str,
        read: Callable[[bytes], Part],
        has: Callable[[Brief], bool],
    ) -> dict[str, Part]:
        """Read one part of many articles; ``has`` tells whether one must have it."""
        found = self._store.part_of_each([brief.whole for brief in briefs], name)
        without = [brief for brief in briefs if brief.whole not in found]
        if lost := next(filter(has, without), None):
            raise DamagedError(f"no {name} of {lost.article.path}")
        there = (brief for brief in briefs if brief.whole in found)
        return {brief.article.slug: read(found[brief.whole]) for brief in there}

    def _part(self, brief: Brief, name: str) -> bytes:
        part = self._store.part(brief.whole, name)
        if part is None:
            raise DamagedError(f"no {name} of {brief.article.path}")
        return part


def _reports(indicator: str, brief: Brief) -> bool:
    return any(measured.indicator == indicator for measured in brief.measures)
