"""Words of a sentence with their offsets, and phrases to look for in a text.

Letters are folded one to one, so that offsets stay; half-spaces, spaces and
glue make no difference to a phrase. Word lists are plain files in ``data/``.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate
from typing import Any

from msgspec import Struct

from digest.persian.letters import LETTERS, rewriting
from digest.persian.numerals import ARABIC_DIGITS, PERSIAN_DIGITS

# One letter for one letter: what looks alike, and digits of three scripts.
# A hamza that rides on the ezafe parts words as a space does.
_ALIKE = dict(
    zip(
        "آأإٱؤئةۀيكى\u0654" + PERSIAN_DIGITS + ARABIC_DIGITS,
        "ااااویههیکی " + "0123456789" * 2,
        strict=True,
    )
)
_folded = rewriting(_ALIKE)
_folded_words = lru_cache(maxsize=10_000)(_folded)
_SHORT = 30  # letters of a unit or name, which come again and again

# A half-space inside a word parts it here: «سه‌ماهه» is «سه» and «ماهه».
_WORD = re.compile(rf"({LETTERS}|\d++(?:[./٫٬,]\d++)*+|[^\w\s\u200c])")
_AROUND = [""] * 8  # as far as any reader of time or place looks beyond the ends of a sentence

# What a word of a phrase may end in: plurals, ezafe, «ی» of unity, possessives.
_ENDING = r"(?:[\u200c ]?(?:هایی|های|ها|ان|ات|اند|ای|ی|یی|شان|ش|ام))?"
_GAP = r"[\s\u200c]*"
_ONE_WORD = r"\s+[^\W_]+(?:\u200c[^\W_]+)*\s+"


class Words(Struct, frozen=True):
    """Words, figures and marks in columns: each folded, with its offsets in its text.

    Behind the last one ``text`` has blanks: an index a little beyond either
    end finds nothing there.
    """

    text: list[str]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.start)


@cache
def table(name: str) -> dict[str, Any]:
    """Return the word lists of ``data/name.toml``."""
    source = resources.files(__package__).joinpath("data", f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """Return one list of ``data/name.toml``, folded."""
    return frozenset(fold_letters(word) for word in table(name)[key])


def fold_letters(text: str) -> str:
    """Fold letters and digits that look alike; every offset stays.

    >>> fold_letters("آمار كارآفريني ۹۸")
    'امار کارافرینی 98'
    """
    return _folded_words(text) if len(text) <= _SHORT else _folded(text)


def words_of(folded: str, start: int, end: int) -> Words:
    """Part ``folded[start:end]`` into words, figures and marks; the text is folded already.

    >>> words = words_of(fold_letters("سه‌ماههٔ ۱۴۰۲،"), 0, 14)
    >>> words.text[: len(words)]
    ['سه', 'ماهه', '1402', '،']
    """
    pieces = _WORD.split(folded[start:end])  # gap, word, gap, …, word, gap
    ends = list(accumulate(map(len, pieces), initial=start))
    return Words([*pieces[1::2], *_AROUND], ends[1:-1:2], ends[2::2])


@cache
def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Compile phrases to one pattern for folded text; ``*`` stands for one word.

    Each word may carry an ending, and words may be written apart, with a
    half-space or in one.

    >>> bool(phrase_pattern(("تعاونی فعال",)).search("۳ شرکت تعاونی‌های فعال"))
    True
    """
    # Longer phrases first, so that the longest one is the match; those that begin alike are
    # tried together, so that most places of a text are passed over at one glance.
    alike: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        first, rest = _as_pattern(phrase)
        alike.setdefault(first, []).append(rest)
    return re.compile("|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in alike.items()))


def _as_pattern(phrase: str) -> tuple[str, str]:
    """Return the pattern of a phrase as that of its beginning and that of the rest."""
    parts = fold_letters(phrase).replace("\u200c", " ").split()
    pattern = ""
    for part in parts:
        if part == "*":
            pattern += _ONE_WORD
        else:
            joint = _GAP if pattern and not pattern.endswith(_ONE_WORD) else ""
            pattern += joint + re.escape(part) + _ENDING
    size = 1 if pattern[0].isalnum() else 0
    return after_no(r"[^\W\d_]", pattern[:size]), pattern[size:] + r"(?![^\W\d_])"


def after_no(letter: str, pattern: str) -> str:
    r"""Return a pattern that matches where no ``letter`` stands before it.

    It starts with its own first letter, which a search skips to at once;
    before a look behind it would try every place of the text.

    >>> after_no(r"\S", "در")
    'د(?<!\\Sد)ر'
    """
    first = pattern[:1]
    if not first.isalnum():
        return f"(?<!{letter}){pattern}"
    return f"{first}(?<!{letter}{first}){pattern[1:]}"


@cache
def listed_phrases(name: str, *keys: str) -> re.Pattern[str]:
    """Compile a list of phrases of ``data/name.toml``."""
    phrases: Any = table(name)
    for key in keys:
        phrases = phrases[key]
    return phrase_pattern(tuple(phrases))
