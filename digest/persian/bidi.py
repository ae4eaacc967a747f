"""Which runs of a Persian text read left to right.

Finds them; isolating them is the business of whoever writes the page.
"""

from __future__ import annotations

import re

from digest.model import Span

# A run starts at a Latin letter or an ASCII figure with inner signs, and goes
# on over anything that is no right-to-left letter and no sentence mark. Every
# repetition is possessive, so that a megabyte of one letter stays linear. The
# signs × and ÷, which stand among the letters, belong to the sum around them.
_LETTERS = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LATIN = rf"[{_LETTERS}]"
_INNER = rf"[0-9{_LETTERS}/@:.,_~%&=?+#'\-–]"
_RUN = re.compile(
    rf"(?:https?://|www\.)[^\s<>«»\"]++"  # an address, whole
    rf"|[0-9]*+{_LATIN}{_INNER}*+(?:[ ]{_LATIN}{_INNER}*+)*+"  # Latin words, COVID-19, a@b.ir
    r"|[0-9]++(?:[-/:.–][0-9]++)++"  # 2026-11-22, 10.5, 12:30
)
_TAIL = ".,:?'-–"


def foreign_runs(text: str) -> tuple[Span, ...]:
    """Find Latin words, addresses and ASCII figures with inner signs, in order.

    >>> text = "نسخهٔ Python 3.12 و ویروس COVID-19."
    >>> [text[run.start:run.end] for run in foreign_runs(text)]
    ['Python', '3.12', 'COVID-19']
    """
    spans = []
    for found in _RUN.finditer(text):
        length = len(found.group().rstrip(_TAIL))
        spans.append(Span(found.start(), found.start() + length))
    return tuple(spans)
