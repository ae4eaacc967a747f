"""Observations picked out by one trait: province, topic, year or unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, islice

from digest.model import Content
from digest.observations import Observation
from digest.site.brief import Brief, traits_of

Observations = Mapping[str, tuple[Observation, ...]]
"""The observations of every article by its slug."""

MOST_UNITS = 12
"""Counted things are many; the units that most figures have are worth a choice."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The ``count`` observations of one province, topic, year or unit, as ``kind`` says.

    ``holders`` are the articles that have them, each with how many;
    ``observations`` are those of all articles.
    """

    kind: str
    slug: str
    name: str
    count: int
    holders: tuple[tuple[Brief, int], ...]
    observations: Observations = field(repr=False, compare=False)

    def first(self, most: int) -> tuple[Observation, ...]:
        """Return the first ``most`` observations, in the order of their articles."""
        return tuple(islice(self._observations(), most))

    def nearest(self, most: int) -> tuple[Brief, ...]:
        """Return the articles that the first ``most`` observations stand in."""
        before = accumulate((count for _, count in self.holders), initial=0)
        return tuple(
            brief for (brief, _), passed in zip(self.holders, before, strict=False) if passed < most
        )

    def _observations(self) -> Iterator[Observation]:
        for brief, _ in self.holders:
            for one in self.observations[brief.article.slug]:
                if self.kind == "topics" or self._has(one):
                    yield one

    def _has(self, observation: Observation) -> bool:
        return any(
            (kind, slug) == (self.kind, self.slug) for kind, slug, _ in traits_of(observation)
        )


def select(
    content: Content, briefs: Iterable[Brief], observations: Observations
) -> tuple[Selection, ...]:
    """Pick ``observations`` by each trait; they stay in the order of ``briefs``."""
    told = tuple(brief for brief in briefs if brief.count)
    years, units = _names(told, "years"), _names(told, "units")
    newest_first = dict(sorted(years.items(), reverse=True))
    made = [
        _picked("areas", told, {area.slug: area.name for area in content.areas}, observations),
        _picked("topics", told, {topic.slug: topic.name for topic in content.topics}, observations),
        _picked("years", told, newest_first, observations),
        _commonest(_picked("units", told, units, observations)),
    ]
    return tuple(selection for found in made for selection in found)


def _names(briefs: Iterable[Brief], kind: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for brief in briefs:
        for trait in brief.traits:
            if trait.kind == kind:
                names.setdefault(trait.slug, trait.name)
    return names


def _picked(
    kind: str, briefs: Iterable[Brief], names: Mapping[str, str], observations: Observations
) -> list[Selection]:
    drawers: dict[str, dict[str, tuple[Brief, int]]] = {}
    for brief in briefs:
        for slug, count in _counts(brief, kind):
            drawer = drawers.setdefault(slug, {})
            before = drawer.get(brief.article.slug, (brief, 0))[1]
            drawer[brief.article.slug] = brief, before + count
    return [
        Selection(
            kind, slug, name, _total(drawers[slug]), tuple(drawers[slug].values()), observations
        )
        for slug, name in names.items()
        if slug in drawers
    ]


def _counts(brief: Brief, kind: str) -> Iterable[tuple[str, int]]:
    if kind == "topics":
        return ((slug, brief.count) for slug in brief.article.topics)
    return ((trait.slug, trait.count) for trait in brief.traits if trait.kind == kind)


def _total(drawer: Mapping[str, tuple[Brief, int]]) -> int:
    return sum(count for _, count in drawer.values())


def _commonest(selections: list[Selection]) -> list[Selection]:
    return sorted(selections, key=lambda one: one.count, reverse=True)[:MOST_UNITS]
