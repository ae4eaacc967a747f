"""The numbers of the digest: what each article says, and what they say side by side.

What a figure means is ``digest.observations``' business; here observations are
filed by article and by indicator. Nothing is fetched before it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.memory.codec import digest_of
from digest.model import Content, Entry, Indicator
from digest.observations import Context, Observation, observe, read_context
from digest.observations.arithmetic import check_arithmetic, mark_parts
from digest.observations.finding import Finding
from digest.observations.series import Series, arrange_series
from digest.observations.texts import read_texts
from digest.site.brief import Brief, Measured, Understood
from digest.site.library import Library, OnDemand
from digest.site.selections import Selection, select


@dataclass(frozen=True, slots=True)
class Tally:
    """How many observations an indicator has, the articles that report it, and their digest.

    ``is_placed`` tells whether any of them is about a province.
    """

    count: int
    reporters: tuple[Brief, ...]
    digest: str
    is_placed: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """What a series is like, for pages that look at all of them: a few words of many observations.

    ``areas`` are the provinces that it knows.
    """

    indicator: str
    unit_name: str
    planned: bool
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of all articles.

    ``observations`` and ``findings`` go by the slug of the article; ``series``,
    ``outlines``, ``measured``, ``tallies`` and ``indicators`` by the slug of
    the indicator, in the order the editor declared them, and hold only what
    some article reports. An indicator has one series for each unit, and for
    plans, each with its outline; ``measured`` has all of its observations,
    parts of a whole too. ``count`` counts the observations of all articles.
    """

    observations: Mapping[str, tuple[Observation, ...]]
    findings: Mapping[str, tuple[Finding, ...]]
    series: Mapping[str, tuple[Series, ...]]
    outlines: Mapping[str, tuple[Outline, ...]]
    measured: Mapping[str, tuple[Observation, ...]]
    tallies: Mapping[str, Tally]
    indicators: Mapping[str, Indicator]
    selections: tuple[Selection, ...]
    count: int


def understand(entry: Entry, context: Context) -> Understood:
    """Read what the figures of an article mean, and how they fit together."""
    texts = read_texts(entry)
    observations = observe(entry, context, texts)
    findings = check_arithmetic(entry, observations, texts)
    return Understood(entry.article, mark_parts(observations, findings), findings)


def arrange_numbers(content: Content, briefs: Sequence[Brief], library: Library) -> Numbers:
    """File the observations of ``briefs``, which come in the order readers meet them."""
    by_slug = {brief.article.slug: brief for brief in briefs}
    tallies = _tallies(content.indicators, briefs)
    context = read_context(content)

    def measured(indicator: str) -> tuple[Observation, ...]:
        return library.measured(tallies[indicator].reporters, indicator)

    found = OnDemand(tallies, measured, room=1)
    series = OnDemand(tallies, lambda slug: arrange_series(found[slug], context), room=1)
    observations = OnDemand(by_slug, lambda slug: library.observations(by_slug[slug]))
    return Numbers(
        observations=observations,
        findings=OnDemand(by_slug, lambda slug: library.findings(by_slug[slug])),
        series=series,
        outlines=OnDemand(
            tallies, lambda slug: tuple(map(_outline, series[slug])), room=len(tallies)
        ),
        measured=found,
        tallies=tallies,
        indicators={one.slug: one for one in content.indicators if one.slug in tallies},
        selections=select(content, briefs, observations),
        count=sum(brief.count for brief in briefs),
    )


def _outline(series: Series) -> Outline:
    areas = tuple(area for area in series.areas if area)
    return Outline(series.indicator, series.unit_name, series.planned, areas)


def _tallies(indicators: Iterable[Indicator], briefs: Iterable[Brief]) -> dict[str, Tally]:
    filed: dict[str, list[tuple[Brief, Measured]]] = {}
    for brief in briefs:
        for one in brief.measures:
            filed.setdefault(one.indicator, []).append((brief, one))
    return {
        indicator.slug: _tally(filed[indicator.slug])
        for indicator in indicators
        if indicator.slug in filed
    }


def _tally(filed: Sequence[tuple[Brief, Measured]]) -> Tally:
    measures = [one for _, one in filed]
    return Tally(
        count=sum([one.count for one in measures]),
        reporters=tuple([brief for brief, _ in filed]),
        digest=digest_of("\n".join([one.digest for one in measures])),
        is_placed=any(one.is_placed for one in measures),
    )
