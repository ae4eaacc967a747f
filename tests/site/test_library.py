from __future__ import annotations

import pytest
from msgspec.structs import replace

from digest.model import Indicator
from digest.observations import read_context
from digest.pages.tables import tabled_of
from digest.site import Extract, OnDemand, Shelf, understand
from digest.site.tabled import Tabled, joined
from tests.factories import article, brief, content, entry
from tests.pages.search_parts import searchable

WELLS = Indicator("wells", "چاه‌ها", "count", "حلقه", "", ("چاه",))


def counted(names: str, room: int = 256) -> tuple[OnDemand[str], list[str]]:
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name.upper()

    return OnDemand(names, make, room), made


def test_a_value_is_made_once_and_only_when_asked_for() -> None:
    values, made = counted("ab")
    assert made == []
    assert [values["b"], values["b"], values["a"]] == ["B", "B", "A"]
    assert made == ["b", "a"]


def test_an_unknown_name_is_an_error_and_makes_nothing() -> None:
    values, made = counted("ab")
    with pytest.raises(KeyError, match="c"):
        values["c"]
    assert values.get("c") is None
    assert "c" not in values
    assert made == []


def test_names_keep_their_order_and_stand_once() -> None:
    values, made = counted("bacab")
    assert list(values) == ["b", "a", "c"]
    assert len(values) == 3
    assert "a" in values
    assert made == []
    assert dict(values) == {"b": "B", "a": "A", "c": "C"}


def test_only_the_latest_few_are_kept() -> None:
    values, made = counted("abc", room=2)
    for name in "abc":
        values[name]
    assert [values["b"], values["c"]] == ["B", "C"]
    assert made == ["a", "b", "c"]
    assert values["a"] == "A"
    assert made == ["a", "b", "c", "a"]


def test_with_room_for_one_each_other_value_is_made_again() -> None:
    values, made = counted("ab", room=1)
    assert [values[name] for name in "abba"] == ["A", "B", "B", "A"]
    assert made == ["a", "b", "a"]


def test_the_shelf_gives_the_whole_article_by_its_brief() -> None:
    declared = replace(content(), indicators=(WELLS,))
    made = [
        entry(article("yek", "<p>۵ چاه بسته شد. ۱۲ طرح ماند.</p>"), "۵", "۱۲"),
        entry(article("do", "<p>هوا سرد شد.</p>")),
    ]
    understood = [understand(one, read_context(declared)) for one in made]
    briefs = [brief(one, WELLS) for one in made]
    extracts = [
        Extract(
            opening="",
            lead=next(iter(one.observations), None),
            searchable=searchable(one.article.slug, one.article.title),
            tabled=tabled_of(one.article, one.observations, {}),
        )
        for one in understood
    ]
    shelf = Shelf(zip(briefs, understood, extracts, strict=True))
    for each, known in zip(briefs, understood, strict=True):
        assert shelf.article(each) == known.article
        assert shelf.observations(each) == known.observations
        assert shelf.findings(each) == known.findings
        assert shelf.lead(each) == next(iter(known.observations), None)
        assert shelf.searchable(each).slug == each.article.slug
    assert shelf.article(briefs[0]).prose.text
    measured = shelf.measured(briefs, "wells")
    assert [one.place.surface for one in measured] == ["۵"]
    assert shelf.measured(briefs[1:], "wells") == ()
    tabled = shelf.tabled(briefs[0])
    assert [line.indicator for line in tabled.lines] == ["wells", ""]
    of_wells = shelf.tabled_measured(briefs[:1], "wells")["yek"]
    assert of_wells.lines == tabled.lines[:1]
    assert list(of_wells.sentences.values()) == ["۵ چاه بسته شد."]
    assert joined([tabled.of(""), of_wells]) == tabled
    assert shelf.tabled(briefs[1]) == Tabled((), {})
