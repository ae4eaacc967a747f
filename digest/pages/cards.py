"""What templates show of an article wherever it is listed, and of its numbers in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from digest.model import Article, Bound, Entry, Quantity
from digest.pages.page import (
    area_path,
    article_path,
    sentence_address,
    source_path,
    topic_path,
)
from digest.pages.pieces import shown_text
from digest.site import KeyNumber, Site, leading_numbers

SUMMARY_LENGTH = 200

_SIGNS = frozenset("٪%")
"""Units that stand at the figure without a space."""

_BOUND_WORDS = {
    Bound.EQ: "",
    Bound.GE: "دست‌کم",
    Bound.GT: "بیش از",
    Bound.LE: "حداکثر",
    Bound.LT: "کمتر از",
    Bound.APPROX: "حدود",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the path it leads to."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """A key number in words: «بیش از», «۴۰ میلیارد», «تومان», «تسهیلات»."""

    id: str
    bound: str
    value: str
    unit: str
    caption: str
    when: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Card:
    """An article as listings show it."""

    article: Article
    path: str
    summary: str
    area: Link | None
    topics: tuple[Link, ...]
    source: Link | None
    leading: tuple[ShownNumber, ...]

    @property
    def number(self) -> ShownNumber | None:
        """The first of the leading numbers."""
        return self.leading[0] if self.leading else None


def make_cards(site: Site) -> dict[str, Card]:
    """Make the card of every article, by its slug."""
    names = _Names.of(site)
    return {entry.article.slug: _card(entry, site, names) for entry in site.entries}


@dataclass(frozen=True, slots=True)
class _Names:
    areas: Mapping[str, Link]
    topics: Mapping[str, Link]
    sources: Mapping[str, Link]

    @staticmethod
    def of(site: Site) -> _Names:
        return _Names(
            areas={a.slug: Link(a.name, area_path(a.slug)) for a in site.areas if a.entries},
            topics={t.slug: Link(t.name, topic_path(t.slug)) for t in site.topics},
            sources={s.name: Link(s.name, source_path(s.slug)) for s in site.sources},
        )


def _card(entry: Entry, site: Site, names: _Names) -> Card:
    article = entry.article
    return Card(
        article=article,
        path=article_path(article),
        summary=summary_of(article),
        area=names.areas.get(article.area),
        topics=tuple(names.topics[slug] for slug in article.topics if slug in names.topics),
        source=names.sources.get(article.source),
        leading=tuple(
            show_number(number, article)
            for number in leading_numbers(entry, site.key_numbers[article.slug])
        ),
    )


def summary_of(article: Article) -> str:
    """Give the editor's summary, or else the first sentence, cut at a word."""
    if article.summary or not article.prose.sentences:
        return article.summary
    return shortened(shown_text(article.prose, article.prose.sentences[0]), SUMMARY_LENGTH)


def shortened(text: str, length: int) -> str:
    """Cut ``text`` at a word so that it fits ``length``, and say so.

    >>> shortened("هفته تعاون در استان", 12)
    'هفته تعاون…'
    """
    words = " ".join(text.split())
    if len(words) <= length:
        return words
    cut = words[: length + 1].rpartition(" ")[0] or words[:length]
    return cut.rstrip("،؛:.\u200c") + "…"


def show_number(number: KeyNumber, article: Article) -> ShownNumber:
    """Put a key number into words."""
    quantity = number.quantity
    return ShownNumber(
        id=number.id,
        bound=quantity.modifier or _BOUND_WORDS[quantity.bound],
        value=quantity.surface + (quantity.unit if quantity.unit in _SIGNS else ""),
        unit=_unit_beside(quantity),
        caption=number.label or quantity.counted,
        when=quantity.when,
        sentence=sentence_address(article, number),
    )


def _unit_beside(quantity: Quantity) -> str:
    """Name the unit unless value or caption do: «۹۲ / شرکت تعاونی», not «۹۲ شرکت / …»."""
    is_said = quantity.unit in _SIGNS or quantity.counted.startswith(quantity.unit)
    return "" if is_said else quantity.unit
