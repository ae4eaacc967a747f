"""Glued letters: the likeliest row of words in a token that is no word itself.

A token is its bare letters and the places of the half-spaces that it has;
these stay where they are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from digest.persian.characters import ZWNJ
from digest.persian.spacing.lexicon import NONJOINING, bare, load_lexicon
from digest.persian.spacing.words import Word, find_listed, find_word

SPACE_AFTER_NONJOINING = 2.5
SPACE_AFTER_JOINING = 3.5
HALF_SPACE_BETWEEN = 6.0
HALF_SPACE_INSIDE = 12.0
UNKNOWN_BASE = 8.0
UNKNOWN_LETTER = 2.6
UNKNOWN_PIECE = 1.0
SHORTEST_UNKNOWN_PIECE = 4
LONGEST_WORD = 24
# No line of words is longer, and the work grows faster than the token.
LONGEST_TOKEN = 120
CHEAPEST_WORD = 3.0
CHEAPEST_PAIR = 10.0
# A token as short as this is opened into common words only.
SHORT_TOKEN = 5
COMMON = 9.5
TORN_OFF_COST = 8.0
GLUED = 3.0
# Short and rare words come out of any letters; they are no proof of a lost space.
DEAREST_SHORT = {3: 11.5, 4: 14.0}
RARE = 13.0
RARE_WEIGHT = 0.5
# What must be gained before a token is opened whose parts are all words.
OPENING = 5.0
# A token with anything else in it is left as it is; vowel signs and hamzas are put back.
MARKS = re.compile("[\u064b-\u0655\u0670]")
MARKED = re.compile("[^\u064b-\u0655\u0670][\u064b-\u0655\u0670]*")
STRANGE = re.compile("[^ءآأؤإئ-غف-وپچژکگیة\u200c]")


def unknown_cost(size: int) -> float:
    """Return the cost of taking ``size`` letters for a word nobody knows."""
    return UNKNOWN_BASE + UNKNOWN_LETTER * size


def half_spaces(token: str) -> frozenset[int]:
    """Return how many letters stand before each half-space of ``token``.

    >>> sorted(half_spaces("می\u200cنویس\u200cم"))
    [2, 6]
    """
    places, count = set(), 0
    for letter in token:
        if letter == ZWNJ:
            places.add(count)
        elif letter != " ":
            count += 1
    return frozenset(places)


def weave(spelling: str, places: AbstractSet[int]) -> str:
    """Put half-spaces at ``places`` into ``spelling`` where it joins two letters."""
    woven: list[str] = []
    count = 0
    for letter in spelling:
        if letter not in (ZWNJ, " "):
            if count in places and woven and woven[-1] not in (ZWNJ, " "):
                woven.append(ZWNJ)
            count += 1
        woven.append(letter)
    return "".join(woven)


def _piece(letters: str, start: int) -> Word | None:
    """Return ``letters`` as a word that may stand beside others in a glued token."""
    lexicon = load_lexicon()
    if start == 0 and letters in lexicon.lists["torn_off"]:
        return Word(letters, TORN_OFF_COST)
    if len(letters) == 1:
        return Word(letters, lexicon.costs[letters]) if letters == "و" else None
    if len(letters) == 2 and (
        lexicon.classes.get(letters) != "f" or letters in lexicon.lists["no_pieces"]
    ):
        return None
    word = find_word(letters)
    if word is None:
        strange = len(letters) >= SHORTEST_UNKNOWN_PIECE
        return Word(letters, unknown_cost(len(letters)) + UNKNOWN_PIECE) if strange else None
    if word.cost > DEAREST_SHORT.get(len(letters), word.cost):
        return None
    return Word(word.spelling, word.cost + RARE_WEIGHT * max(0.0, word.cost - RARE))


def _gap(letters: str, start: int, places: AbstractSet[int]) -> tuple[str, float]:
    if start == 0:
        return "", 0.0
    if start in places:
        return ZWNJ, HALF_SPACE_BETWEEN
    joins = letters[start - 1] not in NONJOINING
    return " ", SPACE_AFTER_JOINING if joins else SPACE_AFTER_NONJOINING


def _breaches(word: Word, start: int, end: int, places: AbstractSet[int]) -> int:
    """Count the given half-spaces within a piece that its spelling does not have."""
    own = {start + place for place in half_spaces(word.spelling)}
    return sum(start < place < end and place not in own for place in places)


@lru_cache(maxsize=1 << 15)
def cheapest_split(
    letters: str, places: frozenset[int] = frozenset(), limit: float = math.inf
) -> Word | None:
    """Return the cheapest row of words that spells ``letters`` below ``limit``, if there is any.

    >>> cheapest_split("رفاهاجتماعی").spelling
    'رفاه اجتماعی'
    """
    best: list[Word | None] = [Word("", 0.0)]
    for end in range(1, len(letters) + 1):
        choice = Word("", limit)
        for start in range(max(0, end - LONGEST_WORD), end):
            before = best[start]
            if before is None or before.cost + CHEAPEST_WORD >= choice.cost:
                continue
            whole = start == 0 and end == len(letters)
            word = find_word(letters) if whole else _piece(letters[start:end], start)
            if word is None:
                continue
            gap, cost = _gap(letters, start, places)
            cost += before.cost + word.cost
            if places:
                cost += HALF_SPACE_INSIDE * _breaches(word, start, end, places)
            if cost < choice.cost:
                choice = Word(before.spelling + gap + word.spelling, cost)
        best.append(choice if choice.spelling else None)
    return best[-1]


def cost_as_it_stands(token: str) -> float:
    """Return what ``token`` costs if nothing in it is changed."""
    letters = bare(token)
    if ZWNJ not in token:
        word = find_word(letters)
        known = word and word.spelling == token
        return word.cost if word and known else unknown_cost(len(letters))
    lexicon = load_lexicon()
    total = -OPENING
    for part in token.split(ZWNJ):
        word = find_word(part)
        if word is None and part not in lexicon.endings and part not in lexicon.seconds:
            return unknown_cost(len(letters))
        total += HALF_SPACE_BETWEEN + (word.cost if word else 0.0)
    return total


def _is_doubtful(words: list[str]) -> bool:
    """Tell whether ``words`` may well be the chance parts of a strange name."""
    if len(words) == 1:
        return False
    known = [find_word(bare(word)) for word in words]
    if sum(len(bare(word)) for word in words) <= SHORT_TOKEN:
        return any(word is None or word.cost > COMMON for word in known)
    links = load_lexicon().lists["links"]
    beside = [word for word, found in zip(words, known, strict=True) if found]
    return len(beside) < len(words) and any(
        len(word) < SHORTEST_UNKNOWN_PIECE and word not in links for word in beside
    )


def _restore(mended: str, token: str) -> str:
    """Put the letters and marks of ``token`` back into its plain form that was mended."""
    groups = iter(MARKED.findall(token.replace(ZWNJ, "")))
    return "".join(each if each in (ZWNJ, " ") else next(groups) for each in mended)


@lru_cache(maxsize=1 << 16)
def mend_token(token: str) -> str:
    """Return ``token`` with the spaces and half-spaces that were lost in it.

    >>> mend_token("استدر"), mend_token("میشود"), mend_token("درخانهٔ")
    ('است در', 'می\u200cشود', 'در خانهٔ')
    """
    if len(token) > LONGEST_TOKEN:
        return token
    if STRANGE.search(token) is None:
        return _mend_plain(token) if token.strip(ZWNJ) else token
    plain = MARKS.sub("", token).replace("ۀ", "ه")
    if STRANGE.search(plain) or not plain.strip(ZWNJ) or not token[0].isalpha():
        return token
    return _restore(_mend_plain(plain), token)


def _mend_plain(token: str) -> str:
    letters, places = bare(token), half_spaces(token)
    whole = find_listed(letters)
    if whole and places <= half_spaces(whole.spelling):
        listed = letters in load_lexicon().costs or whole.cost < CHEAPEST_PAIR
        if listed or cheapest_split(letters, places, whole.cost - GLUED) is None:
            return whole.spelling
    split = cheapest_split(letters, places)
    if split is None or split.cost >= cost_as_it_stands(token):
        return token
    if (places and " " not in split.spelling) or _is_doubtful(split.spelling.split(" ")):
        return token
    return weave(split.spelling, places)
