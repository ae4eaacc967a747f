"""The key numbers of all articles, each with the sentence it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from digest.model import Entry
from digest.pages.cards import Card, ShownNumber, show_number
from digest.pages.desk import Desk, number_sheets
from digest.pages.marks import quoted_sentence
from digest.pages.page import Page, sentence_address
from digest.pages.sheets import Pager
from digest.persian.numerals import to_persian_digits


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence as HTML with its numbers marked, its place in the article, and the numbers."""

    sentence: str
    address: str
    numbers: tuple[ShownNumber, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """An article and the sentences its key numbers stand in, in the order of its text."""

    card: Card
    quotations: tuple[Quotation, ...]

    @property
    def count(self) -> int:
        """How many key numbers there are."""
        return sum(len(quotation.numbers) for quotation in self.quotations)


@dataclass(frozen=True, slots=True)
class NumbersView:
    """Key numbers, article by article."""

    stories: tuple[Story, ...]
    pager: Pager


def numbers(desk: Desk) -> Iterator[Page]:
    """Make the pages of key numbers."""
    count = sum(map(len, desk.site.key_numbers.values()))
    told = len(desk.number_pages)
    for pager, entries in number_sheets(desk.site):
        yield Page(
            path=pager.path,
            source="content/articles",
            template="numbers.html",
            title=pager.named("عددهای کلیدی"),
            description=to_persian_digits(
                f"{count} عدد از {told} خبر، هر یک با جمله‌ای که در آن آمده است."
            ),
            view=NumbersView(tuple(_story(desk, entry) for entry in entries), pager),
        )


def _story(desk: Desk, entry: Entry) -> Story:
    return Story(desk.cards[entry.article.slug], tuple(_quotations(desk, entry)))


def _quotations(desk: Desk, entry: Entry) -> Iterator[Quotation]:
    listed = desk.site.key_numbers[entry.article.slug]
    for _, group in groupby(listed, key=lambda number: number.sentence):
        together = tuple(group)
        yield Quotation(
            sentence=quoted_sentence(entry, together),
            address=sentence_address(entry.article, together[0]),
            numbers=tuple(show_number(number, entry.article) for number in together),
        )
