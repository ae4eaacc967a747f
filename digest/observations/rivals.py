"""One figure said twice: a title's rounding that fits, and two values for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.observations.bounds import loosely
from digest.observations.finding import Finding, Mentioned
from digest.observations.totals import shown_value
from digest.persian.characters import fold

ALIKE = 0.75
"""Share of common words from which two sentences say the same thing."""

_WORD = re.compile(r"[^\W\d_]+")


def find_rivals(article: str, mentions: Sequence[Mentioned]) -> Iterator[Finding]:
    """Yield the pairs of almost equal sentences that give different values."""
    telling = [m for m in mentions if m.quantity.key and len(m.quantity.counted.split()) > 1]
    groups: dict[tuple[str, str], list[Mentioned]] = {}
    for mention in telling:
        key = (mention.quantity.unit_id, fold(mention.quantity.counted))
        groups.setdefault(key, []).append(mention)
    for group in groups.values():
        for first, second in pairwise(group):
            if _are_rivals(first, second):
                yield _differing(article, first, second)


def _are_rivals(first: Mentioned, second: Mentioned) -> bool:
    if first.sentence.span == second.sentence.span or first.quantity.when != second.quantity.when:
        return False
    if loosely(first.quantity).meets(loosely(second.quantity)):
        return False
    one, other = _words(first), _words(second)
    return len(one & other) >= ALIKE * min(len(one), len(other)) and min(len(one), len(other)) > 4


def _words(mention: Mentioned) -> frozenset[str]:
    span = mention.sentence.span
    return frozenset(_WORD.findall(mention.sentence.folded, span.start, span.end))


def _differing(article: str, first: Mentioned, second: Mentioned) -> Finding:
    values = f"{shown_value(first.quantity)} ≠ {shown_value(second.quantity)}"
    verdict = f"متن برای «{first.quantity.counted}» دو عدد گوناگون آورده است"
    return Finding("repeat", article, False, (first.place,), second.place, values, verdict)


def find_roundings(article: str, pairs: Sequence[tuple[Mentioned, Mentioned]]) -> Iterator[Finding]:
    """Yield what titles say in round numbers; a pair is the figure of the title and of the text."""
    for title, text in pairs:
        if title.quantity.value == text.quantity.value:
            continue
        agrees = loosely(title.quantity).meets(loosely(text.quantity))
        computation = f"{shown_value(text.quantity)} ← {shown_value(title.quantity)}"
        verdict = (
            "عنوان همان عدد متن را گرد کرده است" if agrees else "عدد عنوان با عدد متن نمی‌خواند"
        )
        yield Finding("repeat", article, agrees, (text.place,), title.place, computation, verdict)
