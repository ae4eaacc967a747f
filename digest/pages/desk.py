"""What every page kind works from: the arranged site, its settings and its cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct

from digest.config import Settings
from digest.memory.codec import digest_of
from digest.model import Article
from digest.observations import Observation
from digest.pages.cards import Card, Teller, make_cards
from digest.pages.page import NUMBERS
from digest.pages.pictures import Picture, size_of
from digest.pages.sheets import Pager, paged
from digest.site import Brief, OnDemand, Site


class Desk(Struct, frozen=True):
    """The arranged site with all that its pages look up.

    ``briefs``, ``cards``, ``articles`` with their prose, and ``number_pages``,
    the path of the page that lists the key numbers of an article, go by the
    article's slug; ``provinces`` and ``topics`` are names by slug, ``pictures``
    go by path. ``teller`` puts observations into words. ``shown`` names, by a
    digest, all that a list shows of an article.
    """

    site: Site
    settings: Settings
    briefs: Mapping[str, Brief]
    cards: Mapping[str, Card]
    teller: Teller
    articles: Mapping[str, Article]
    number_pages: Mapping[str, str]
    provinces: Mapping[str, str]
    topics: Mapping[str, str]
    pictures: Mapping[str, Picture]
    shown: Callable[[Brief], str]

    @staticmethod
    def of(site: Site, settings: Settings) -> Desk:
        """Lay out the material for ``site``."""
        briefs = {brief.article.slug: brief for brief in site.entries}
        articles = OnDemand(briefs, lambda slug: site.library.article(briefs[slug]))
        facts = {slug: brief.article for slug, brief in briefs.items()}
        provinces = {area.slug: area.name for area in site.provinces}
        topics = {topic.slug: topic.name for topic in site.topics}
        teller = Teller(facts, provinces)
        return Desk(
            site=site,
            settings=settings,
            briefs=briefs,
            cards=make_cards(site, teller),
            articles=articles,
            number_pages=_number_pages(site),
            teller=teller,
            provinces=provinces,
            topics=topics,
            pictures={one.path: Picture(one.path, size_of(one.content)) for one in site.media},
            shown=shown_with(topics),
        )

    def related(self, article: Article) -> tuple[Brief, ...]:
        """Give the articles that belong to ``article``."""
        return tuple(self.briefs[slug] for slug in self.site.related[article.slug])

    def cards_of(self, entries: Iterable[Brief]) -> tuple[Card, ...]:
        """Give the cards of ``entries``, in their order."""
        return tuple(self.cards[entry.article.slug] for entry in entries)

    def picture_of(self, article: Article) -> Picture | None:
        """Give the picture of an article; none where it has none that is there."""
        return self.pictures.get(f"media/{article.image}") if article.image else None

    def number_address(self, observation: Observation) -> str:
        """Give the path and fragment of an observation among the key numbers."""
        return f"{self.number_pages[observation.article]}#{observation.id}"


def shown_with(topics: Mapping[str, str]) -> Callable[[Brief], str]:
    """Give the function that names all that a list shows of an article; ``topics`` are names."""

    @cache
    def beside(named: tuple[str, ...], draft: bool) -> str:
        return digest_of(repr(draft), *(topics[slug] for slug in named))[:12]

    def shown(brief: Brief) -> str:
        return brief.card + beside(brief.article.topics, brief.article.draft)

    return shown


def _number_pages(site: Site) -> dict[str, str]:
    return {
        entry.article.slug: pager.path
        for pager, entries in number_sheets(site)
        for entry in entries
    }


def number_sheets(site: Site) -> Iterator[tuple[Pager, tuple[Brief, ...]]]:
    """Cut the entries that have observations into the pages that list them.

    An article here is as long as two in a listing, so a sheet holds half as many.
    """
    with_numbers = [brief for brief in site.entries if brief.count]
    return paged(NUMBERS, with_numbers, max(1, site.sheet_size // 2))
