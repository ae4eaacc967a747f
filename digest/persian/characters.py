"""Letters that look alike: Arabic forms, half-spaces, marks and controls.

Owns which characters are the same to a Persian reader and which may not stand
in a text at all. Folding for comparison loses spelling and is never shown.
"""

from __future__ import annotations

import re
import unicodedata

from digest.persian.letters import rewriting
from digest.persian.numerals import ARABIC_DIGITS, PERSIAN_DIGITS
from digest.persian.remembering import for_short_words

ZWNJ = "\u200c"

_ARABIC_LETTERS = {"ي": "ی", "ك": "ک", "ى": "ی"}
ARABIC_LETTER = re.compile(f"[{''.join(_ARABIC_LETTERS)}]")
"""Finds a letter that :func:`persian_letters` writes otherwise."""

_SAME_LETTERS = {
    **_ARABIC_LETTERS,
    **dict(zip("آأإٱؤئةۀ", "ااااویهه", strict=True)),
    **dict(zip(PERSIAN_DIGITS + ARABIC_DIGITS, "0123456789" * 2, strict=True)),
}
# Tatweel, marks and separators.
_SILENT = re.compile("[ـ\u064b-\u065f\u0670\u06d6-\u06ed\\s\u200b-\u200f\u2060\ufeff_-]+")
_with_persian_letters = rewriting(_ARABIC_LETTERS)
_with_same_letters = rewriting(_SAME_LETTERS)

# Embeddings, overrides and isolates can reorder what a reader sees of the rest
# of the page; LRM, RLM, ALM, ZWNJ and ZWJ act on their neighbours only.
BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

# XML 1.0, section 2.2: everything else breaks a feed; the C1 controls are
# legal there but are never text.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff" + BIDI_CONTROLS + "]"
)


def persian_letters(text: str) -> str:
    """Write the Arabic forms of yeh and kaf as Persian ones; every offset stays.

    >>> persian_letters("كتابي")
    'کتابی'
    """
    return _with_persian_letters(text)


def forbidden_characters(text: str) -> tuple[str, ...]:
    """Name the characters of ``text`` that may not be published, as ``U+202E``, each once."""
    return tuple(sorted({f"U+{ord(found):04X}" for found in _FORBIDDEN.findall(text)}))


def without_forbidden(text: str) -> str:
    """Drop the characters that break a feed or reorder a page."""
    return _FORBIDDEN.sub("", text)


def fold(text: str) -> str:
    """Give two spellings of one name the same key: letters, digits, spaces and marks aside.

    >>> fold("آذربايجان‌غربی") == fold("آذربایجان غربی") == fold("اذربایجانغربی")
    True
    """
    return "".join(map(_folded_word, text.split()))


@for_short_words
def _folded_word(word: str) -> str:
    """Fold a word; nothing in a fold looks past a space."""
    same = _with_same_letters(unicodedata.normalize("NFKC", word))
    return _SILENT.sub("", "".join(same.split())).casefold()
