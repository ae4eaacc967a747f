"""The two texts of an article, parted into the sentences that hold figures.

Read once for all that is asked of them: what figures mean, and what arithmetic
says of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from digest.model import Article, Entry, Quantity, Span
from digest.observations.clauses import Sentence, sentences_of
from digest.observations.identity import TITLE_ID, name_sentences
from digest.observations.words import fold_letters
from digest.quantities import find_quantities


class Text(Struct, frozen=True):
    """A text with its figures, the sentences that hold them, and the ids of these."""

    text: str
    quantities: Sequence[Quantity]
    sentences: tuple[Sentence, ...]
    ids: Mapping[Span, str]


class Texts(Struct, frozen=True):
    """The body of an article, and its title, which is one sentence."""

    body: Text
    title: Text


def read_texts(entry: Entry) -> Texts:
    """Part the body and the title of an article."""
    return Texts(_read_body(entry), _read_title(entry.article))


def _read_body(entry: Entry) -> Text:
    prose = entry.article.prose
    sentences = sentences_of(
        prose.text, fold_letters(prose.text), prose.sentences, entry.quantities
    )
    ids = name_sentences(prose.text, [sentence.span for sentence in sentences])
    return Text(prose.text, entry.quantities, sentences, ids)


def _read_title(article: Article) -> Text:
    title, span = article.title, Span(0, len(article.title))
    quantities = find_quantities(title)
    sentences = sentences_of(title, fold_letters(title), (span,), quantities)
    return Text(title, quantities, sentences, {span: TITLE_ID})
