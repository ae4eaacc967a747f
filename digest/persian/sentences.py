"""Where sentences begin and end: hazm splits, we keep initials together.

hazm takes part of a second to import, so only the first call pays for it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from digest.model import Span

if TYPE_CHECKING:
    from hazm import SentenceTokenizer

# «دکتر م. احمدی» and "J. Smith": hazm would end a sentence after the initial.
_INITIAL = re.compile(r"(?:^|[\s(«])[^\W\d_]\.$")


@cache
def _splitter() -> SentenceTokenizer:
    from hazm import SentenceTokenizer  # noqa: PLC0415 - heavy

    return SentenceTokenizer()


def sentences(text: str) -> tuple[Span, ...]:
    """Split ``text`` into sentences; a line break always ends one.

    >>> text = "دکتر م. احمدی آمد. ۲.۵ درصد افزود!"
    >>> [text[s.start:s.end] for s in sentences(text)]
    ['دکتر م. احمدی آمد.', '۲.۵ درصد افزود!']
    """
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        found += _sentences_of_line(line, start)
        start += len(line) + 1
    return tuple(found)


def _sentences_of_line(line: str, offset: int) -> list[Span]:
    spans: list[Span] = []
    position = 0
    for sentence in _splitter().tokenize(line):
        start = line.index(sentence, position)
        position = start + len(sentence)
        if spans and _INITIAL.search(line, spans[-1].start - offset, spans[-1].end - offset):
            spans[-1] = Span(spans[-1].start, offset + position)
        else:
            spans.append(Span(offset + start, offset + position))
    return spans
