"""The neighbourhood of a figure: its clause, and the words around it up to the next figure.

Persian clauses are long and end in their verbs, so a clause ends at a mark or
at «و», «که» after a verb.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct, field

from digest.model import Quantity, Span
from digest.observations.words import Words, word_set, words_of
from digest.quantities.keys import CORE

_MARKS = frozenset("،؛:.!؟?;,")
_ENDING = _MARKS | {"و", "که"}


class Neighbourhood(Struct, frozen=True):
    """A figure in its sentence: the clause around it, and the words up to the figures beside it."""

    clause: Span
    before: Span
    after: Span


class Clauses(Struct, frozen=True):
    """Where a sentence can be parted.

    ``cuts`` are the offsets at which clauses end, ``colons`` those at which
    somebody begins to speak; ``starts`` and ``ends`` are those of the figures
    with words of their own: a year has none.
    """

    cuts: list[int]
    colons: list[int]
    starts: list[int]
    ends: list[int]


class Sentence(Struct, frozen=True, dict=True):
    """A sentence of ``text`` (an article's text, or its title) with all figures in it.

    ``folded`` is the whole text with its letters folded. It is parted when
    that is first asked for: of the figures of many sentences nothing is asked.
    """

    text: str
    folded: str
    span: Span
    figures: tuple[Quantity, ...]
    _near: dict[int, Neighbourhood] = field(default_factory=dict)

    @property
    def content(self) -> str:
        """The folded words of the sentence."""
        return self.folded[self.span.start : self.span.end]

    @cached_property
    def words(self) -> Words:
        """Its words, figures and marks."""
        return words_of(self.folded, self.span.start, self.span.end)

    @cached_property
    def clauses(self) -> Clauses:
        """Where its clauses end, and the figures in them."""
        words = self.words
        ends = _clause_ends(words, self.figures)
        apart = [figure for figure in self.figures if figure.kind in CORE]
        return Clauses(
            cuts=[words.start[at] for at in ends],
            colons=[words.end[at] for at in ends if words.text[at] == ":"],
            starts=[figure.start for figure in apart],
            ends=[figure.end for figure in apart],
        )


def _clause_ends(words: Words, figures: Sequence[Quantity]) -> list[int]:
    """Find the marks and joints that end clauses; the «و» of «۲ هزار و ۲۴۰» is none."""
    verbs = word_set("clauses", "verbs")
    starts = [figure.start for figure in figures]
    found = []
    for at in [at for at, text in enumerate(words.text) if text in _ENDING]:
        if words.text[at] in _MARKS or words.text[at - 1] in verbs:
            index = bisect_right(starts, words.start[at]) - 1
            if index < 0 or words.start[at] >= figures[index].end:
                found.append(at)
    return found


def speech_around(sentence: Sentence, figure: Quantity) -> Span:
    """Find the words of one speaker around a figure: what «گفت:» parts does not mix."""
    colons = sentence.clauses.colons
    at = bisect_right(colons, figure.start)
    start = colons[at - 1] if at else sentence.span.start
    end = colons[at] if at < len(colons) else sentence.span.end
    return Span(start, end)


def neighbourhood(sentence: Sentence, figure: Quantity) -> Neighbourhood:
    """Find the clause of ``figure`` and the words on both sides of it, once for all who ask."""
    near = sentence._near.get(figure.start)
    if near is None:
        near = sentence._near[figure.start] = _neighbourhood(sentence, figure)
    return near


def _neighbourhood(sentence: Sentence, figure: Quantity) -> Neighbourhood:
    clauses = sentence.clauses
    cuts, starts, ends = clauses.cuts, clauses.starts, clauses.ends
    at, behind = bisect_right(cuts, figure.start), bisect_left(cuts, figure.end)
    start = cuts[at - 1] if at else sentence.span.start
    end = cuts[behind] if behind < len(cuts) else sentence.span.end
    earlier = bisect_right(ends, figure.start)
    later = bisect_left(starts, figure.end)
    left = ends[earlier - 1] if earlier else start
    right = starts[later] if later < len(starts) else end
    return Neighbourhood(
        clause=Span(start, end),
        before=Span(max(start, left), figure.start),
        after=Span(figure.end, min(end, right)),
    )


def sentences_of(
    text: str, folded: str, spans: Sequence[Span], quantities: Sequence[Quantity]
) -> tuple[Sentence, ...]:
    """Find every sentence of ``text`` that holds a figure, of those at ``spans``."""
    starts = [span.start for span in spans]
    filed: dict[int, list[Quantity]] = {}
    for quantity in quantities:
        index = bisect_right(starts, quantity.start) - 1
        if index >= 0 and quantity.start < spans[index].end:
            filed.setdefault(index, []).append(quantity)
    return tuple(Sentence(text, folded, spans[i], tuple(found)) for i, found in filed.items())
