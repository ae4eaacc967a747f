"""The few observations that stand for an article, and how many lead a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digest.observations import Observation

LEADING = 6
"""As many leading numbers as statisticians put above a bulletin."""


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
