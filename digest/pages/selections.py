"""The numbers of one province, topic, year or unit: filters that are plain pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from msgspec import Struct

from digest.observations import Observation
from digest.pages.cards import Card, Link, ShownNumber
from digest.pages.desk import Desk
from digest.pages.page import NUMBERS, Page, Planned, indicator_path, selection_path
from digest.pages.structured import structured_list
from digest.pages.wording import UNKNOWN_TIME, remarks
from digest.persian.numerals import format_number
from digest.reading import paths
from digest.site import Selection

MOST = 200
"""Rows of one page; the downloads hold the others."""

_ABOVE = Link("عددهای کلیدی", NUMBERS)
_HEADINGS = {"areas": "استان", "topics": "موضوع", "years": "سال", "units": "واحد"}


class Choice(Struct, frozen=True):
    """One value of a filter, and how many numbers it leaves, where that is told."""

    name: str
    path: str
    count: int | None


class Choices(Struct, frozen=True):
    """All values of one filter."""

    heading: str
    choices: tuple[Choice, ...]


class SelectedRow(Struct, frozen=True):
    """One observation in a list of many."""

    number: ShownNumber
    when: str
    card: Card
    indicator: str
    remarks: tuple[str, ...]


class SelectionView(Struct, frozen=True):
    """The numbers that one choice leaves; ``left_out`` counts those without room."""

    kind: str
    name: str
    rows: tuple[SelectedRow, ...]
    left_out: int
    choices: tuple[Choices, ...]


def choices(desk: Desk, *, counted: bool) -> tuple[Choices, ...]:
    """Give the filters with their values; ``counted`` tells how many numbers each leaves."""
    return tuple(
        Choices(_HEADINGS[kind], tuple(_choice(one, counted) for one in group))
        for kind, group in groupby(desk.site.numbers.selections, key=lambda one: one.kind)
    )


def _choice(selection: Selection, counted: bool) -> Choice:
    path = selection_path(selection.kind, selection.slug)
    return Choice(selection.name, path, selection.count if counted else None)


def selections(desk: Desk) -> Iterator[Planned]:
    """Make the page of every choice.

    It offers the others without their counts: with them, each article that
    comes in would change the pages of all choices.
    """
    offered = choices(desk, counted=False)
    for selection in desk.site.numbers.selections:
        nearest = selection.nearest(MOST)
        yield Planned(
            path=selection_path(selection.kind, selection.slug),
            source=paths.ARTICLES,
            shows=(
                selection.name,
                selection.count,
                offered,
                *(brief.numbers for brief in nearest),
                *map(desk.shown, nearest),
            ),
            make=partial(_page, desk, selection, offered),
            template="selection.html",
            listed=True,
        )


def _page(desk: Desk, selection: Selection, offered: tuple[Choices, ...]) -> Page:
    name = f"{_HEADINGS[selection.kind]} {selection.name}"
    count = format_number(selection.count)
    shown = selection.first(MOST)
    link = Link(f"عددهای {name}", selection_path(selection.kind, selection.slug))
    description = f"{count} عدد کلیدی از {name}، هر یک با پیوند به جملهٔ آن."
    return Page(
        path=link.path,
        template="selection.html",
        title=link.name,
        description=description,
        structured=structured_list(desk.settings, (_ABOVE, link), description),
        view=SelectionView(
            kind=_HEADINGS[selection.kind],
            name=selection.name,
            rows=tuple(_row(desk, observation) for observation in shown),
            left_out=selection.count - len(shown),
            choices=offered,
        ),
    )


def _row(desk: Desk, observation: Observation) -> SelectedRow:
    number = desk.teller.number(observation)
    return SelectedRow(
        number=number,
        when=number.when or UNKNOWN_TIME,
        card=desk.cards[observation.article],
        indicator=indicator_path(observation.indicator) if observation.indicator else "",
        remarks=remarks(observation),
    )
