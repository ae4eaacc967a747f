"""What every page kind works from: the arranged site, its settings and its cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from digest.config import Settings
from digest.drawing import is_installed
from digest.model import Entry
from digest.observations import Observation
from digest.pages.cards import Card, make_cards
from digest.pages.downloads import Sheet
from digest.pages.page import NUMBERS
from digest.pages.sheets import Pager, paged
from digest.site import Site


@dataclass(frozen=True, slots=True)
class Desk:
    """The material of a rendering.

    ``cards``, ``entries`` and ``number_pages``, the path of the page that lists
    the key numbers of an article, go by its slug; ``provinces`` are their names.
    ``sheet`` is what the downloads are made of, and ``social_cards`` tells
    whether such cards are drawn.
    """

    site: Site
    settings: Settings
    cards: Mapping[str, Card]
    entries: Mapping[str, Entry]
    number_pages: Mapping[str, str]
    provinces: Mapping[str, str]
    sheet: Sheet
    social_cards: bool

    @staticmethod
    def of(site: Site, settings: Settings) -> Desk:
        """Lay out the material for ``site``."""
        entries = {entry.article.slug: entry for entry in site.entries}
        return Desk(
            site=site,
            settings=settings,
            cards=make_cards(site),
            entries=entries,
            number_pages=_number_pages(site),
            provinces={area.slug: area.name for area in site.provinces},
            sheet=Sheet(
                observations=site.numbers.everything,
                articles={slug: entry.article for slug, entry in entries.items()},
                areas={area.slug: area for area in site.provinces},
                indicators=site.numbers.indicators,
            ),
            social_cards=_draws_social_cards(settings),
        )

    def cards_of(self, entries: Iterable[Entry]) -> tuple[Card, ...]:
        """Give the cards of ``entries``, in their order."""
        return tuple(self.cards[entry.article.slug] for entry in entries)

    def number_address(self, observation: Observation) -> str:
        """Give the path and fragment of an observation among the key numbers."""
        return f"{self.number_pages[observation.article]}#{observation.id}"


def _draws_social_cards(settings: Settings) -> bool:
    """Tell whether cards are wanted, can be named by a full address, and can be drawn."""
    return settings.social_cards is not False and bool(settings.base_url) and is_installed()


def _number_pages(site: Site) -> dict[str, str]:
    return {
        entry.article.slug: pager.path
        for pager, entries in number_sheets(site)
        for entry in entries
    }


def number_sheets(site: Site) -> Iterator[tuple[Pager, tuple[Entry, ...]]]:
    """Cut the entries that have observations into the pages that list them.

    An article here is as long as two in a listing, so a sheet holds half as many.
    """
    told = [entry for entry in site.entries if site.numbers.observations[entry.article.slug]]
    return paged(NUMBERS, told, max(1, site.sheet_size // 2))
