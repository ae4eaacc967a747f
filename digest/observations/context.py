"""What observing needs to know besides the article: the declared areas and indicators."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from digest.model import Area, Content, Indicator
from digest.observations.areas import Geography, read_geography
from digest.observations.indicators import Matcher, Needles, read_matcher, read_needles
from digest.persian.characters import fold


class Context(Struct, frozen=True):
    """The declared areas and indicators, made ready for looking up.

    ``areas`` goes by slug, ``indicators`` by the folded slug and the folded
    name of each.
    """

    areas: Mapping[str, Area]
    indicators: Mapping[str, Indicator]
    geography: Geography
    matchers: tuple[Matcher, ...]
    needles: Needles


def read_context(content: Content) -> Context:
    """Make the declared areas and indicators of ``content`` ready."""
    by_name = {
        fold(name): indicator
        for indicator in reversed(content.indicators)
        for name in (indicator.name, indicator.slug)
    }
    matchers = tuple(map(read_matcher, content.indicators))
    return Context(
        areas={area.slug: area for area in content.areas},
        indicators=by_name,
        geography=read_geography(content.areas),
        matchers=matchers,
        needles=read_needles(matchers),
    )
