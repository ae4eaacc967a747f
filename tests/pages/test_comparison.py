from __future__ import annotations

from msgspec.structs import replace

from digest.config import Settings
from digest.model import Entry, Indicator, JalaliDate
from digest.pages.comparison import Comparison, Room, compare
from digest.pages.desk import Desk
from tests.factories import SETTINGS, arranged, article, content, entry

WELLS = Indicator("wells", "چاه‌ها", "count", "چاه", "", ("چاه",))
COSTS = Indicator("costs", "هزینه", "money", "", "", ("هزینه",))
ROOM = Room(areas=8, values=8)


def told(slug: str, area: str, number: str, year: int | None) -> Entry:
    date = JalaliDate(year, 2, 3) if year else None
    return entry(article(slug, f"<p>{number} چاه بسته شد.</p>", area=area, date=date), number)


def compared(*entries: Entry, room: Room = ROOM, settings: Settings = SETTINGS) -> Comparison:
    given = replace(content(), indicators=(WELLS, COSTS))
    desk = Desk.of(arranged(given, entries, settings), settings)
    (series,) = next(iter(desk.site.numbers.series.values()))
    return compare(desk, series, room)


def figures(comparison: Comparison) -> list[tuple[str, list[str]]]:
    return [(area.name, [row.figure for row in area.rows]) for area in comparison.areas]


def test_the_area_with_the_largest_newest_value_comes_first_and_time_goes_back() -> None:
    made = compared(
        told("a", "gilan", "۵", 1402), told("b", "yazd", "۷", 1400), told("c", "yazd", "۲", 1401)
    )
    assert figures(made) == [("گیلان", ["۵"]), ("یزد", ["۲", "۷"])]
    assert made.unit == "چاه"
    assert made.is_comparison


def test_what_has_no_room_is_counted() -> None:
    entries = [told(slug, slug, "۵", 1402) for slug in ("gilan", "yazd", "ardabil")]
    made = compared(*entries, room=Room(areas=2, values=1))
    assert (len(made.areas), made.left_out) == (2, 1)


def test_a_revised_value_is_shown_and_said_to_be_so() -> None:
    stated = "<p>در سال ۱۴۰۰ در استان {} چاه بسته شد.</p>"
    entries = [
        entry(
            article(slug, stated.format(number), area="yazd", date=JalaliDate(1401, month)), number
        )
        for slug, number, month in (("a", "۵", 1), ("b", "۶", 2))
    ]
    (area,) = compared(*entries).areas
    assert [(row.figure, row.remark) for row in area.rows] == [
        ("۶", "عدد بازنگری‌شده"),
        ("۵", "در خبر تازه‌تر بازنگری شده است"),
    ]


def test_one_value_in_two_articles_is_one_row() -> None:
    stated = "<p>در سال ۱۴۰۰ در استان ۵ چاه بسته شد.</p>"
    entries = [entry(article(slug, stated, area="yazd"), "۵") for slug in "ab"]
    (area,) = compared(*entries).areas
    assert [row.remark for row in area.rows] == ["در ۲ خبر آمده است"]


def test_three_times_make_a_line() -> None:
    entries = [told(f"a{year}", "yazd", "۵", year) for year in (1400, 1401, 1402)]
    (area,) = compared(*entries).areas
    assert area.line
    assert len(area.line.points) == 3
    (shorter,) = compared(*entries[:2]).areas
    assert shorter.line is None


def test_a_value_without_a_time_says_so() -> None:
    (area,) = compared(told("a", "yazd", "۵", None)).areas
    assert area.rows[0].when == "زمان نامعلوم"
