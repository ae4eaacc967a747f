"""The numbers of the digest: what each article says, and what they say side by side.

What a figure means is ``digest.observations``' business; here observations are
filed by article and by indicator. Nothing is fetched before it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from digest.memory.codec import decoder, digest_of
from digest.model import Content, Entry, Indicator
from digest.observations import Context, Observation, observe, read_context
from digest.observations.arithmetic import check_arithmetic, mark_parts
from digest.observations.finding import Finding
from digest.observations.series import Series, arrange_series
from digest.observations.texts import read_texts
from digest.site.brief import Brief, Measured, Understood
from digest.site.library import Library, OnDemand
from digest.site.selections import Selection, select
from digest.site.sketches import Sketch, sketch_of

_read_sketches = decoder(tuple[Sketch, ...])


class Tally(Struct, frozen=True):
    """How many observations an indicator has, the articles that report it, and their digest.

    ``is_placed`` tells whether any of them is about a province.
    """

    count: int
    reporters: tuple[Brief, ...]
    digest: str
    is_placed: bool


class Numbers(Struct, frozen=True, dict=True):
    """The numbers of all articles, each part worked out when it is first looked at.

    ``observations`` and ``findings`` go by the slug of the article; ``series``,
    ``sketches``, ``measured``, ``tallies`` and ``indicators`` by the slug of
    the indicator, in the order the editor declared them, and hold only what
    some article reports. An indicator has one series for each unit, and for
    plans, each with its sketch; ``measured`` has all of its observations,
    parts of a whole too.
    """

    content: Content
    briefs: tuple[Brief, ...]
    library: Library
    observations: Mapping[str, tuple[Observation, ...]]
    findings: Mapping[str, tuple[Finding, ...]]

    @property
    def count(self) -> int:
        """How many observations all articles have."""
        return sum(brief.count for brief in self.briefs)

    @cached_property
    def tallies(self) -> Mapping[str, Tally]:
        """What is reported of each indicator, and where."""
        return _tallies(self.content.indicators, self.briefs)

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """The indicators that are reported."""
        return {one.slug: one for one in self.content.indicators if one.slug in self.tallies}

    @cached_property
    def selections(self) -> tuple[Selection, ...]:
        """The observations picked out by each of their traits."""
        return select(self.content, self.briefs, self.observations)

    @cached_property
    def measured(self) -> Mapping[str, tuple[Observation, ...]]:
        """All observations of each indicator, in the order of their articles."""
        return OnDemand(self.tallies, self._measured, room=1)

    def _measured(self, indicator: str) -> tuple[Observation, ...]:
        return self.library.measured(self.tallies[indicator].reporters, indicator)

    @cached_property
    def series(self) -> Mapping[str, tuple[Series, ...]]:
        """The observations of each indicator side by side."""
        context, measured = read_context(self.content), self.measured
        return OnDemand(self.tallies, lambda slug: arrange_series(measured[slug], context), room=1)

    @cached_property
    def sketches(self) -> Mapping[str, tuple[Sketch, ...]]:
        """What each series is like, without a look at its observations where that is known."""
        return OnDemand(self.tallies, self._sketched, room=len(self.tallies))

    def _sketched(self, indicator: str) -> tuple[Sketch, ...]:
        def sketch() -> tuple[Sketch, ...]:
            return tuple(map(sketch_of, self.series[indicator]))

        name, sources = f"sketches of {indicator}", self.tallies[indicator].digest
        return self.library.recall(name, sources, _read_sketches, sketch)


def understand(entry: Entry, context: Context) -> Understood:
    """Read what the figures of an article mean, and how they fit together."""
    texts = read_texts(entry)
    observations = observe(entry, context, texts)
    findings = check_arithmetic(entry, observations, texts)
    return Understood(entry.article, mark_parts(observations, findings), findings)


def arrange_numbers(content: Content, briefs: tuple[Brief, ...], library: Library) -> Numbers:
    """File the observations of ``briefs``, which come in the order readers meet them."""
    by_slug = {brief.article.slug: brief for brief in briefs}
    return Numbers(
        content=content,
        briefs=briefs,
        library=library,
        observations=OnDemand(by_slug, lambda slug: library.observations(by_slug[slug])),
        findings=OnDemand(by_slug, lambda slug: library.findings(by_slug[slug])),
    )


def _tallies(indicators: Iterable[Indicator], briefs: Iterable[Brief]) -> dict[str, Tally]:
    groups: dict[str, list[tuple[Brief, Measured]]] = {}
    for brief in briefs:
        for one in brief.measures:
            groups.setdefault(one.indicator, []).append((brief, one))
    return {
        indicator.slug: _tally(groups[indicator.slug])
        for indicator in indicators
        if indicator.slug in groups
    }


def _tally(group: Sequence[tuple[Brief, Measured]]) -> Tally:
    measures = [one for _, one in group]
    return Tally(
        count=sum([one.count for one in measures]),
        reporters=tuple([brief for brief, _ in group]),
        digest=digest_of("\n".join([one.digest for one in measures])),
        is_placed=any(one.is_placed for one in measures),
    )
