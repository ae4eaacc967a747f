"""The archive: a door with all months, a page for each Jalali year and month."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from digest.pages.cards import Link
from digest.pages.desk import Desk
from digest.pages.groups import Group, groups_by_date, month_name
from digest.pages.listings import Section, listing_pages
from digest.pages.page import ARCHIVE, Page, Planned, month_path, year_path
from digest.pages.structured import structured_list
from digest.persian.calendar import MONTHS
from digest.persian.numerals import to_persian_digits
from digest.reading import paths
from digest.site import Year

SOURCE = paths.ARTICLES
DESCRIPTION = "همهٔ خبرها به ترتیب سال و ماه خورشیدی"

_DOOR = Link("بایگانی", ARCHIVE)


class Box(Struct, frozen=True):
    """A month of a year's calendar; ``path`` is empty where nothing was published."""

    name: str
    path: str
    count: int


class ShownYear(Struct, frozen=True):
    """A year with its twelve months, and how many articles are known to the year only."""

    link: Link
    count: int
    boxes: tuple[Box, ...]
    without_month: int


class ArchiveView(Struct, frozen=True):
    """All years, and the articles without a date."""

    years: tuple[ShownYear, ...]
    undated: tuple[Group, ...]


def archive(desk: Desk) -> Iterator[Planned]:
    """Make the door of the archive and the page of each year and month."""
    years = tuple(_shown_year(year) for year in desk.site.years)
    yield Planned(
        path=ARCHIVE,
        source=SOURCE,
        shows=(years, *map(desk.shown, desk.site.undated)),
        make=partial(_door, desk, years),
        template="archive.html",
        listed=True,
    )
    for year in desk.site.years:
        yield from _year_pages(desk, year)


def _door(desk: Desk, years: tuple[ShownYear, ...]) -> Page:
    return Page(
        path=ARCHIVE,
        template="archive.html",
        title=_DOOR.name,
        description=DESCRIPTION,
        structured=structured_list(desk.settings, (_DOOR,), DESCRIPTION),
        view=ArchiveView(years, groups_by_date(desk, desk.site.undated)),
    )


def _year_pages(desk: Desk, year: Year) -> Iterator[Planned]:
    link = Link(_year_name(year), year_path(year))
    yield from listing_pages(desk, _section(desk, link, (_DOOR,)), year.entries)
    for month in year.months:
        if month.month:
            section = _section(desk, Link(month_name(month), month_path(month)), (_DOOR, link))
            yield from listing_pages(desk, section, month.entries)


def _section(desk: Desk, link: Link, above: tuple[Link, ...]) -> Section:
    described = f"خبرهای {link.name} در {desk.settings.title}"
    return Section(link.path, link.name, described, above, SOURCE)


def _year_name(year: Year) -> str:
    return to_persian_digits(f"سال {year.year}")


def _shown_year(year: Year) -> ShownYear:
    months = {month.month: month for month in year.months}
    boxes = tuple(
        Box(
            name=name,
            path=month_path(months[number]) if number in months else "",
            count=len(months[number].entries) if number in months else 0,
        )
        for number, name in enumerate(MONTHS, start=1)
    )
    return ShownYear(
        link=Link(to_persian_digits(str(year.year)), year_path(year)),
        count=len(year.entries),
        boxes=boxes,
        without_month=len(months[None].entries) if None in months else 0,
    )
