"""Which time phrase of its sentence dates a figure.

A phrase in the figure's own clause comes first, then the last one before it
in what the same person says. A figure is never dated by a later clause, nor by
what it is compared with («نسبت به سال گذشته»).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from digest.model import Article, JalaliDate, Quantity, Span
from digest.observations.clauses import Neighbourhood, Sentence, neighbourhood, speech_around
from digest.observations.observation import Basis, Period
from digest.observations.phrases_of_time import find_time_phrases
from digest.observations.words import fold_letters, table

NO_PERIOD = Period()


class Dated(Struct, frozen=True):
    """A time phrase by its place in the text, and the dates it means."""

    span: Span
    start: JalaliDate | None
    end: JalaliDate | None
    basis: Basis


def dated_phrases(sentence: Sentence, article: Article) -> tuple[Dated, ...]:
    """Find the time phrases of a sentence that can date a figure."""
    words = sentence.words
    return tuple(
        Dated(
            Span(words.start[found.first], words.end[found.last - 1]),
            found.start,
            found.end,
            found.basis,
        )
        for found in find_time_phrases(words, article.date)
        if not _is_compared(sentence, words.start[found.first])
    )


def _is_compared(sentence: Sentence, start: int) -> bool:
    lead = sentence.folded[max(sentence.span.start, start - 24) : start].rstrip(" \u200c")
    return lead.endswith(_comparing())


@cache
def _comparing() -> tuple[str, ...]:
    return tuple(fold_letters(words) for words in table("periods")["comparing"]["before"])


def period_of(
    sentence: Sentence, figure: Quantity, phrases: Sequence[Dated], article: Article
) -> Period:
    """Date a figure of ``article`` by the ``phrases`` of its sentence."""
    chosen = _choose(sentence, figure, phrases)
    if chosen is None:
        return NO_PERIOD
    words = sentence.text[chosen.span.start : chosen.span.end]
    counted_back = chosen.basis in {Basis.RELATIVE, Basis.CURRENT}
    inferred = counted_back and bool(article.date_inferred)
    return Period(words, chosen.start, chosen.end, chosen.basis, inferred)


def is_in_phrase(figure: Quantity, phrases: Sequence[Dated]) -> bool:
    """Tell whether a figure is part of a time phrase, as the «۹۹» of «سال ۹۹» is."""
    return any(_holds(phrase.span, figure) for phrase in phrases)


def _choose(sentence: Sentence, figure: Quantity, phrases: Sequence[Dated]) -> Dated | None:
    if not phrases:
        return None
    near = neighbourhood(sentence, figure)
    apart = [p for p in phrases if not _holds(p.span, figure)]
    inside = [p for p in apart if _within(near.clause, p.span)]
    if own := _own_phrase(sentence, inside, near):
        return own
    if inside:
        return min(inside, key=lambda p: _distance(p.span, figure))
    speech = speech_around(sentence, figure)
    earlier = [p for p in apart if speech.start <= p.span.start < figure.start]
    return earlier[-1] if earlier else None


def _own_phrase(sentence: Sentence, phrases: Sequence[Dated], near: Neighbourhood) -> Dated | None:
    """Find the phrase after a figure where the one before it dates the figure before it.

    «از ۱۰ درصد در سال ۱۴۰۰ به ۹ درصد در پاییز امسال»: a phrase between two
    figures is the first one's when the second has its own.
    """
    between = near.before.start > near.clause.start
    if not between or not any(_within(near.before, p.span) for p in phrases):
        return None
    after = [p for p in phrases if _within(near.after, p.span)]
    joined = (sentence.folded[near.after.start : p.span.start] for p in after)
    return next((p for p, words in zip(after, joined, strict=True) if " و " not in words), None)


def _within(clause: Span, span: Span) -> bool:
    return clause.start <= span.start and span.end <= clause.end


def _holds(span: Span, figure: Quantity) -> bool:
    return span.start <= figure.start and figure.end <= span.end


def _distance(span: Span, figure: Quantity) -> int:
    """Count the letters between a phrase and a figure."""
    return span.start - figure.end if span.start >= figure.end else figure.start - span.end
