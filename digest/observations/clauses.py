"""The neighbourhood of a figure: its clause, and the words around it up to the next figure.

Persian clauses are long and end in their verbs, so a clause ends at a mark or
at «و», «که» after a verb.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct, field

from digest.model import Quantity, Span
from digest.observations.words import Words, word_set, words_of

_MARKS = frozenset("،؛:.!؟?;,")
_ENDING = _MARKS | {"و", "که"}
_CORE = frozenset({"count", "money", "percent", "ratio", "measure"})


class Neighbourhood(Struct, frozen=True):
    """A figure in its sentence: the clause around it, and the words up to the figures beside it."""

    clause: Span
    before: Span
    after: Span


class Sentence(Struct, frozen=True):
    """A sentence of ``text`` (an article's text, or its title) with all figures in it.

    ``folded`` is the whole text with its letters folded, ``cuts`` the offsets
    at which clauses end, ``colons`` those at which somebody begins to speak;
    ``starts`` and ``ends`` are those of the figures with words of their own: a
    year has none.
    """

    text: str
    folded: str
    span: Span
    figures: tuple[Quantity, ...]
    words: Words
    cuts: tuple[int, ...]
    colons: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    _near: dict[int, Neighbourhood] = field(default_factory=dict)

    @property
    def content(self) -> str:
        """The folded words of the sentence."""
        return self.folded[self.span.start : self.span.end]


def read_sentence(text: str, folded: str, item: tuple[Span, Sequence[Quantity]]) -> Sentence:
    """Part a sentence into words and clauses; ``item`` is its span and the figures in it."""
    span, figures = item
    words = words_of(folded, span.start, span.end)
    ends = _clause_ends(words, figures)
    apart = [figure for figure in figures if figure.kind in _CORE]
    return Sentence(
        text=text,
        folded=folded,
        span=span,
        figures=tuple(figures),
        words=words,
        cuts=tuple(words.start[at] for at in ends),
        colons=tuple(words.end[at] for at in ends if words.text[at] == ":"),
        starts=tuple(figure.start for figure in apart),
        ends=tuple(figure.end for figure in apart),
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
    at = bisect_right(sentence.colons, figure.start)
    start = sentence.colons[at - 1] if at else sentence.span.start
    end = sentence.colons[at] if at < len(sentence.colons) else sentence.span.end
    return Span(start, end)


def neighbourhood(sentence: Sentence, figure: Quantity) -> Neighbourhood:
    """Find the clause of ``figure`` and the words on both sides of it, once for all who ask."""
    if figure.start not in sentence._near:
        sentence._near[figure.start] = _neighbourhood(sentence, figure)
    return sentence._near[figure.start]


def _neighbourhood(sentence: Sentence, figure: Quantity) -> Neighbourhood:
    cuts = sentence.cuts
    at, behind = bisect_right(cuts, figure.start), bisect_left(cuts, figure.end)
    start = cuts[at - 1] if at else sentence.span.start
    end = cuts[behind] if behind < len(cuts) else sentence.span.end
    earlier = bisect_right(sentence.ends, figure.start)
    later = bisect_left(sentence.starts, figure.end)
    left = sentence.ends[earlier - 1] if earlier else start
    right = sentence.starts[later] if later < len(sentence.starts) else end
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
