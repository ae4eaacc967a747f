from __future__ import annotations

from datetime import time

from digest.model import Entry, JalaliDate
from digest.site import Brief, group_by_month
from tests.factories import AREAS, SETTINGS, arranged, article, brief, content, entry, sample


def dated(slug: str, *date: int | None, at: time | None = None) -> Entry:
    year, month, day = (*date, None, None)[:3]
    assert year
    return entry(article(slug, date=JalaliDate(year, month, day, at)))


def slugs(entries: tuple[Brief, ...]) -> list[str]:
    return [one.article.slug for one in entries]


def test_the_newest_comes_first_and_undated_articles_last() -> None:
    entries = (
        entry(article("yek", title="یخ", date=None)),
        dated("kohneh", 1402, 12, 29),
        dated("now", 1403, 1, 1),
        entry(article("do", title="آب", date=None)),
        dated("asr", 1403, 1, 1, at=time(17)),
    )
    site = arranged(content(), entries, SETTINGS)
    assert slugs(site.entries) == ["asr", "now", "kohneh", "do", "yek"]
    assert slugs(site.undated) == ["do", "yek"]


def test_the_order_does_not_depend_on_the_order_of_reading() -> None:
    _, entries = sample()
    same_day = (*entries, dated("a", 1403, 5, 12), dated("b", 1403, 5, 12))
    forth = arranged(content(), same_day, SETTINGS)
    back = arranged(content(), same_day[::-1], SETTINGS)
    assert slugs(forth.entries) == slugs(back.entries)


def test_months_are_jalali_and_a_bare_year_has_none() -> None:
    entries = (
        dated("a", 1399, 6, 2),
        dated("b", 1399, 6, 1),
        dated("c", 1399),
        dated("d", 1397, 1),
    )
    years = arranged(content(), entries, SETTINGS).years
    assert [(year.year, [month.month for month in year.months]) for year in years] == [
        (1399, [6, None]),
        (1397, [1]),
    ]
    assert slugs(years[0].entries) == ["a", "b", "c"]


def test_grouping_leaves_undated_entries_out() -> None:
    assert group_by_month([brief(entry(article(date=None)))]) == ()


def test_neighbours_follow_the_dates_and_pass_over_undated_articles() -> None:
    entries = (dated("a", 1403, 1, 3), dated("b", 1403, 1, 2), dated("c", 1403, 1, 1))
    site = arranged(content(), (*entries, entry(article("d", date=None))), SETTINGS)
    middle = site.neighbours["b"]
    assert middle.newer
    assert middle.older
    assert slugs((middle.newer, middle.older)) == ["a", "c"]
    assert site.neighbours["a"].newer is None
    assert site.neighbours["c"].older is None
    assert "d" not in site.neighbours


def test_every_area_has_a_listing_in_alphabetical_order() -> None:
    site = arranged(*sample(), SETTINGS)
    assert [listing.name for listing in site.areas] == ["اردبیل", "گیلان", "یزد"]
    assert [len(listing.entries) for listing in site.areas] == [0, 1, 1]
    assert site.provinces == AREAS


def test_topics_and_sources_are_listed_where_they_have_entries() -> None:
    site = arranged(*sample(), SETTINGS)
    assert [(one.name, len(one.entries)) for one in site.topics] == [("آب", 1), ("کار", 2)]
    assert [one.name for one in site.sources] == ["خبرگزاری شمال", "خبرگزاری کویر"]
    assert site.sources[0].slug == "خبرگزاری-شمال"
