"""Names that survive rebuilds and edits elsewhere: of sentences and of observations.

A sentence is named by its own words, a figure by its article, its sentence,
its own words and its turn among equal ones; nothing else of the text matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2s

from digest.model import Quantity, Span
from digest.persian.characters import fold

TITLE_ID = "title"

WITHIN_ARTICLE, ON_SITE = 4, 6
"""Bytes of a name: with six, a million observations share one by a chance of 1 in 500."""


def sentence_ids(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """Name each sentence; equal sentences are told apart by their turn.

    >>> sentence_ids("الف. ب. الف.", (Span(0, 4), Span(5, 7), Span(8, 12)))
    ('s-f1a3d357', 's-1f481e8a', 's-f1a3d357-2')
    """
    seen: dict[str, int] = {}
    names = []
    for span in spans:
        name = f"s-{_digest(fold(text[span.start : span.end]), WITHIN_ARTICLE)}"
        turn = seen[name] = seen.get(name, 0) + 1
        names.append(name if turn == 1 else f"{name}-{turn}")
    return tuple(names)


def name_sentences(text: str, spans: Sequence[Span]) -> dict[Span, str]:
    """Map the sentences that hold figures to their ids.

    Sentences without figures may be left out: equal sentences hold equal
    figures, so that their turns stay the same.
    """
    return dict(zip(spans, sentence_ids(text, spans), strict=True))


def figure_ids(article: str, sentence: str, figures: Iterable[Quantity]) -> tuple[str, ...]:
    """Name the figures of one sentence, of which ``sentence`` is the id."""
    seen: dict[str, int] = {}
    names = []
    for figure in figures:
        surface = fold(figure.surface)
        turn = seen[surface] = seen.get(surface, 0) + 1
        said = f"{article}/{sentence}/{surface}/{turn}"
        names.append(f"n-{_digest(said, ON_SITE)}")
    return tuple(names)


def _digest(text: str, size: int) -> str:
    return blake2s(text.encode(errors="surrogatepass"), digest_size=size).hexdigest()
