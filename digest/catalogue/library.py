"""The library over the memory: whole articles, decoded when a page needs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.catalogue.record import (
    FINDINGS,
    MEASURE,
    PROSE,
    read_findings,
    read_measured,
    read_text,
    with_prose,
)
from digest.memory.codec import NotReadableError
from digest.memory.store import DamagedError, Store
from digest.model import Article
from digest.observations import Observation
from digest.observations.finding import Finding
from digest.site import Brief


class StoredLibrary:
    """Fetches what was understood of an article; raises DamagedError where it can't be read."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def article(self, brief: Brief) -> Article:
        """Return the article with its prose."""
        prose = self._store.part(brief.whole, PROSE)
        if prose is None:
            raise DamagedError(f"no text of {brief.article.path}")
        try:
            return with_prose(brief.article, prose)
        except NotReadableError as error:
            raise DamagedError(str(error)) from error

    def texts(self, briefs: Sequence[Brief]) -> Mapping[str, str]:
        """Return the plain text of many articles by their slugs, with nothing around it."""
        found = self._store.part_of_each([brief.whole for brief in briefs], PROSE)
        if missing := next((brief for brief in briefs if brief.whole not in found), None):
            raise DamagedError(f"no text of {missing.article.path}")
        try:
            return {brief.article.slug: read_text(found[brief.whole]) for brief in briefs}
        except NotReadableError as error:
            raise DamagedError(str(error)) from error

    def observations(self, brief: Brief) -> tuple[Observation, ...]:
        """Return all observations of the article, in the order of its text."""
        if not brief.count:
            return ()
        try:
            parts = map(read_measured, self._store.parts(brief.whole, MEASURE))
            placed = sorted((one for part in parts for one in part), key=lambda one: one[0])
        except NotReadableError as error:
            raise DamagedError(str(error)) from error
        return tuple(observation for _, observation in placed)

    def measured(self, briefs: Sequence[Brief], indicator: str) -> tuple[Observation, ...]:
        """Return the observations of one indicator in all of ``briefs``, in their order."""
        parts = self._store.part_of_each([one.whole for one in briefs], MEASURE + indicator)
        told = (parts[brief.whole] for brief in briefs if brief.whole in parts)
        try:
            return tuple(one for part in told for _, one in read_measured(part))
        except NotReadableError as error:
            raise DamagedError(str(error)) from error

    def findings(self, brief: Brief) -> tuple[Finding, ...]:
        """Return what arithmetic says of its figures."""
        part = self._store.part(brief.whole, FINDINGS)
        try:
            found: tuple[Finding, ...] = read_findings(part) if part else ()
        except NotReadableError as error:
            raise DamagedError(str(error)) from error
        return found
