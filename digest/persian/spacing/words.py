"""Single words: is a row of letters a word, how is it spelled, how dear is it.

A word is one of the lexicon, one of the lexicon with an ending, a verb form
after a preverb («برمی‌گردد»), or a compound made with a productive part.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from digest.persian.characters import ZWNJ
from digest.persian.spacing.lexicon import NONJOINING, Ending, Lexicon, load_lexicon

LONGEST_ENDING = 7
LONGEST_SECOND = 12
LONGEST_FIRST = 4
PREVERBS = ("بر", "در", "باز", "فرو", "فرا", "وا", "ور", "سر")
PREVERB_COST = 5.0
NOUNS = "nasw"
AS_IT_STANDS = 1.0
PLURAL_AS_IT_STANDS = 3.0


class Word(NamedTuple):
    """A word as it should be spelled, and its cost."""

    spelling: str
    cost: float


def has_silent_he(letters: str) -> bool:
    """Tell whether ``letters`` end in the ه of «خانه», not that of «راه».

    >>> has_silent_he("خانه"), has_silent_he("راه")
    (True, False)
    """
    return len(letters) > 2 and letters[-1] == "ه" and letters[-2] not in "او"


def _ends_in_consonant(letters: str) -> bool:
    return letters[-1] not in "اوی" and not has_silent_he(letters)


def _anything(_: str) -> bool:
    return True


# For each word of the column "after" in endings.tsv: the classes and shapes of word it means.
FITS: dict[str, tuple[str, Callable[[str], bool]]] = {
    "noun": ("naswp", _anything),
    "he": (NOUNS, has_silent_he),
    "vowel": (NOUNS, lambda letters: letters[-1] in "او"),
    "yeh": (NOUNS, lambda letters: letters[-1] == "ی"),
    "consonant": (NOUNS, _ends_in_consonant),
    "consonant-noun": ("nw", _ends_in_consonant),
    "adjective": ("a", _anything),
    "participle": ("p", _anything),
}


def takes(ending: Ending, stem: str, kind: str) -> bool:
    """Tell whether a word of the class ``kind`` may have ``ending``."""
    classes, fits = FITS[ending.after]
    return kind in classes and fits(stem)


def attach(stem: str, part: str) -> str:
    """Put ``part`` behind ``stem``, less a half-space that would not show.

    >>> attach("کار", ZWNJ + "ها"), attach("بانک", ZWNJ + "ها")
    ('کارها', 'بانک\u200cها')
    """
    return stem + part.removeprefix(ZWNJ) if stem[-1] in NONJOINING else stem + part


def _with_ending(lexicon: Lexicon, stem: str, ending: Ending) -> Word | None:
    cost = lexicon.costs.get(stem)
    if cost is None or not takes(ending, stem, lexicon.classes[stem]):
        return None
    spelling = attach(lexicon.spellings.get(stem, stem), ending.joint[1:])
    return Word(spelling, cost + ending.cost)


def _cheaper(one: Word | None, other: Word | None) -> Word | None:
    if one is None or other is None:
        return one or other
    return other if other.cost < one.cost else one


def _likelier(letters: str, one: Word | None, other: Word | None) -> Word | None:
    """Return the cheaper reading, with a preference for one that changes nothing."""
    if one is None or other is None:
        return one or other
    weight = PLURAL_AS_IT_STANDS if letters.endswith("های") else AS_IT_STANDS
    bonus = weight * ((other.spelling == letters) - (one.spelling == letters))
    return other if other.cost - bonus < one.cost else one


def find_listed(letters: str) -> Word | None:
    """Return ``letters`` as a word of the lexicon, with or without an ending."""
    lexicon = load_lexicon()
    cost = lexicon.costs.get(letters)
    best = None if cost is None else Word(lexicon.spellings.get(letters, letters), cost)
    if letters[-1:] not in lexicon.ending_letters:
        return best
    for size in range(1, min(LONGEST_ENDING, len(letters) - 2) + 1):
        for ending in lexicon.endings.get(letters[-size:], ()):
            best = _likelier(letters, best, _with_ending(lexicon, letters[:-size], ending))
    return best


def _preverb_form(letters: str) -> Word | None:
    """Read «برمی‌گردد» and «برندارد»: a preverb and a verb form."""
    lexicon = load_lexicon()
    for preverb in PREVERBS:
        rest = letters.removeprefix(preverb)
        if rest != letters and len(rest) > 2 and lexicon.classes.get(rest) == "v":
            spelling = preverb + lexicon.spellings.get(rest, rest)
            return Word(spelling, lexicon.costs[rest] + PREVERB_COST)
    return None


def _with_second(letters: str) -> Word | None:
    lexicon, best = load_lexicon(), None
    for size in range(2, min(LONGEST_SECOND, len(letters) - 2) + 1):
        element = lexicon.seconds.get(letters[-size:])
        stem = letters[:-size]
        if element and lexicon.classes.get(stem, "x") in NOUNS:
            spelling = attach(lexicon.spellings.get(stem, stem), element.spelling)
            best = _cheaper(best, Word(spelling, lexicon.costs[stem] + element.cost))
    return best


def _with_first(letters: str) -> Word | None:
    lexicon, best = load_lexicon(), None
    for size in range(2, min(LONGEST_FIRST, len(letters) - 2) + 1):
        element = lexicon.firsts.get(letters[:size])
        if element and lexicon.classes.get(letters[size:], "x") in NOUNS:
            rest = find_listed(letters[size:])
            if rest:
                spelling = element.spelling + rest.spelling
                best = _cheaper(best, Word(spelling, element.cost + rest.cost))
    return best


@lru_cache(maxsize=1 << 17)
def find_word(letters: str) -> Word | None:
    """Return the likeliest reading of bare ``letters`` as one word.

    >>> find_word("تعاونیها").spelling
    'تعاونی\u200cها'
    """
    listed = find_listed(letters)
    if listed:
        return listed
    return _cheaper(_preverb_form(letters), _cheaper(_with_second(letters), _with_first(letters)))
