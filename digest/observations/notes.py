"""The editor's word: which figures a note means, and what is wrong with notes.

A note names its figure by the words it stands in; spacing, letter forms and
scripts of digits make no difference.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import takewhile

from msgspec import Struct

from digest.model import Article, ObservationNote, Quantity, Span
from digest.observations.context import Context
from digest.observations.observation import Basis, Period
from digest.observations.phrases_of_time import find_time_phrases
from digest.observations.words import fold_letters, words_of
from digest.persian.calendar import DateError
from digest.persian.characters import fold
from digest.persian.written_dates import parse_date
from digest.problems import Problem
from digest.reading.fields import nearest

Noted = Mapping[int, ObservationNote]
"""Notes by the starts of the figures they are on."""


class FoldedText(Struct, frozen=True):
    """A text without what makes no difference, and the offset each letter came from."""

    letters: str
    sources: tuple[int, ...]


def fold_text(text: str) -> FoldedText:
    """Fold ``text`` letter by letter, so that every letter knows its offset."""
    pieces = [(fold(letter), at) for at, letter in enumerate(text)]
    letters = "".join(piece for piece, _ in pieces)
    return FoldedText(letters, tuple(at for piece, at in pieces for _ in piece))


def occurrences(folded: FoldedText, words: str) -> Iterator[Span]:
    """Yield every span that reads as ``words``.

    >>> list(occurrences(fold_text("با ۲ هزار و ۲۴۰ نفر"), "2هزار و ٢٤٠"))
    [Span(start=3, end=15)]
    """
    wanted = fold(words)
    at = folded.letters.find(wanted) if wanted else -1
    while at >= 0:
        last = at + len(wanted) - 1
        yield Span(folded.sources[at], folded.sources[last] + 1)
        at = folded.letters.find(wanted, last + 1)


def find_noted(text: str, notes: Sequence[ObservationNote], figures: Sequence[Quantity]) -> Noted:
    """Map the starts of figures to the notes on them.

    A note is on the first figure of its words that has a value, wherever the
    words occur; of two notes on one figure the first one counts.
    """
    if not notes:
        return {}
    folded = fold_text(text)
    return {
        figure.start: note
        for note in reversed(notes)
        for span in occurrences(folded, note.text)
        if (figure := _first_figure(span, figures))
    }


def _first_figure(span: Span, figures: Sequence[Quantity]) -> Quantity | None:
    at = bisect_left(figures, span.start, key=lambda figure: figure.start)
    inside = [
        figure
        for figure in takewhile(lambda f: f.start < span.end, figures[at:])
        if figure.end <= span.end
    ]
    valued = (figure for figure in inside if isinstance(figure.value, Decimal | tuple))
    return next(valued, inside[0] if inside else None)


def stated_period(words: str, article: Article) -> Period | None:
    """Read the period of a note, a date or words as in a text; ``None`` when it is neither."""
    try:
        day = parse_date(words)
    except DateError:
        parts = words_of(fold_letters(words), 0, len(words))
        found = next(find_time_phrases(parts, article.date), None)
        whole = found is not None and (found.first, found.last) == (0, len(parts))
        return Period(words, found.start, found.end, found.basis) if found and whole else None
    return Period(words, day, day, Basis.STATED)


def check_notes(article: Article, context: Context) -> tuple[Problem, ...]:
    """Find the notes whose words do not occur, or that name what is not declared."""
    if not article.observations:
        return ()
    texts = (fold_text(article.prose.text), fold_text(article.title))
    problems: list[Problem] = []
    for note in article.observations:
        if not any(any(occurrences(text, note.text)) for text in texts):
            problems.append(_lost_text(article, note))
        if note.indicator and fold(note.indicator) not in context.indicators:
            problems.append(_unknown_indicator(article, note, context))
        if note.period and stated_period(note.period, article) is None:
            problems.append(_unread_period(article, note))
    return tuple(problems)


def _lost_text(article: Article, note: ObservationNote) -> Problem:
    near = _most_like(note.text, article.prose.text)
    return Problem(
        article.path,
        note.line,
        "lost-observation",
        f"«{note.text}» در متن خبر نیست",
        f"شاید: {near}" if near else "text را همان‌گونه که در متن خبر آمده است بنویسید",
    )


def _unknown_indicator(article: Article, note: ObservationNote, context: Context) -> Problem:
    names = {indicator.name: None for indicator in context.indicators.values()}
    slugs = {indicator.slug: None for indicator in context.indicators.values()}
    near = nearest(note.indicator, (*names, *slugs))
    return Problem(
        article.path,
        note.line,
        "unknown-indicator",
        f"شاخص «{note.indicator}» در content/indicators.toml نیست",
        f"شاید: {near}" if near else "آن را در indicators.toml بنویسید یا خالی بگذارید",
    )


def _unread_period(article: Article, note: ObservationNote) -> Problem:
    message = f"دورهٔ «{note.period}» خوانده نشد"
    hint = "نمونهٔ درست: ۱۴۰۲ یا ۱۴۰۲/۰۶ یا شش‌ماههٔ نخست ۱۴۰۲"
    return Problem(article.path, note.line, "bad-period", message, hint)


def _most_like(wanted: str, text: str) -> str:
    """Return the run of as many words of ``text`` that is most like ``wanted``."""
    words, size = text.split(), len(wanted.split())
    runs = {" ".join(words[at : at + size]) for at in range(max(1, len(words) - size + 1))}
    key = fold(wanted)
    likeness = {run: SequenceMatcher(None, key, fold(run)).quick_ratio() for run in sorted(runs)}
    promising = sorted(likeness, key=lambda run: -likeness[run])[:20]
    score = {run: SequenceMatcher(None, key, fold(run)).ratio() for run in promising}
    best = max(promising, key=lambda run: score[run], default="")
    return best.strip("،.؛:") if best and score[best] >= 0.6 else ""
