"""How alike two texts are, by the runs of words that they share.

Spelling, spaces, marks and digits of another script make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from digest.persian.characters import ZWNJ, persian_letters
from digest.persian.numerals import to_ascii_digits

WORD = re.compile(r"\w+")
RUN = 5
"""Words of a run."""

SAME_STORY = 0.5
"""The likeness from which two texts tell one story."""

Shingles = frozenset[int]


def shingles(text: str) -> Shingles:
    """Return the hashes of every run of five words in ``text``; they hold in this process only.

    Half-spaces count for nothing, so «تعاونیها» and «تعاونی‌ها» are one word.

    >>> shingles("یک دو سه چهار پنج شش") == shingles("یك  دو، سه چهار پنج شش")
    True
    """
    words = WORD.findall(persian_letters(to_ascii_digits(text)).replace(ZWNJ, ""))
    starts = range(max(1, len(words) - RUN + 1))
    return frozenset(hash(tuple(words[start : start + RUN])) for start in starts)


def likeness(one: Shingles, other: Shingles) -> float:
    """Return the share of the smaller text that stands in the other, from 0 to 1."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def nearest(text: str, others: Mapping[str, Shingles]) -> tuple[str, float]:
    """Return the name of the text most like ``text``, and how alike they are.

    >>> nearest("یک دو سه چهار پنج شش", {"a": shingles("یک دو سه چهار پنج هفت")})
    ('a', 0.5)
    """
    own = shingles(text)
    alike = {name: likeness(own, other) for name, other in others.items()}
    best = max(alike, key=lambda name: alike[name], default="")
    return best, alike.get(best, 0.0)
