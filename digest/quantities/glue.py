"""Words that were written together: number words, units, and a lost space after a unit.

Cuts only where every piece is known, so that «سهم», «سینه» and «دوره» stay whole.
"""

from __future__ import annotations

import re
from functools import cache

from digest.persian.remembering import for_short_words
from digest.quantities.lexicon import (
    cardinals,
    magnitudes,
    ordinals,
    units,
    word_list,
    word_set,
)

_LONGEST = 30
_BEFORE = ("و", "از", "به", "با", "تا", "بیشاز", "حدود", "در")  # «بیش ازیکهزار»
_ADJECTIVES = frozenset({"میلیون", "میلیارد"})  # «جمعیت ۸۰ میلیونی»
_ENDINGS = ("", "ی", "ای", "ه", "هی", "های", "گی")


@cache
def _opening() -> re.Pattern[str]:
    """Match a word that may open with a number word: a cheap first test."""
    words = sorted({*cardinals(), *magnitudes()}, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(_BEFORE)})?(?:{'|'.join(words)}|نیم)")


@cache
def _piece() -> re.Pattern[str]:
    words = sorted({*cardinals(), *magnitudes(), *ordinals(), "و"}, key=len, reverse=True)
    return re.compile("|".join(words))


@cache
def _known() -> frozenset[str]:
    return frozenset({*ordinals(), *word_set("numbers", "vague.words"), *word_list("whole")})


def split_word(word: str) -> tuple[str, ...]:
    """Return the number words and units that ``word`` is glued together from, or itself.

    >>> split_word("یکهزار"), split_word("بیستوپنجمین"), split_word("سهماهه")
    (('یک', 'هزار'), ('بیست', 'و', 'پنجمین'), ('سه', 'ماهه'))
    >>> split_word("سهم"), split_word("سینه"), split_word("چهارشنبه")
    (('سهم',), ('سینه',), ('چهارشنبه',))
    """
    return _split(word) if len(word) <= _LONGEST else (word,)


@for_short_words
def _split(word: str) -> tuple[str, ...]:
    if not _opening().match(word) or word in cardinals():
        return (word,)
    if word in magnitudes() or word in _known():
        return (word,)
    if word[:-1] in _ADJECTIVES and word[-1] == "ی":
        return (word[:-1], "ی")
    return _split_number(word) or _split_unit(word) or _split_before(word) or (word,)


def _split_before(word: str) -> tuple[str, ...] | None:
    """Cut «وهزار», «ازیکهزار», «بهپنجاه» behind the small word; «درصد» stays whole."""
    for before in _BEFORE:
        rest = word.removeprefix(before)
        if rest == word:
            continue
        if len(rest) > 3 and (rest in cardinals() or rest in magnitudes()):
            return (before, rest)
        if pieces := _split_number(rest):
            return (before, *pieces)
    return None


def _split_number(word: str) -> tuple[str, ...] | None:
    pieces = _pieces(word)
    if "".join(pieces) != word or len(pieces) < 2:
        return None
    first, last = pieces[0], pieces[-1]
    if last == "و":
        return tuple(pieces) if len(first) > 3 else None
    if any(p in magnitudes() or p in {"صد", "و"} for p in pieces):
        return tuple(pieces)
    fraction = last in ordinals() and len(pieces) == 2 and cardinals().get(first, 99) < 10
    return tuple(pieces) if fraction else None


def _pieces(word: str) -> list[str]:
    found, at = [], 0
    while match := _piece().match(word, at):
        found.append(match.group())
        at = match.end()
    return found


def _split_unit(word: str) -> tuple[str, ...] | None:
    """Cut «دوساله», «پنجنفره», «هزارتومان», «یکونیم» before the unit."""
    for cut in range(2, min(len(word), 16)):
        head, rest = word[:cut], word[cut:]
        if rest in _unit_forms() and (pieces := _number_pieces(head)):
            return (*pieces, rest)
    return None


def _number_pieces(head: str) -> tuple[str, ...] | None:
    if head in cardinals() or head in magnitudes() or head == "نیم":
        return (head,)
    return _split_number(head)


@cache
def _unit_forms() -> frozenset[str]:
    single = {unit.words[0] for forms in units().values() for unit in forms if len(unit.words) == 1}
    nouns = {word for word in single | word_list("classifiers") if len(word) > 2}
    return frozenset(noun + ending for noun in nouns for ending in _ENDINGS)
