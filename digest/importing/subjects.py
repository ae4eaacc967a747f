"""Which province and which topics a story is about, by the names that stand in it."""

from __future__ import annotations

import re
from functools import cache

from digest.importing.outlets import city_of_dateline
from digest.importing.scraps import read_data
from digest.model import Area, Topic
from digest.persian.characters import fold

# Names of provinces that are words or names of something else too: «بانک مرکزی», «خبرگزاری فارس».
AMBIGUOUS = frozenset(("مرکزی", "فارس", "گلستان", "البرز", "مرکزي"))
HEADING_WEIGHT = 4
LEAD_WEIGHT = 2
MOST_TOPICS = 4


@cache
def capitals() -> dict[str, str]:
    """Return the province of each provincial capital, by folded names of both."""
    rows = (line.split("\t") for line in read_data("capitals.tsv").splitlines() if "\t" in line)
    return {fold(city): fold(province) for city, province in rows if not city.startswith("#")}


def find_area(title: str, paragraphs: tuple[str, ...], areas: tuple[Area, ...]) -> Area | None:
    """Return the area a story is about: the one named most, headings counting more."""
    weighed = {area.slug: _weight(area, title, paragraphs) for area in areas}
    best = max(areas, key=lambda area: weighed[area.slug], default=None)
    if best and weighed[best.slug]:
        return best
    seat = capitals().get(fold(city_of_dateline(paragraphs[0]) if paragraphs else ""), "")
    return next((area for area in areas if fold(area.name) == seat), None)


def _weight(area: Area, title: str, paragraphs: tuple[str, ...]) -> int:
    names = re.compile("|".join(_pattern(name) for name in (area.name, *area.variants)))
    lead, rest = paragraphs[:1], paragraphs[1:]
    return (
        HEADING_WEIGHT * len(names.findall(title))
        + LEAD_WEIGHT * len(names.findall(" ".join(lead)))
        + len(names.findall(" ".join(rest)))
    )


def _pattern(name: str) -> str:
    words = r"[\s\u200c]*".join(re.escape(word) for word in re.split(r"[\s\u200c]+", name))
    before = r"(?<=استان )" if name in AMBIGUOUS else r"(?<!\w)"
    return rf"{before}{words}(?!\w)"


def find_topics(
    title: str, paragraphs: tuple[str, ...], topics: tuple[Topic, ...]
) -> tuple[Topic, ...]:
    """Return the topics whose names stand in a story, those named most first."""
    text = fold(" ".join((*[title] * HEADING_WEIGHT, *paragraphs)))
    counted = [(_mentions(topic.name, text), topic) for topic in topics]
    named = sorted((pair for pair in counted if pair[0] > 1), key=lambda pair: -pair[0])
    return tuple(topic for _, topic in named[:MOST_TOPICS])


def _mentions(name: str, text: str) -> int:
    """Count the mentions of a topic; of a name in two parts, the rarer part counts."""
    parts = [part for part in re.split(r"\s+و\s+", name) if len(part) > 2] or [name]
    return min(text.count(fold(part)) for part in parts)
