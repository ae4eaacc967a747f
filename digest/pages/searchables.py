"""An article as the search knows it, made of that article alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from digest.model import Entry
from digest.observations import Observation
from digest.pages.groups import UNDATED
from digest.pages.isolation import isolated_for_scripts
from digest.pages.pieces import shown_text
from digest.persian.calendar import human_date
from digest.persian.characters import ZWNJ
from digest.persian.folding import count_terms
from digest.site.searchable import Searchable

OFTEN = 2
"""A word that a text has so many times is what the text is about, more or less."""

LONGEST = 320
"""Letters of a sentence that are shown at once."""


class Named(Struct, frozen=True):
    """The names of areas, topics and indicators by their slugs."""

    areas: Mapping[str, str]
    topics: Mapping[str, str]
    indicators: Mapping[str, str]


def searchable_of(entry: Entry, observations: Iterable[Observation], named: Named) -> Searchable:
    """Make what the search knows of an article from all that is known of it."""
    names = dict.fromkeys(_names(entry, observations, named))
    return make_searchable(entry, tuple(names), _note(entry, named))


def _names(entry: Entry, observations: Iterable[Observation], named: Named) -> Iterator[str]:
    """Name what an article belongs to, who speaks in it, and what it measures."""
    article = entry.article
    yield named.areas.get(article.area, "")
    yield from (named.topics[slug] for slug in article.topics)
    yield article.source
    if article.official:
        yield f"{article.official.name}\n{article.official.office}"
    yield article.author
    yield from (named.indicators[one.indicator] for one in observations if one.indicator)


def _note(entry: Entry, named: Named) -> str:
    article = entry.article
    day = human_date(article.date) if article.date else UNDATED
    area = named.areas.get(article.area, "")
    return "، ".join(filter(None, (day, area, article.source)))


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
    once: list[str] = []
    often: list[str] = []
    for term, count in text.items():
        if term not in above:
            (once if count < OFTEN else often).append(term)
    return (
        " ".join(once),
        " ".join(often),
        " ".join(term for term in names if term not in title),
        " ".join(title),
    )
