"""The band of numbers above a listing: a few from each of its newest articles."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice, zip_longest

from digest.pages.cards import Card, ShownNumber

LENGTH = 6
_NEWEST = 6
_FROM_EACH = 3


def number_band(cards: Iterable[Card]) -> tuple[ShownNumber, ...]:
    """Take the first number of each of the newest articles, then the second of each, and so on."""
    newest = islice((leading for card in cards if (leading := card.leading)), _NEWEST)
    turns = chain.from_iterable(zip_longest(*(leading[:_FROM_EACH] for leading in newest)))
    return tuple(islice((number for number in turns if number), LENGTH))
