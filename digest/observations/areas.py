"""Where a figure holds: the province its sentence names, else the article's.

Precision comes first: a figure of the world, of the country or of a single
county gets no area, only the words that say so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec import Struct

from digest.model import Area, Quantity, Span
from digest.observations.clauses import Neighbourhood, Sentence, neighbourhood, speech_around
from digest.observations.observation import Reach
from digest.observations.words import after_no, fold_letters, listed_phrases, word_set

_LETTER = r"[^\W\d_]"
_AND = re.compile(after_no(r"\S", "و") + r"(?!\S)")

_PLURALS = frozenset({"ها", "های"})

Index = Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]


class Geography(Struct, frozen=True):
    """The names of the declared areas by their first word, each with the area's slug.

    ``openings`` are these words and all others that a place may open with.
    """

    names: Index
    openings: frozenset[str]


class Mention(Struct, frozen=True):
    """A place that is named in a sentence."""

    span: Span
    reach: Reach


def read_geography(areas: Sequence[Area]) -> Geography:
    """Index the areas under every spelling of their names."""
    index: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for area in areas:
        for name in filter(None, (area.name, *area.variants)):
            words = fold_letters(name).replace("\u200c", " ").split()
            pattern = re.compile(r"[\s\u200c]*".join(map(re.escape, words)) + rf"(?!{_LETTER})")
            for opening in {words[0], "".join(words)}:
                index.setdefault(opening, []).append((pattern, area.slug))
    wider, narrower = word_set("areas", "wider"), word_set("areas", "narrower")
    return Geography(
        names={opening: tuple(found) for opening, found in index.items()},
        openings=wider | narrower | {"استان", *index},
    )


def find_mentions(sentence: Sentence, geography: Geography, own: str) -> tuple[Mention, ...]:
    """Find the places named in a sentence, in order; bare «استان» is the article's ``own``."""
    openings = geography.openings
    places = [at for at, text in enumerate(sentence.words.text) if text in openings]
    found = (_mention(sentence, at, geography, own) for at in places)
    return tuple(mention for mention in found if mention)


def _mention(sentence: Sentence, at: int, geography: Geography, own: str) -> Mention | None:
    text = sentence.words.text[at]
    if text in geography.names and (found := _province(sentence, at, geography)):
        return found
    if text == "استان":
        following = sentence.words.text[at + 1]
        named = following in geography.names or following in _PLURALS
        return Mention(_span(sentence, at), Reach(own)) if own and not named else None
    if text in word_set("areas", "wider"):
        return _wider(sentence, at)
    if text in word_set("areas", "narrower"):
        return _narrower(sentence, at)
    return None


def _span(sentence: Sentence, at: int) -> Span:
    return Span(sentence.words.start[at], sentence.words.end[at])


def _province(sentence: Sentence, at: int, geography: Geography) -> Mention | None:
    start = sentence.words.start[at]
    for pattern, slug in geography.names[sentence.words.text[at]]:
        if match := pattern.match(sentence.folded, start, sentence.span.end):
            named = _is_province(sentence, at, match.end())
            return Mention(Span(start, match.end()), Reach(slug)) if named else None
    return None


def _is_province(sentence: Sentence, at: int, end: int) -> bool:
    """Tell the province from what else bears its name: «دانشگاه زنجان», «به استان کرمان»."""
    words = sentence.words
    before, following = words.text[at - 1], words.text[bisect_left(words.start, end)]
    if following in word_set("areas", "renaming"):
        return False
    if before == "استان":
        return words.text[at - 2] not in {"به", "با"}
    ambiguous = words.text[at] in word_set("areas", "ambiguous")
    return not ambiguous and before not in word_set("areas", "naming")


def _wider(sentence: Sentence, at: int) -> Mention | None:
    word = _span(sentence, at)
    if sentence.words.text[at + 1] in _PLURALS or _is_other(sentence, word):
        return None
    return Mention(word, Reach("", sentence.text[word.start : word.end]))


def _is_other(sentence: Sentence, word: Span) -> bool:
    """«رتبه سوم کشور» and «خارج از کشور» say nothing of where a figure holds."""
    start = max(sentence.span.start, word.start - 40)
    near = listed_phrases("areas", "not_wider").finditer(
        sentence.folded, start, min(sentence.span.end, word.end + 20)
    )
    return any(match.start() <= word.start and word.end <= match.end() for match in near)


def _narrower(sentence: Sentence, at: int) -> Mention | None:
    """Take «شهرستان ابهر», but not «۱۲ شهرستان» or «شهرستان‌های استان»."""
    words = sentence.words
    name, counted = words.text[at + 1], words.text[at - 1].isdigit()
    if counted or not name.isalpha() or name in word_set("areas", "not_narrower"):
        return None
    span = Span(words.start[at], words.end[at + 1])
    return Mention(span, Reach("", sentence.text[span.start : span.end]))


def reach_of(sentence: Sentence, figure: Quantity, mentions: Sequence[Mention], own: str) -> Reach:
    """Tell where a figure holds, given the ``mentions`` of its sentence and the article's area.

    The nearest place in the figure's own words comes first, then the last one
    named before it, then the article's area.
    """
    if not mentions:
        return Reach(own)
    speech = speech_around(sentence, figure)
    mentions = [m for m in mentions if speech.start <= m.span.start < speech.end]
    near = neighbourhood(sentence, figure)
    beside = [m for m in mentions if _is_beside(sentence, m, near)]
    if beside:
        return min(beside, key=lambda m: _distance(m, figure)).reach
    earlier = [m for m in mentions if m.span.end <= figure.start]
    return earlier[-1].reach if earlier else Reach(own)


def _is_beside(sentence: Sentence, mention: Mention, near: Neighbourhood) -> bool:
    """«۵ در الف و ۷ در ب»: what «و» parts from a figure belongs to the other one."""
    before, after = near.before, near.after
    if before.start <= mention.span.start and mention.span.end <= before.end:
        return not _AND.search(sentence.folded, mention.span.end, before.end)
    if after.start <= mention.span.start and mention.span.end <= after.end:
        return not _AND.search(sentence.folded, after.start, mention.span.start)
    return False


def _distance(mention: Mention, figure: Quantity) -> int:
    if mention.span.end <= figure.start:
        return figure.start - mention.span.end
    return mention.span.start - figure.end
