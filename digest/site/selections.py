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
    groups, names = _groups(brief for brief in briefs if brief.count)
    names["areas"] = {area.slug: area.name for area in content.areas}
    names["topics"] = {topic.slug: topic.name for topic in content.topics}
    names["years"] = dict(sorted(names["years"].items(), reverse=True))
    picked = {
        kind: [
            Selection(kind, slug, name, _total(groups[kind, slug]), group, observations)
            for slug, name in names[kind].items()
            if (group := tuple(groups.get((kind, slug), ())))
        ]
        for kind in ("areas", "topics", "years", "units")
    }
    picked["units"] = _commonest(picked["units"])
    return tuple(selection for found in picked.values() for selection in found)


Groups = dict[tuple[str, str], list[tuple[Brief, int]]]


def _groups(briefs: Iterable[Brief]) -> tuple[Groups, dict[str, dict[str, str]]]:
    """Group the articles by each trait that their observations have, and find the traits' names."""
    groups: Groups = {}
    names: dict[str, dict[str, str]] = {"years": {}, "units": {}, "areas": {}}
    for brief in briefs:
        for trait in brief.traits:
            groups.setdefault((trait.kind, trait.slug), []).append((brief, trait.count))
            names[trait.kind].setdefault(trait.slug, trait.name)
        for slug in brief.article.topics:
            groups.setdefault(("topics", slug), []).append((brief, brief.count))
    return groups, names


def _total(group: Iterable[tuple[Brief, int]]) -> int:
    return sum(count for _, count in group)


def _commonest(selections: list[Selection]) -> list[Selection]:
    return sorted(selections, key=lambda one: one.count, reverse=True)[:MOST_UNITS]
