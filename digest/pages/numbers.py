"""The key numbers: what leads, measures side by side, and every figure with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice

from msgspec import Struct

from digest.memory.codec import decoder, digest_of, encode
from digest.model import JalaliDate
from digest.observations.finding import Finding
from digest.pages.band import number_band
from digest.pages.cards import Card, Link, ShownNumber
from digest.pages.comparison import Comparison, Room, compare
from digest.pages.datasets import dataset_structure, whole_scope
from digest.pages.desk import Desk, number_sheets
from digest.pages.downloads import Portion, year_portions
from digest.pages.page import NUMBERS, NUMBERS_TITLE, Page, Planned, article_path
from digest.pages.quotations import Quotation, quotations
from digest.pages.selections import Choices, choices
from digest.pages.sheets import Pager
from digest.pages.social import shared_image
from digest.pages.structured import collection, structured, structured_list
from digest.persian.numerals import format_number
from digest.reading import paths
from digest.site import Brief, OnDemand
from digest.site.changes import newest_change
from digest.site.leading import LEADING
from digest.site.sketches import Sketch

_ROOM = Room(areas=8, values=3)
SHEET = "عددهای کلیدی خبرهای پیشین، هر یک با جمله‌ای که در آن آمده است."

_ROWS = 120
"""So many rows in all tables of the overview; an indicator without room has its own page."""

_read_comparisons = decoder(tuple[Comparison, ...])


class Sum(Struct, frozen=True):
    """What arithmetic says of the figures of an article, and where its claim stands."""

    agrees: bool
    computation: str
    verdict: str
    address: str


class Story(Struct, frozen=True):
    """An article, the sentences of its key numbers in the order of its text, and its sums."""

    card: Card
    quotations: tuple[Quotation, ...]
    sums: tuple[Sum, ...]

    @property
    def count(self) -> int:
        """How many key numbers there are."""
        return sum(len(quotation.numbers) for quotation in self.quotations)


class Overview(Struct, frozen=True):
    """What stands above the articles on the first page.

    ``single`` holds the comparisons that have one value only and are told in
    one table; ``more`` counts the indicators that have their own page alone.
    """

    leading: tuple[ShownNumber, ...]
    choices: tuple[Choices, ...]
    comparisons: tuple[Comparison, ...]
    single: tuple[Comparison, ...]
    more: int
    years: tuple[Portion, ...]


class NumbersView(Struct, frozen=True):
    """Key numbers, article by article; the overview is on the first page only."""

    overview: Overview | None
    stories: tuple[Story, ...]
    pager: Pager


def numbers(desk: Desk) -> Iterator[Planned]:
    """Make the pages of key numbers."""
    for pager, briefs in number_sheets(desk.site):
        yield Planned(
            path=pager.path,
            source=paths.ARTICLES,
            shows=(
                pager,
                *(brief.numbers for brief in briefs),
                *map(desk.shown, briefs),
                *(() if pager.number else _overview_shows(desk)),
            ),
            make=partial(_page, desk, pager, briefs),
            template="numbers.html",
            listed=True,
            changed=newest_change(briefs),
        )


def _overview_shows(desk: Desk) -> Iterator[object]:
    numbers = desk.site.numbers
    yield numbers.count
    yield len(desk.number_pages)
    yield choices(desk, counted=True)
    yield whole_scope(desk)
    yield tuple(portion.name for portion in year_portions(desk.site))
    for tally in numbers.tallies.values():
        yield tally.digest
    yield from (brief.numbers for brief in desk.site.entries if brief.pinned)
    yield from map(desk.shown, _newest(desk))


def _page(desk: Desk, pager: Pager, briefs: tuple[Brief, ...]) -> Page:
    description, changed = _description(desk, pager), newest_change(briefs)
    return Page(
        path=pager.path,
        template="numbers.html",
        title=pager.named(NUMBERS_TITLE),
        description=description,
        view=NumbersView(
            overview=None if pager.number else _overview(desk),
            stories=tuple(_story(desk, brief) for brief in briefs),
            pager=pager,
        ),
        image=shared_image(desk, NUMBERS, NUMBERS_TITLE),
        structured=_structured(desk, pager, description, changed),
    )


def _description(desk: Desk, pager: Pager) -> str:
    if pager.number:
        return SHEET
    count, articles = map(format_number, (desk.site.numbers.count, len(desk.number_pages)))
    return f"{count} عدد از {articles} خبر، هر یک با جمله‌ای که در آن آمده است."


def _structured(
    desk: Desk, pager: Pager, description: str, changed: JalaliDate | None
) -> dict[str, object]:
    settings, top = desk.settings, Link(NUMBERS_TITLE, NUMBERS)
    if pager.number:
        own = Link(pager.named(NUMBERS_TITLE), pager.path)
        return structured_list(settings, (top, own), description, changed)
    has_data = desk.site.numbers.count
    data = (dataset_structure(whole_scope(desk), settings),) if has_data else ()
    news = collection(settings, top, description, changed)
    return structured(settings, (top,), news, *data)


def _overview(desk: Desk) -> Overview:
    made = tuple(_with_room(_broadest(desk)))
    return Overview(
        leading=_leading(desk),
        choices=choices(desk, counted=True),
        comparisons=tuple(one for one in made if one.is_comparison),
        single=tuple(one for one in made if not one.is_comparison),
        more=len(desk.site.numbers.series) - len({one.path for one in made}),
        years=year_portions(desk.site),
    )


def _broadest(desk: Desk) -> Iterator[Comparison]:
    """Compare series from the broadest on, one by one: few of them have room."""
    sketches = desk.site.numbers.sketches
    compared = OnDemand(sketches, partial(_compared, desk), room=len(sketches))
    found = [(sketch, at) for drawn in sketches.values() for at, sketch in enumerate(drawn)]
    for sketch, at in sorted(found, key=_breadth, reverse=True):
        yield compared[sketch.indicator][at]


def _compared(desk: Desk, indicator: str) -> tuple[Comparison, ...]:
    """Compare each series of an indicator: their observations are looked at after a change only."""
    numbers = desk.site.numbers

    def compare_all() -> tuple[Comparison, ...]:
        return tuple(compare(desk, series, _ROOM) for series in numbers.series[indicator])

    declared = encode((numbers.indicators[indicator], desk.site.provinces))
    sources = digest_of(numbers.tallies[indicator].digest, declared)
    name = f"comparisons of {indicator}"
    return desk.site.library.recall(name, sources, _read_comparisons, compare_all)


def _breadth(found: tuple[Sketch, int]) -> tuple[bool, int]:
    """Prefer what many areas report, and what came about to plans."""
    sketch, _ = found
    return not sketch.planned, len(sketch.areas)


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
        desk.teller.number(one)
        for brief in desk.site.entries
        if brief.pinned
        for one in desk.site.numbers.observations[brief.article.slug]
        if one.pinned
    )
    cards = desk.cards_of(_newest(desk))
    once = {number.id: number for number in chain(pinned, number_band(cards))}
    return tuple(islice(once.values(), LEADING))


def _newest(desk: Desk) -> tuple[Brief, ...]:
    """Take the articles that the first numbers come from."""
    return tuple(islice((brief for brief in desk.site.entries if brief.count), LEADING))


def _story(desk: Desk, brief: Brief) -> Story:
    numbers = desk.site.numbers
    slug = brief.article.slug
    return Story(
        card=desk.cards[slug],
        quotations=tuple(quotations(desk, desk.articles[slug], numbers.observations[slug])),
        sums=tuple(_sum(brief, finding) for finding in numbers.findings[slug]),
    )


def _sum(brief: Brief, finding: Finding) -> Sum:
    where = next((m for m in (finding.claim, *finding.figures) if m.sentence_id != "title"), None)
    path = article_path(brief.article)
    return Sum(
        agrees=finding.agrees,
        computation=finding.computation,
        verdict=finding.verdict,
        address=f"{path}#{where.sentence_id}" if where else path,
    )
