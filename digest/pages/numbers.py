"""The key numbers: what leads, measures side by side, and every figure with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from digest.model import Entry
from digest.observations.finding import Finding
from digest.observations.series import Series
from digest.pages.band import number_band
from digest.pages.cards import Card, ShownNumber, place_name, show_number
from digest.pages.comparison import Comparison, Room, compare
from digest.pages.desk import Desk, number_sheets
from digest.pages.downloads import dataset_structure
from digest.pages.page import NUMBERS, NUMBERS_TITLE, Page, article_path
from digest.pages.quotations import Quotation, quotations
from digest.pages.selections import Choices, choices
from digest.pages.sheets import Pager
from digest.pages.social import shared_image
from digest.persian.numerals import to_persian_digits
from digest.site.numbers import LEADING

_ROOM = Room(areas=8, values=3)
_ROWS = 120
"""So many rows in all tables of the overview; an indicator without room has its own page."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What arithmetic says of the figures of an article, and where its claim stands."""

    agrees: bool
    computation: str
    verdict: str
    address: str


@dataclass(frozen=True, slots=True)
class Story:
    """An article, the sentences of its key numbers in the order of its text, and its sums."""

    card: Card
    quotations: tuple[Quotation, ...]
    sums: tuple[Sum, ...]

    @property
    def count(self) -> int:
        """How many key numbers there are."""
        return sum(len(quotation.told) for quotation in self.quotations)


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands above the articles on the first page.

    ``single`` holds the comparisons that have one value only and are told in
    one table; ``more`` counts the indicators that have their own page alone.
    """

    leading: tuple[ShownNumber, ...]
    choices: tuple[Choices, ...]
    comparisons: tuple[Comparison, ...]
    single: tuple[Comparison, ...]
    more: int


@dataclass(frozen=True, slots=True)
class NumbersView:
    """Key numbers, article by article; the overview is on the first page only."""

    overview: Overview | None
    stories: tuple[Story, ...]
    pager: Pager


def numbers(desk: Desk) -> Iterator[Page]:
    """Make the pages of key numbers."""
    count = len(desk.site.numbers.everything)
    told = len(desk.number_pages)
    for pager, entries in number_sheets(desk.site):
        yield Page(
            path=pager.path,
            source="content/articles",
            template="numbers.html",
            title=pager.named(NUMBERS_TITLE),
            description=to_persian_digits(
                f"{count} عدد از {told} خبر، هر یک با جمله‌ای که در آن آمده است."
            ),
            view=NumbersView(
                overview=None if pager.number else _overview(desk),
                stories=tuple(_story(desk, entry) for entry in entries),
                pager=pager,
            ),
            image=shared_image(desk, NUMBERS),
            structured={} if pager.number else _structured(desk),
        )


def _structured(desk: Desk) -> dict[str, object]:
    if not desk.settings.base_url or not desk.sheet.observations:
        return {}
    return dataset_structure(desk.sheet, desk.settings)


def _overview(desk: Desk) -> Overview:
    found = chain.from_iterable(desk.site.numbers.series.values())
    ordered = sorted(found, key=_breadth, reverse=True)
    made = tuple(_with_room(compare(desk, series, _ROOM) for series in ordered))
    return Overview(
        leading=_leading(desk),
        choices=choices(desk),
        comparisons=tuple(one for one in made if one.is_comparison),
        single=tuple(one for one in made if not one.is_comparison),
        more=len(desk.site.numbers.series) - len({one.path for one in made}),
    )


def _breadth(series: Series) -> tuple[bool, int]:
    """Prefer what many areas report, and what came about to plans."""
    return not series.planned, len({area for area in series.areas if area})


def _with_room(comparisons: Iterable[Comparison]) -> Iterator[Comparison]:
    """Take comparisons as long as the page has room for their rows."""
    room = _ROWS
    for comparison in comparisons:
        room -= sum(len(area.rows) for area in comparison.areas)
        if room < 0:
            return
        yield comparison


def _leading(desk: Desk) -> tuple[ShownNumber, ...]:
    """Take what editors pinned, then the first numbers of the newest articles."""
    pinned = (
        show_number(one, desk.cards[one.article].article, place_name(one.reach, desk.provinces))
        for one in desk.site.numbers.everything
        if one.pinned
    )
    cards = desk.cards_of(desk.site.entries)
    once = {number.id: number for number in chain(pinned, number_band(cards))}
    return tuple(islice(once.values(), LEADING))


def _story(desk: Desk, entry: Entry) -> Story:
    told = desk.site.numbers
    slug = entry.article.slug
    return Story(
        card=desk.cards[slug],
        quotations=tuple(quotations(desk, entry, told.observations[slug])),
        sums=tuple(_sum(entry, finding) for finding in told.findings[slug]),
    )


def _sum(entry: Entry, finding: Finding) -> Sum:
    where = next((m for m in (finding.claim, *finding.figures) if m.sentence_id != "title"), None)
    path = article_path(entry.article)
    return Sum(
        agrees=finding.agrees,
        computation=finding.computation,
        verdict=finding.verdict,
        address=f"{path}#{where.sentence_id}" if where else path,
    )
