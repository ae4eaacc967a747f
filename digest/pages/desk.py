"""What every page kind works from: the arranged site, its settings and its cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest.config import Settings
from digest.model import Entry
from digest.pages.cards import Card, make_cards
from digest.site import Site


@dataclass(frozen=True, slots=True)
class Desk:
    """The material of a rendering; ``cards`` go by the slug of the article."""

    site: Site
    settings: Settings
    cards: Mapping[str, Card]

    @staticmethod
    def of(site: Site, settings: Settings) -> Desk:
        """Lay out the material for ``site``."""
        return Desk(site, settings, make_cards(site))

    def cards_of(self, entries: Iterable[Entry]) -> tuple[Card, ...]:
        """Give the cards of ``entries``, in their order."""
        return tuple(self.cards[entry.article.slug] for entry in entries)
