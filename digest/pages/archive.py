"""The archive: a door with all months, a page for each Jalali year and month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digest.pages.cards import Link
from digest.pages.desk import Desk
from digest.pages.groups import Group, groups_by_date, month_name
from digest.pages.listings import Place, listing_pages
from digest.pages.page import ARCHIVE, Page, month_path, year_path
from digest.persian.calendar import MONTHS
from digest.persian.numerals import to_persian_digits
from digest.site import Year

SOURCE = "content/articles"


@dataclass(frozen=True, slots=True)
class Box:
    """A month of a year's calendar; ``path`` is empty where nothing was published."""

    name: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class ShownYear:
    """A year with its twelve months, and how many articles are known to the year only."""

    link: Link
    count: int
    boxes: tuple[Box, ...]
    without_month: int


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """All years, and the articles without a date."""

    years: tuple[ShownYear, ...]
    undated: tuple[Group, ...]


def archive(desk: Desk) -> Iterator[Page]:
    """Make the door of the archive and the page of each year and month."""
    yield Page(
        path=ARCHIVE,
        source=SOURCE,
        template="archive.html",
        title="بایگانی",
        description="همهٔ خبرها به ترتیب سال و ماه خورشیدی",
        view=ArchiveView(
            years=tuple(_shown_year(year) for year in desk.site.years),
            undated=groups_by_date(desk, desk.site.undated),
        ),
    )
    for year in desk.site.years:
        yield from _year_pages(desk, year)


def _year_pages(desk: Desk, year: Year) -> Iterator[Page]:
    name = _year_name(year)
    above = Link("بایگانی", ARCHIVE)
    yield from listing_pages(desk, _place(desk, year_path(year), name, above), year.entries)
    for month in year.months:
        if month.month:
            above = Link(name, year_path(year))
            place = _place(desk, month_path(month), month_name(month), above)
            yield from listing_pages(desk, place, month.entries)


def _place(desk: Desk, path: str, title: str, above: Link) -> Place:
    return Place(path, title, f"خبرهای {title} در {desk.settings.title}", above, SOURCE)


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
