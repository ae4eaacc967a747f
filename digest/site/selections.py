"""Observations picked out by one trait: province, topic, year or unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from digest.model import Content, Entry
from digest.observations import Observation
from digest.persian.numerals import to_persian_digits
from digest.persian.slugs import slugify

MOST_UNITS = 12
"""Counted things are many; the units that most figures have are worth a choice."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The observations of one province, topic, year or unit, as ``kind`` says."""

    kind: str
    slug: str
    name: str
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class _Trait:
    """A way to pick: the slugs an observation of an article goes under, and their names."""

    kind: str
    slugs: Callable[[Entry, Observation], tuple[str, ...]]
    names: Mapping[str, str]


def select(
    content: Content, told: Iterable[tuple[Entry, tuple[Observation, ...]]]
) -> tuple[Selection, ...]:
    """Pick observations by each trait; they stay in the order they come in."""
    pairs = [(entry, one) for entry, observations in told for one in observations]
    areas = _Trait("areas", lambda _, o: (o.area,), {a.slug: a.name for a in content.areas})
    topics = _Trait(
        "topics", lambda e, _: e.article.topics, {t.slug: t.name for t in content.topics}
    )
    years = {str(year): to_persian_digits(str(year)) for _, o in pairs if (year := year_of(o))}
    newest_first = dict(sorted(years.items(), reverse=True))
    return (
        *_picked(pairs, areas),
        *_picked(pairs, topics),
        *_picked(pairs, _Trait("years", lambda _, o: (str(year_of(o)),), newest_first)),
        *_commonest(_picked(pairs, _units(pairs))),
    )


def _units(pairs: Iterable[tuple[Entry, Observation]]) -> _Trait:
    names: dict[str, str] = {}
    for _, observation in pairs:
        amount = observation.amount
        if amount.unit_name:
            names.setdefault(slugify(amount.unit), amount.unit_name)
    return _Trait("units", lambda _, o: (slugify(o.amount.unit),), names)


def _picked(pairs: Iterable[tuple[Entry, Observation]], trait: _Trait) -> list[Selection]:
    drawers: dict[str, list[Observation]] = {}
    for entry, observation in pairs:
        for slug in trait.slugs(entry, observation):
            drawers.setdefault(slug, []).append(observation)
    return [
        Selection(trait.kind, slug, name, tuple(drawers[slug]))
        for slug, name in trait.names.items()
        if slug and slug in drawers
    ]


def _commonest(selections: list[Selection]) -> list[Selection]:
    ordered = sorted(selections, key=lambda s: len(s.observations), reverse=True)
    return ordered[:MOST_UNITS]


def year_of(observation: Observation) -> int | None:
    """Return the last year a figure holds for, else the year it was reported in."""
    period = observation.period
    day = period.end or period.start or observation.reported
    return day.year if day else None
