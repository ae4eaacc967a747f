"""The neighbourhood of a figure: its clause, and the words around it up to the next figure.

Persian clauses are long and end in their verbs, so a clause ends at a mark or
at «و», «که» after a verb.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from digest.model import Quantity, Span
from digest.observations.words import Word, word_set, words_of

_MARKS = frozenset("،؛:.!؟?;,")
_JOINTS = frozenset({"و", "که"})
_CORE = frozenset({"count", "money", "percent", "ratio", "measure"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of ``text`` (an article's text, or its title) with all figures in it.

    ``folded`` is the whole text with its letters folded, ``cuts`` the offsets
    at which clauses end, ``colons`` those at which somebody begins to speak,
    and ``apart`` the figures with words of their own: a year has none.
    """

    text: str
    folded: str
    span: Span
    figures: tuple[Quantity, ...]
    words: tuple[Word, ...]
    cuts: tuple[int, ...]
    colons: tuple[int, ...]
    apart: tuple[Span, ...]

    @property
    def content(self) -> str:
        """The folded words of the sentence."""
        return self.folded[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A figure in its sentence: the clause around it, and the words up to the figures beside it."""

    clause: Span
    before: Span
    after: Span


def read_sentence(text: str, folded: str, item: tuple[Span, Sequence[Quantity]]) -> Sentence:
    """Part a sentence into words and clauses; ``item`` is its span and the figures in it."""
    span, figures = item
    words = words_of(folded, span.start, span.end)
    ends = _clause_ends(words, figures)
    return Sentence(
        text,
        folded,
        span,
        tuple(figures),
        words,
        cuts=tuple(word.start for word in ends),
        colons=tuple(word.end for word in ends if word.text == ":"),
        apart=tuple(Span(figure.start, figure.end) for figure in figures if figure.kind in _CORE),
    )


def _clause_ends(words: Sequence[Word], figures: Sequence[Quantity]) -> list[Word]:
    """Find the marks and joints that end clauses; the «و» of «۲ هزار و ۲۴۰» is none."""
    verbs = word_set("clauses", "verbs")
    starts = [figure.start for figure in figures]
    found, before = [], ""
    for word in words:
        if word.text in _MARKS or (word.text in _JOINTS and before in verbs):
            index = bisect_right(starts, word.start) - 1
            if index < 0 or word.start >= figures[index].end:
                found.append(word)
        before = word.text
    return found


def speech_around(sentence: Sentence, figure: Quantity) -> Span:
    """Find the words of one speaker around a figure: what «گفت:» parts does not mix."""
    at = bisect_right(sentence.colons, figure.start)
    start = sentence.colons[at - 1] if at else sentence.span.start
    end = sentence.colons[at] if at < len(sentence.colons) else sentence.span.end
    return Span(start, end)


def neighbourhood(sentence: Sentence, figure: Quantity) -> Neighbourhood:
    """Find the clause of ``figure`` and the words on both sides of it."""
    cuts, others = sentence.cuts, sentence.apart
    at, behind = bisect_right(cuts, figure.start), bisect_left(cuts, figure.end)
    start = cuts[at - 1] if at else sentence.span.start
    end = cuts[behind] if behind < len(cuts) else sentence.span.end
    earlier = bisect_right(others, figure.start, key=lambda span: span.end)
    later = bisect_left(others, figure.end, key=lambda span: span.start)
    left = others[earlier - 1].end if earlier else start
    right = others[later].start if later < len(others) else end
    return Neighbourhood(
        clause=Span(start, end),
        before=Span(max(start, left), figure.start),
        after=Span(figure.end, min(end, right)),
    )


def sentences_of(
    text: str, folded: str, item: tuple[Sequence[Span], Sequence[Quantity]]
) -> tuple[Sentence, ...]:
    """Read every sentence of ``text`` that holds a figure; ``item`` is all spans and figures."""
    spans, quantities = item
    starts = [span.start for span in spans]
    filed: dict[int, list[Quantity]] = {}
    for quantity in quantities:
        index = bisect_right(starts, quantity.start) - 1
        if index >= 0 and quantity.start < spans[index].end:
            filed.setdefault(index, []).append(quantity)
    return tuple(read_sentence(text, folded, (spans[i], found)) for i, found in filed.items())
