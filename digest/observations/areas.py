"""Where a figure holds: the province its sentence names, else the article's.

Precision comes first: a figure of the world, of the country or of a single
county gets no area, only the words that say so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from digest.model import Area, Quantity, Span
from digest.observations.clauses import Sentence, neighbourhood, speech_around
from digest.observations.observation import Reach
from digest.observations.words import fold_letters, phrase_pattern, table, word_set
from digest.persian.characters import fold

_LETTER = r"[^\W\d_]"
_WORD_BEFORE = re.compile(rf"({_LETTER}+|\d+)[\s\u200c]*$")
_WORD_AFTER = re.compile(rf"[\s\u200c]*({_LETTER}+)")
_BARE = re.compile(rf"(?<!{_LETTER})استان\s*(?![\u200c\s]*ها)(?!{_LETTER}*\u200c)")
_AND = re.compile(r"(?<!\S)و(?!\S)")


@dataclass(frozen=True, slots=True)
class Geography:
    """The declared areas by folded name, and the pattern that finds their names."""

    slugs: Mapping[str, str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that is named in a sentence."""

    span: Span
    reach: Reach


def read_geography(areas: Sequence[Area]) -> Geography:
    """Index the areas under every spelling of their names."""
    slugs = {
        fold(name): area.slug for area in areas for name in (area.name, *area.variants) if name
    }
    names = sorted({n for a in areas for n in (a.name, *a.variants) if n}, key=len, reverse=True)
    forms = [r"[\s\u200c]*".join(map(re.escape, fold_letters(name).split())) for name in names]
    either = "|".join(forms) or r"(?!)"
    return Geography(slugs, re.compile(rf"(?<!{_LETTER})(?:{either})(?!{_LETTER})"))


def find_mentions(sentence: Sentence, geography: Geography, own: str) -> tuple[Mention, ...]:
    """Find the places named in a sentence, in order; bare «استان» is the article's ``own``."""
    provinces = _provinces(sentence, geography)
    opened = {mention.span.start for mention in provinces}
    found = [*provinces, *_own(sentence, own, opened), *_wider(sentence), *_narrower(sentence)]
    return tuple(sorted(found, key=lambda mention: mention.span))


def _provinces(sentence: Sentence, geography: Geography) -> list[Mention]:
    mentions = []
    for match in geography.pattern.finditer(sentence.folded, *_ends(sentence)):
        slug = geography.slugs.get(fold(match.group()), "")
        if slug and _is_province(sentence.folded, match):
            mentions.append(Mention(Span(*match.span()), Reach(slug)))
    return mentions


def _ends(sentence: Sentence) -> tuple[int, int]:
    return sentence.span.start, sentence.span.end


def _is_province(text: str, match: re.Match[str]) -> bool:
    before, after = _before(text, match.start()), _after(text, match.end())
    if after in word_set("areas", "renaming"):
        return False
    if before.startswith("استان"):
        lead = text[: match.start()].rstrip(" \u200c").removesuffix(before)
        return _before(text, len(lead)) not in {"به", "با"}
    ambiguous = match.group() in word_set("areas", "ambiguous")
    return not ambiguous and before not in word_set("areas", "naming")


def _own(sentence: Sentence, own: str, opened: set[int]) -> list[Mention]:
    """Find «استان» without the name of a province after it."""
    matches = _BARE.finditer(sentence.folded, *_ends(sentence)) if own else ()
    bare = (match.span() for match in matches)
    return [Mention(Span(*span), Reach(own)) for span in bare if span[1] not in opened]


def _wider(sentence: Sentence) -> list[Mention]:
    text, ends = sentence.folded, _ends(sentence)
    excluded = [match.span() for match in _pattern("not_wider").finditer(text, *ends)]
    return [
        Mention(Span(*match.span()), Reach("", sentence.text[match.start() : match.end()]))
        for match in _pattern("wider").finditer(text, *ends)
        if not any(low <= match.start() and match.end() <= high for low, high in excluded)
    ]


def _narrower(sentence: Sentence) -> list[Mention]:
    mentions = []
    for match in _narrow_pattern().finditer(sentence.folded, *_ends(sentence)):
        name = _WORD_AFTER.match(sentence.folded, match.end())
        counted = _before(sentence.folded, match.start()).isdigit()
        if name and name[1] not in word_set("areas", "not_narrower") and not counted:
            words = sentence.text[match.start() : name.end()]
            mentions.append(Mention(Span(match.start(), name.end()), Reach("", words)))
    return mentions


@cache
def _narrow_pattern() -> re.Pattern[str]:
    forms = "|".join(map(fold_letters, table("areas")["narrower"]))
    return re.compile(rf"(?<!{_LETTER})(?:{forms})(?!{_LETTER})")


def _pattern(name: str) -> re.Pattern[str]:
    return phrase_pattern(tuple(table("areas")[name]))


def _before(text: str, at: int) -> str:
    found = _WORD_BEFORE.search(text, max(0, at - 30), at)
    return found[1] if found else ""


def _after(text: str, at: int) -> str:
    found = _WORD_AFTER.match(text, at)
    return found[1] if found else ""


def reach_of(sentence: Sentence, figure: Quantity, item: tuple[Sequence[Mention], str]) -> Reach:
    """Tell where a figure holds; ``item`` is the mentions of its sentence and the article's area.

    The nearest place in the figure's own words comes first, then the last one
    named before it, then the article's area.
    """
    mentions, own = item
    speech = speech_around(sentence, figure)
    mentions = [m for m in mentions if speech.start <= m.span.start < speech.end]
    near = neighbourhood(sentence, figure)
    beside = [m for m in mentions if _is_beside(sentence, m, (near.before, near.after))]
    if beside:
        return min(beside, key=lambda m: _distance(m, figure)).reach
    earlier = [m for m in mentions if m.span.end <= figure.start]
    return earlier[-1].reach if earlier else Reach(own)


def _is_beside(sentence: Sentence, mention: Mention, sides: tuple[Span, Span]) -> bool:
    """«۵ در الف و ۷ در ب»: what «و» parts from a figure belongs to the other one."""
    before, after = sides
    if before.start <= mention.span.start and mention.span.end <= before.end:
        return not _AND.search(sentence.folded, mention.span.end, before.end)
    if after.start <= mention.span.start and mention.span.end <= after.end:
        return not _AND.search(sentence.folded, after.start, mention.span.start)
    return False


def _distance(mention: Mention, figure: Quantity) -> int:
    if mention.span.end <= figure.start:
        return figure.start - mention.span.end
    return mention.span.start - figure.end
