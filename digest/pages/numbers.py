"""The key numbers of all articles, each with the sentence it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from digest.model import Entry
from digest.pages.cards import Card, ShownNumber, show_number
from digest.pages.desk import Desk
from digest.pages.marks import quoted_sentence
from digest.pages.page import NUMBERS, Page, sentence_address
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
    """All key numbers, article by article."""

    stories: tuple[Story, ...]


def numbers(desk: Desk) -> Iterator[Page]:
    """Make the page of key numbers."""
    stories = tuple(
        Story(desk.cards[entry.article.slug], quotations)
        for entry in desk.site.entries
        if (quotations := tuple(_quotations(desk, entry)))
    )
    count = sum(story.count for story in stories)
    yield Page(
        path=NUMBERS,
        source="content/articles",
        template="numbers.html",
        title="عددهای کلیدی",
        description=to_persian_digits(
            f"{count} عدد از {len(stories)} خبر، هر یک با جمله‌ای که در آن آمده است."
        ),
        view=NumbersView(stories),
    )


def _quotations(desk: Desk, entry: Entry) -> Iterator[Quotation]:
    listed = desk.site.key_numbers[entry.article.slug]
    for _, group in groupby(listed, key=lambda number: number.sentence):
        together = tuple(group)
        yield Quotation(
            sentence=quoted_sentence(entry, together),
            address=sentence_address(entry.article, together[0]),
            numbers=tuple(show_number(number, entry.article) for number in together),
        )
