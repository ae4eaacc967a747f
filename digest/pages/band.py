"""The band of numbers above a listing: a few from each of its newest articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from digest.pages.cards import Card, ShownNumber
from digest.persian.calendar import human_date

LENGTH = 6
_NEWEST = 6
_FROM_EACH = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A number, and the place and date of its article."""

    number: ShownNumber
    place: str
    date: str


def number_band(cards: Iterable[Card]) -> tuple[Placed, ...]:
    """Take the first number of each of the newest articles, then the second of each, and so on."""
    newest = islice((card for card in cards if card.leading), _NEWEST)
    columns = [[_placed(number, card) for number in card.leading[:_FROM_EACH]] for card in newest]
    turns = chain.from_iterable(zip_longest(*columns))
    return tuple(islice((placed for placed in turns if placed), LENGTH))


def _placed(number: ShownNumber, card: Card) -> Placed:
    date = card.article.date
    return Placed(number, card.area.name if card.area else "", human_date(date) if date else "")
