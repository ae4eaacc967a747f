"""Where sentences begin and end: hazm splits, we keep initials together."""

from __future__ import annotations

import re

from digest.model import Span
from digest.persian.hazm_parts import sentence_tokenizer

# «دکتر م. احمدی» and "J. Smith": hazm would end a sentence after the initial.
_INITIAL = re.compile(r"(?:^|[\s(«])[^\W\d_]\.$")
_LONGEST_INITIAL = 3


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
    for sentence in sentence_tokenizer().tokenize(line):
        start = line.index(sentence, position)
        position = start + len(sentence)
        if spans and _ends_with_initial(line, spans[-1].start - offset, spans[-1].end - offset):
            spans[-1] = Span(spans[-1].start, offset + position)
        else:
            spans.append(Span(offset + start, offset + position))
    return spans


def _ends_with_initial(line: str, start: int, end: int) -> bool:
    return _INITIAL.search(line, max(start, end - _LONGEST_INITIAL), end) is not None
