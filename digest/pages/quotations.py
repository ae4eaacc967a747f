"""Observations with the sentences they stand in, the figures marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from digest.model import Article, Prose, Span
from digest.observations import Observation, Place
from digest.pages.cards import ShownNumber
from digest.pages.desk import Desk
from digest.pages.marks import quoted_sentence
from digest.pages.page import indicator_path, place_address
from digest.pages.wording import remarks
from digest.persian.bidi import foreign_runs


class QuotedNumber(Struct, frozen=True):
    """An observation in words, the page of its indicator, and what is to be said of it."""

    number: ShownNumber
    indicator: str
    remarks: tuple[str, ...]


class Quotation(Struct, frozen=True):
    """A sentence as HTML with its figures marked, its place in the article, and the figures."""

    sentence: str
    address: str
    numbers: tuple[QuotedNumber, ...]


def quotations(
    desk: Desk, article: Article, observations: Iterable[Observation]
) -> Iterator[Quotation]:
    """Quote the sentence of each of ``observations``; those of one sentence come together."""
    for _, group in groupby(observations, key=lambda o: (o.place.in_title, o.place.sentence)):
        together = tuple(group)
        place = together[0].place
        yield Quotation(
            sentence=quoted_sentence(
                _quoted_text(article, place),
                place.sentence,
                [Span(o.place.start, o.place.end) for o in together],
            ),
            address=place_address(article, place),
            numbers=tuple(_quoted_number(desk, observation) for observation in together),
        )


def _quoted_text(article: Article, place: Place) -> Prose:
    title = article.title
    return Prose(title, (), (), foreign_runs(title), ()) if place.in_title else article.prose


def _quoted_number(desk: Desk, observation: Observation) -> QuotedNumber:
    return QuotedNumber(
        number=desk.teller.number(observation),
        indicator=indicator_path(observation.indicator) if observation.indicator else "",
        remarks=remarks(observation),
    )
