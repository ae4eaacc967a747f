"""The numbers of the digest: what each article says, and what they say side by side.

What a figure means is ``digest.observations``' business; here observations are
filed by article and by indicator, and the few that lead are chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from digest.model import Content, Entry, Indicator
from digest.observations import Context, Observation, observe, read_context
from digest.observations.arithmetic import check_arithmetic, mark_parts
from digest.observations.finding import Finding
from digest.observations.series import Series, arrange_series
from digest.observations.texts import read_texts
from digest.site.selections import Selection, select

LEADING = 6
"""As many leading numbers as statisticians put above a bulletin."""


@dataclass(frozen=True, slots=True)
class Understood:
    """An article with its observations and with what arithmetic says of its figures."""

    entry: Entry
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of all articles.

    ``observations`` and ``findings`` go by the slug of the article; ``series``,
    ``measured`` and ``indicators`` by the slug of the indicator, in the order
    the editor declared them, and hold only what some article reports. An
    indicator has one series for each unit, and for plans; ``measured`` has all
    of its observations, parts of a whole too.
    """

    observations: Mapping[str, tuple[Observation, ...]]
    findings: Mapping[str, tuple[Finding, ...]]
    series: Mapping[str, tuple[Series, ...]]
    measured: Mapping[str, tuple[Observation, ...]]
    indicators: Mapping[str, Indicator]
    selections: tuple[Selection, ...]

    @property
    def everything(self) -> tuple[Observation, ...]:
        """All observations, article by article."""
        return tuple(one for found in self.observations.values() for one in found)


def understand(entry: Entry, context: Context) -> Understood:
    """Read what the figures of an article mean, and how they fit together."""
    texts = read_texts(entry)
    observations = observe(entry, context, texts)
    findings = check_arithmetic(entry, observations, texts)
    return Understood(entry, mark_parts(observations, findings), findings)


def arrange_numbers(content: Content, understood: Iterable[Understood]) -> Numbers:
    """File the observations of ``understood``, which come in the order readers meet them."""
    told = tuple(understood)
    measured: dict[str, list[Observation]] = {}
    for observation in (one for each in told for one in each.observations if one.indicator):
        measured.setdefault(observation.indicator, []).append(observation)
    series: dict[str, list[Series]] = {}
    for one in arrange_series(chain.from_iterable(measured.values()), read_context(content)):
        series.setdefault(one.indicator, []).append(one)
    return Numbers(
        observations={each.entry.article.slug: each.observations for each in told},
        findings={each.entry.article.slug: each.findings for each in told},
        series={slug: tuple(found) for slug, found in series.items()},
        measured={slug: tuple(found) for slug, found in measured.items()},
        indicators={i.slug: i for i in content.indicators if i.slug in series},
        selections=select(content, ((each.entry, each.observations) for each in told)),
    )


def leading_observations(
    observations: Sequence[Observation], indicators: Iterable[str]
) -> tuple[Observation, ...]:
    """Choose the few ``observations`` that stand for an article, each once.

    The editor's pinned ones come first, then those of the headline, then the
    measures in the order of ``indicators``; parts of a whole and doubtful
    figures come last.
    """
    weights = {slug: weight for weight, slug in enumerate(indicators)}

    def rank(observation: Observation) -> tuple[bool, bool, bool, int]:
        in_title = any(place.in_title for place in observation.places)
        doubtful = bool(observation.whole or observation.flags)
        weight = weights.get(observation.indicator, len(weights))
        return not observation.pinned, not in_title, doubtful, weight

    once: dict[tuple[str, str], Observation] = {}
    for observation in sorted(observations, key=rank):
        once.setdefault((observation.amount.natural, observation.label), observation)
    return tuple(once.values())[:LEADING]
