"""Which runs of a Persian text read left to right.

Finds them; isolating them is the business of whoever writes the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.model import Span

DIGITS = "0-9\u06f0-\u06f9\u0660-\u0669"
RAISED = "\u00b2\u00b3\u00b9\u2070-\u208e"
"""Raised and lowered figures and signs: «km²», «CO₂»."""

# A run starts at a Latin (or Greek, or Cyrillic) letter, with the figures and
# the sign before it, or at an ASCII figure with inner signs, and goes on over
# anything that is no right-to-left letter and no sentence mark. Every
# repetition is possessive, and digits are looked at from their first one only,
# so that a megabyte of one letter stays linear. The
# signs × and ÷, which stand among the letters, belong to the sum around them.
_LETTERS = r"A-Za-z\u00b5\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f"
_LATIN = rf"[{_LETTERS}]"
_INNER = rf"[{DIGITS}{_LETTERS}{RAISED}/@:.,_~%&=?+#'’°\\\-–\u2010\u2011]"
_RUN = re.compile(
    r"(?:https?://|www\.)[^\s<>«»\"،؛؟]++"  # an address, whole
    rf"|(?:(?<!\w)[#@.]|°)?+(?:(?<![{DIGITS}])[{DIGITS}]++)?+"  # what stands before #Iran, 5G
    rf"{_LATIN}{_INNER}*+"  # COVID-19, a@b.ir
    rf"(?:[ ](?:&[ ])?+{_LATIN}{_INNER}*+)*+"  # and the Latin words after it
    r"|(?<![0-9])[0-9]++(?:[-/:.–][0-9]++)++"  # 2026-11-22, 10.5, 12:30
)
_FIRST = re.compile(rf"[0-9{_LETTERS}]")
_TAIL = ".,:?!'’-–"


def foreign_runs(text: str) -> tuple[Span, ...]:
    """Find Latin words, addresses and ASCII figures with inner signs, in order.

    >>> text = "نسخهٔ Python 3.12 و ویروس COVID-19 در #Iran."
    >>> [text[run.start:run.end] for run in foreign_runs(text)]
    ['Python', '3.12', 'COVID-19', '#Iran']
    """
    # Most texts have none, and looking for one letter is fast; no run begins before its word.
    first = _FIRST.search(text)
    return tuple(_runs(text, text.rfind(" ", 0, first.start()) + 1)) if first else ()


def _runs(text: str, start: int) -> Iterator[Span]:
    for found in _RUN.finditer(text, start):
        words = found.group().rstrip(_TAIL)
        # A bracket that was opened before the address is closed after it.
        while words.endswith(")") and words.count(")") > words.count("("):
            words = words[:-1].rstrip(_TAIL)
        yield Span(found.start(), found.start() + len(words))
