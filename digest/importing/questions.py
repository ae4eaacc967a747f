"""Words that are likely typos: asked about, never changed.

A strange word is asked about when one letter more, less or other makes a common
word of it; a known but rare one only when the two differ in dots or in one of
the letters that are easily dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from digest.persian.spacing.lexicon import load_lexicon
from digest.persian.spacing.words import find_word

LETTERS = "ءآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئ"
TOKEN = re.compile("(?<![\u200c\\w])[\u0621-\u06cc]{4,14}(?![\u200c\\w])")
COMMON = 11.5
RARE = 12.0
GAIN = 3.5
GREAT_GAIN = 6.0
# Letters that differ by dots or by a small sign alone.
SHAPES = ("بپتثنیئ", "جچحخ", "دذ", "رزژ", "سش", "صض", "طظ", "عغ", "فق", "کگ", "وؤ", "اآأإ")


@cache
def _shape_of() -> dict[str, str]:
    return {letter: shape for shape in SHAPES for letter in shape}


def find_typos(text: str) -> tuple[tuple[str, str], ...]:
    """Return likely typos of ``text`` with what may have been meant, each once.

    >>> find_typos("مجوز مشاعل خانگی")
    (('مشاعل', 'مشاغل'),)
    """
    seen: dict[str, str] = {}
    tokens = TOKEN.findall(text)
    for token in dict.fromkeys(tokens):
        meant = _meant(token) if tokens.count(token) == 1 else ""
        if meant:
            seen[token] = meant
    return tuple(seen.items())


def _meant(token: str) -> str:
    word = find_word(token)
    cost = word.cost if word else None
    if cost is not None and cost < RARE:
        return ""
    costs = load_lexicon().costs
    same = _best(_same_shape(token), costs)
    if same and (cost is None or costs[same] + GAIN < cost):
        return same
    near = _best(_near(token), costs)
    return near if near and (cost is None or costs[near] + GREAT_GAIN < cost) else ""


def _best(candidates: Iterator[str], costs: Mapping[str, float]) -> str:
    common = [each for each in candidates if costs.get(each, COMMON) < COMMON]
    return min(common, key=lambda each: costs[each], default="")


def _same_shape(token: str) -> Iterator[str]:
    shapes = _shape_of()
    for place, letter in enumerate(token):
        for other in shapes.get(letter, ""):
            if other != letter:
                yield token[:place] + other + token[place + 1 :]


def _near(token: str) -> Iterator[str]:
    for place in range(1, len(token)):
        for letter in LETTERS:
            yield token[:place] + letter + token[place:]
    for place in range(len(token) - 1):
        yield token[:place] + token[place + 1] + token[place] + token[place + 2 :]
