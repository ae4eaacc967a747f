"""Persian alphabetical order.

Code points put پ چ ژ ک گ ی after the other letters; a reader looks for them
where the alphabet has them.
"""

from __future__ import annotations

from digest.persian.characters import fold

_ALPHABET = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=0x100)}
_BEYOND = 0x1000
"""Latin and other letters come after the Persian ones; digits (below 0x100) before."""


def sort_key(text: str) -> tuple[tuple[int, ...], ...]:
    """Order ``text`` as a Persian dictionary does: words first, then آ before ا.

    >>> sorted(["یزد", "گلستان", "کرمان", "البرز", "آذربایجان", "پارس"], key=sort_key)
    ['آذربایجان', 'البرز', 'پارس', 'کرمان', 'گلستان', 'یزد']
    """
    words = tuple(tuple(map(_rank, fold(word))) for word in text.replace("\u200c", " ").split())
    # An آ sorts before an ا only between words that are otherwise the same.
    alef_with_madda_first = tuple(0 if letter == "آ" else 1 for letter in text)
    return (*words, (-1,), alef_with_madda_first)


def _rank(letter: str) -> int:
    known = _RANK.get(letter)
    if known is not None:
        return known
    return ord(letter) if letter.isdigit() else _BEYOND + ord(letter)
