"""Which declared measure a figure is one of.

An indicator fits by the words around the figure alone; the first of the
editor's list that fits is meant, so special ones stand before general ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from msgspec import Struct

from digest.model import Indicator, Quantity
from digest.observations.clauses import Neighbourhood, Sentence, neighbourhood
from digest.observations.words import (
    after_no,
    fold_letters,
    phrase_pattern,
    word_set,
)
from digest.persian.remembering import for_short_words

# What is counted ends where one of these begins: «۳۶ برند | برای تعاونی‌ها».
_ENDS = ("در", "به", "با", "از", "برای", "توسط", "که", "را", "جهت", "طی", "و")
_END = re.compile("|".join(after_no(r"\S", word) + r"(?!\S)" for word in _ENDS))
_LETTERS = re.compile(r"[^\W\d_]+")
_FROM = re.compile(after_no(r"\S", r"از(?:\s+\S+){0,2}\s*$"))
_TO = re.compile(after_no(r"\S", r"به(?:\s+\S+){0,2}\s*$"))


class Needles(Struct, frozen=True, dict=True):
    """Words to look for, and the places of the indicators that have each."""

    places: Mapping[str, Sequence[int]]

    @cached_property
    def places_for(self) -> Callable[[str], tuple[int, ...]]:
        """What gives the places of the indicators whose needles a word has in it."""

        def found(word: str) -> tuple[int, ...]:
            held = (places for needle, places in self.places.items() if needle in word)
            return tuple(chain.from_iterable(held))

        return for_short_words(found)


class Matcher(Struct, frozen=True, dict=True):
    """An indicator with what finds its phrases; a missing pattern asks for nothing.

    Where no word of a text has one of ``needles`` in it, nothing that
    ``counted`` finds can stand there: they are the longest words of its phrases.
    Patterns are compiled with the first text that may have them.
    """

    indicator: Indicator
    needles: frozenset[str]

    @cached_property
    def counted(self) -> re.Pattern[str]:
        """What names the counted things."""
        return phrase_pattern(self.indicator.counted)

    @cached_property
    def clause(self) -> re.Pattern[str] | None:
        """What has to stand in the clause of the figure."""
        return _pattern(self.indicator.clause)

    @cached_property
    def context(self) -> re.Pattern[str] | None:
        """What has to stand in its sentence or in the title."""
        return _pattern(self.indicator.context)

    @cached_property
    def unless(self) -> re.Pattern[str] | None:
        """What may not stand in the clause of the figure."""
        return _pattern(self.indicator.unless)


def read_matcher(indicator: Indicator) -> Matcher:
    """Find the needles of an indicator."""
    return Matcher(indicator, frozenset(map(_needle, indicator.counted)))


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    return phrase_pattern(phrases) if phrases else None


def _needle(phrase: str) -> str:
    return max(_LETTERS.findall(fold_letters(phrase)), key=len, default="")


def read_needles(matchers: Sequence[Matcher]) -> Needles:
    """Gather the needles of all indicators."""
    places: dict[str, list[int]] = {}
    for at, matcher in enumerate(matchers):
        for needle in matcher.needles:
            places.setdefault(needle, []).append(at)
    return Needles(places)


def possible_matchers(
    matchers: Sequence[Matcher], needles: Needles, words: Iterable[str]
) -> tuple[Matcher, ...]:
    """Return the indicators that a figure among ``words`` may be one of, in their order."""
    places = set(chain.from_iterable(map(needles.places_for, words)))
    return tuple([matchers[at] for at in sorted(places)])


def indicator_of(
    sentence: Sentence, figure: Quantity, matchers: Sequence[Matcher], topic: str
) -> Indicator | None:
    """Return the first of ``matchers`` that fits; ``topic`` is the folded title."""
    alike = [matcher for matcher in matchers if matcher.indicator.kind == figure.kind]
    if not alike:
        return None
    near = neighbourhood(sentence, figure)
    naming = tuple(_naming(sentence, figure, near))
    clause = sentence.folded[near.clause.start : near.clause.end]
    context = (sentence.content, topic)
    text = sentence.folded
    for matcher in alike:
        # A loop, since this is asked more often than anything else of a figure.
        for first, last in naming:
            if matcher.counted.search(text, first, last) and _fits(matcher, clause, context):
                return matcher.indicator
    return None


def _naming(sentence: Sentence, figure: Quantity, near: Neighbourhood) -> Iterator[tuple[int, int]]:
    """Yield the ends of the words beside a figure that may say what it is a number of."""
    first, last = near.after.start, near.after.end
    if figure.kind != "count":
        yield first, last
        yield _since_its_like(sentence, figure, near), figure.start
        return
    end = _END.search(sentence.folded, first, last)
    yield first, end.start() if end else last
    # «شرکت جدید با اشتغال ۱۴۴۱ نفر»: a count with a noun of its own counts nothing before it.
    if fold_letters(figure.unit) in word_set("units", "general"):
        yield near.before.start, near.before.end


def _since_its_like(sentence: Sentence, figure: Quantity, near: Neighbourhood) -> int:
    """Find where the words of a sum or share begin: «سرمایه‌گذاری در ۱۶ طرح ۳۸۰ میلیارد تومان».

    They begin after the figure of its kind before it, unless the text goes
    «از» that one «به» this: then both are of one thing.
    """
    earlier = [f for f in sentence.figures if f.kind == figure.kind and f.end <= figure.start]
    start, text = near.clause.start, sentence.folded
    if not earlier or earlier[-1].end <= start:
        return start
    last = earlier[-1]
    moves = _FROM.search(text, start, last.start) and _TO.search(text, last.end, figure.start)
    return start if moves else last.end


def _fits(matcher: Matcher, clause: str, context: Sequence[str]) -> bool:
    unless, wanted, around = matcher.unless, matcher.clause, matcher.context
    if unless and unless.search(clause):
        return False
    if wanted and not wanted.search(clause):
        return False
    return around is None or any(around.search(text) for text in context)
