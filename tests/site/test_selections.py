from __future__ import annotations

import pytest

from digest.model import JalaliDate
from digest.site import Selection
from digest.site.selections import MOST_UNITS
from tests.factories import SETTINGS, arranged, article, content, read


def selections() -> dict[tuple[str, str], Selection]:
    """Pick from four articles: two of wells, one with nothing, an undated one of wells."""
    made = (
        article("kohneh", "<p>در یزد ۴ چاه و ۹ طرح بود.</p>", date=JalaliDate(1402)),
        article("now", "<p>در یزد ۵ چاه و ۶ چاه بود. در گیلان ۷ طرح بود.</p>", topics=("ab",)),
        article("hava", "<p>در یزد هوا سرد شد.</p>", topics=("ab",), area="yazd"),
        article("bi", "<p>در یزد ۸ چاه بود.</p>", date=None, topics=("ab",)),
    )
    numbers = arranged(content(), map(read, made), SETTINGS).numbers
    return {(one.kind, one.slug): one for one in numbers.selections}


def surfaces(selection: Selection, most: int) -> str:
    return "".join(one.place.surface for one in selection.first(most))


def slugs(selection: Selection, most: int) -> list[str]:
    return [brief.article.slug for brief in selection.nearest(most)]


@pytest.mark.parametrize(
    ("kind", "slug", "found"),
    [
        ("areas", "yazd", "۵۶۴۹۸"),
        ("areas", "gilan", "۷"),
        ("topics", "ab", "۵۶۷۸"),
        ("years", "1403", "۵۶۷"),
        ("years", "1402", "۴۹"),
        ("units", "چاه", "۵۶۴۸"),
        ("units", "طرح", "۷۹"),
    ],
)
def test_observations_are_counted_without_being_looked_at(kind: str, slug: str, found: str) -> None:
    selection = selections()[kind, slug]
    assert surfaces(selection, 99) == found
    assert selection.count == len(found)
    assert sum(count for _, count in selection.holders) == len(found)


def test_only_what_some_article_tells_is_a_choice_the_newest_year_first() -> None:
    assert list(selections()) == [
        ("areas", "gilan"),
        ("areas", "yazd"),
        ("topics", "ab"),
        ("years", "1403"),
        ("years", "1402"),
        ("units", "چاه"),
        ("units", "طرح"),
    ]


def test_the_first_are_those_of_the_newest_articles() -> None:
    wells = selections()["units", "چاه"]
    assert [surfaces(wells, most) for most in range(6)] == ["", "۵", "۵۶", "۵۶۴", "۵۶۴۸", "۵۶۴۸"]


@pytest.mark.parametrize(
    ("most", "near"),
    [
        (0, []),
        (1, ["now"]),
        (2, ["now"]),
        (3, ["now", "kohneh"]),
        (4, ["now", "kohneh", "bi"]),
        (99, ["now", "kohneh", "bi"]),
    ],
)
def test_the_nearest_articles_hold_the_first_observations(most: int, near: list[str]) -> None:
    assert slugs(selections()["units", "چاه"], most) == near


def test_the_nearest_articles_are_those_of_the_first_observations() -> None:
    for selection in selections().values():
        for most in range(selection.count + 2):
            first = dict.fromkeys(one.article for one in selection.first(most))
            assert slugs(selection, most) == list(first)


def test_the_commonest_units_are_choices_and_no_more() -> None:
    nouns = "پل جاده مدرسه کتابخانه مسجد قطار اتوبوس هواپیما باغ گاو اسب شتر کوه طرح".split()
    html = "<p>" + " و ".join(f"{at} {noun}" for at, noun in enumerate(nouns, 11)) + ".</p>"
    made = (article("yek", html), article("do", "<p>۳ طرح باز شد.</p>"))
    numbers = arranged(content(), map(read, made), SETTINGS).numbers
    units = [one for one in numbers.selections if one.kind == "units"]
    assert len(units) == MOST_UNITS < len(nouns)
    assert (units[0].slug, units[0].count) == ("طرح", 2)
