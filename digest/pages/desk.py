"""What every page kind works from: the arranged site, its settings and its cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from digest.config import Settings
from digest.model import Entry
from digest.pages.cards import Card, make_cards
from digest.pages.page import NUMBERS
from digest.pages.sheets import Pager, paged
from digest.site import KeyNumber, Site


@dataclass(frozen=True, slots=True)
class Desk:
    """The material of a rendering.

    ``cards`` and ``number_pages``, the path of the page that lists the key
    numbers of an article, go by its slug.
    """

    site: Site
    settings: Settings
    cards: Mapping[str, Card]
    number_pages: Mapping[str, str]

    @staticmethod
    def of(site: Site, settings: Settings) -> Desk:
        """Lay out the material for ``site``."""
        return Desk(site, settings, make_cards(site), _number_pages(site))

    def cards_of(self, entries: Iterable[Entry]) -> tuple[Card, ...]:
        """Give the cards of ``entries``, in their order."""
        return tuple(self.cards[entry.article.slug] for entry in entries)

    def number_address(self, slug: str, number: KeyNumber) -> str:
        """Give the path and fragment of ``number`` of the article ``slug`` among key numbers."""
        return f"{self.number_pages[slug]}#{number.id}"


def _number_pages(site: Site) -> dict[str, str]:
    return {
        entry.article.slug: pager.path
        for pager, entries in number_sheets(site)
        for entry in entries
    }


def number_sheets(site: Site) -> Iterator[tuple[Pager, tuple[Entry, ...]]]:
    """Cut the entries that have key numbers into the pages that list them."""
    told = [entry for entry in site.entries if site.key_numbers[entry.article.slug]]
    return paged(NUMBERS, told, site.sheet_size)
