"""What one article gives to the search: the terms it is found by, and the words it is shown with.

Made from that article alone, as plain strings, so that it can be remembered
for as long as the article stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from digest.model import Entry
from digest.pages.isolation import isolated_for_scripts
from digest.pages.pieces import shown_text
from digest.persian.characters import ZWNJ
from digest.persian.folding import count_terms

OFTEN = 2
"""A word that a text has so many times is what the text is about, more or less."""

LONGEST = 320
"""Letters of a sentence that are shown at once."""


@dataclass(frozen=True, slots=True)
class Searchable:
    """An article as the search knows it.

    ``note`` says when and where for people, ``sentences`` is the shown text;
    in all that is shown, runs of other direction stand between controls.
    ``terms`` has a string of terms for each level, the weakest first: once in
    the text, often in the text, among the names, in the title; a term has one
    level. ``values`` pairs figures with the words that stand for them where
    the text has no such figure: «2240» and «۲ هزار و ۲۴۰».
    """

    slug: str
    title: str
    note: str
    sentences: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    terms: tuple[str, str, str, str]


def make_searchable(entry: Entry, names: tuple[str, ...], note: str) -> Searchable:
    """Make what the search knows of ``entry``; ``names`` are words it is found by as well."""
    article = entry.article
    spans = article.prose.sentences
    summary = (" ".join(article.summary.split()),) if article.summary else ()
    sentences = (*summary, *(shown_text(article.prose, span) for span in spans))
    counts = count_terms("\n".join(sentences))
    values = dict(_values(entry, counts))
    return Searchable(
        slug=article.slug,
        title=isolated_for_scripts(article.title),
        note=isolated_for_scripts(note),
        sentences=tuple(_isolated(one for s in sentences for one in _stretches(s))),
        values=tuple((figure, isolated_for_scripts(words)) for figure, words in values.items()),
        terms=_levels(
            title=count_terms(article.title),
            names=count_terms("\n".join((*names, *(name.replace(" ", ZWNJ) for name in names)))),
            text={**counts, **dict.fromkeys(values, OFTEN)},
        ),
    )


def _isolated(texts: Iterable[str]) -> Iterator[str]:
    """Isolate the runs of all texts at once; none goes on over the end of a line."""
    return filter(None, isolated_for_scripts("\n".join(texts)).split("\n"))


def _stretches(sentence: str) -> Iterator[str]:
    """Cut a sentence that is too long to be shown at words."""
    while len(sentence) > LONGEST:
        cut = sentence.rfind(" ", 1, LONGEST)
        cut = cut if cut > 0 else LONGEST
        yield f"{sentence[:cut]} …"
        sentence = sentence[cut:].lstrip()
    yield sentence


def _values(entry: Entry, counts: Collection[str]) -> Iterator[tuple[str, str]]:
    for quantity in entry.quantities:
        if isinstance(quantity.value, Decimal):
            figure = _figure(quantity.value)
            if figure not in counts:
                yield figure, quantity.surface


def _figure(value: Decimal) -> str:
    plain = f"{abs(value):f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _levels(
    title: Collection[str], names: Collection[str], text: Mapping[str, int]
) -> tuple[str, str, str, str]:
    above = {*title, *names}
    rest = [(term, count) for term, count in text.items() if term not in above]
    once = (term for term, count in rest if count < OFTEN)
    often = (term for term, count in rest if count >= OFTEN)
    return (
        " ".join(once),
        " ".join(often),
        " ".join(term for term in names if term not in title),
        " ".join(title),
    )
