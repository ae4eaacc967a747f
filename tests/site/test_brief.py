"""The digests of a brief change with what is shown of the article, and with nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from digest.memory.codec import digest_of
from digest.model import (
    Correction,
    Edit,
    Indicator,
    JalaliDate,
    ObservationNote,
    Official,
    Span,
)
from digest.observations import Context, read_context
from digest.observations.finding import Finding
from digest.site import Brief, Declared, Extract, Understood, brief_of, understand
from digest.site.brief import NO_PROSE, Trait
from digest.site.tabled import Tabled
from tests.factories import AREAS, article, brief, content, entry, read
from tests.pages.search_parts import searchable

WELLS = Indicator("wells", "چاه‌ها", "count", "حلقه", "", ("چاه",))
PLANS = Indicator("plans", "طرح‌ها", "count", "طرح", "", ("طرح",))

OPENING = "<p>هوا سرد شد.</p>\n"
FIGURE = "<p>در یزد ۵ چاه بسته شد.</p>\n"
ENDING = "<p>باران آمد.</p>"
HTML = OPENING + FIGURE + ENDING


def brief_in(html: str, surface: str = "۵", **fields: Any) -> Brief:
    return brief(entry(article(html=html, **fields), surface), WELLS)


def changes(before: Brief, after: Brief) -> str:
    """Name the digests in which two briefs differ."""
    names = ("numbers", "card", "measures")
    return " ".join(name for name in names if getattr(before, name) != getattr(after, name))


@pytest.mark.parametrize(
    ("html", "changed"),
    [
        (HTML, ""),
        (OPENING + FIGURE + "<p>برف آمد.</p>", ""),
        (OPENING + FIGURE + ENDING + "\n<p>باد هم آمد.</p>", ""),
        (OPENING + "<p>ابر بود.</p>\n" + FIGURE + ENDING, ""),
        (OPENING + "<p>در یزد <em>۵</em> چاه بسته شد.</p>\n" + ENDING, ""),
        ("<p>هوا گرم شد.</p>\n" + FIGURE + ENDING, "card"),
        ("<p>ابر بود.</p>\n" + HTML, "card"),
        (HTML.replace("بسته", "پر"), "numbers card measures"),
        (HTML.replace("در یزد", "در گیلان"), "numbers card measures"),
        (HTML.replace("چاه", "حلقه چاه"), "numbers card measures"),
    ],
)
def test_text_counts_where_it_is_shown(html: str, changed: str) -> None:
    assert changes(brief_in(HTML), brief_in(html)) == changed


def test_another_figure_changes_all() -> None:
    other = brief_in(HTML.replace("۵", "۶"), "۶")
    assert changes(brief_in(HTML), other) == "numbers card measures"


@pytest.mark.parametrize(
    ("fields", "changed"),
    [
        ({"title": "سرما"}, "numbers card"),
        ({"date": JalaliDate(1403, 5, 11)}, "numbers card measures"),
        ({"date_inferred": "متن از «پارسال» سخن می‌گوید."}, "numbers card measures"),
        ({"official": Official("رضا کریمی")}, "numbers card measures"),
        ({"summary": "چکیده"}, "card"),
        ({"area": "gilan"}, "card"),  # the sentence names its own
        ({"topics": ("ab",)}, "card"),
        ({"source": "خبرگزاری"}, "card"),
        ({"draft": True}, "card"),
        ({"corrections": (Correction(JalaliDate(1403), "متن"),)}, "card"),
        ({"observations": (ObservationNote("۵ چاه", 9, pin=True),)}, "numbers card measures"),
        ({"observations": (ObservationNote("۵ چاه", 9, hide=True),)}, "numbers card measures"),
    ],
)
def test_facts_count_where_they_are_shown(fields: dict[str, Any], changed: str) -> None:
    assert changes(brief_in(HTML), brief_in(HTML, **fields)) == changed


@pytest.mark.parametrize(
    ("word", "changed"), [("بسته", "numbers card measures"), ("باران", ""), ("هوا", "")]
)
@pytest.mark.parametrize("kind", ["edits", "foreign", "verbatim"])
def test_what_is_done_to_words_counts_in_sentences_of_figures(
    kind: str, word: str, changed: str
) -> None:
    made = article(html=HTML)
    start = made.prose.text.index(word)
    end = start + len(word)
    marks: dict[str, Any] = {
        "edits": (Edit(start, end, "ب‌بسته"),),
        "foreign": (Span(start, end),),
        "verbatim": (Span(start, end),),
    }
    other = structs.replace(made, prose=structs.replace(made.prose, **{kind: marks[kind]}))
    before = brief_in(HTML)
    after = _understood_as(before, understand(entry(other, "۵"), _context()))
    assert changes(before, after) == changed


NOTHING = Extract("", None, searchable("a", "خبر"), Tabled((), {}))
DECLARED = Declared.of((WELLS,), AREAS)


def _context() -> Context:
    return read_context(structs.replace(content(), indicators=(WELLS,)))


def _understood_as(before: Brief, understood: Understood) -> Brief:
    """Tell an article again with the opening of before."""
    whole = digest_of(repr(understood.article))
    return brief_of(understood, structs.replace(NOTHING, opening=before.opening), whole, DECLARED)


def test_a_figure_that_does_not_lead_is_no_part_of_the_card() -> None:
    digits = "۱۲۳۴۵۶۷۸"
    html = "\n".join(f"<p>{digit} طرح باز شد.</p>" for digit in digits)
    before = brief(entry(article(html=html), *digits))
    last = html.replace("۸ طرح باز", "۸ طرح بسته")
    assert changes(before, brief(entry(article(html=last), *digits))) == "numbers measures"
    first = html.replace("۱ طرح باز", "۱ طرح بسته")
    assert changes(before, brief(entry(article(html=first), *digits))) == "numbers card measures"


def test_what_leads_first_is_shown_first() -> None:
    made = entry(article(html="<p>۵ طرح باز شد. ۳ چاه بسته شد.</p>"), "۵", "۳")
    assert brief(made, WELLS, PLANS).card != brief(made, PLANS, WELLS).card


def test_the_sums_of_an_article_are_told() -> None:
    understood = understand(entry(article(html=HTML), "۵"), _context())
    place = understood.observations[0].place
    found = Finding("total", "bandar", True, (place,), place, "۲ + ۳ = ۵", "جمع درست است")
    before = _told_with(understood)
    assert changes(before, _told_with(understood, found)) == "numbers"
    other = _told_with(understood, structs.replace(found, agrees=False))
    assert changes(_told_with(understood, found), other) == "numbers"
    moved = structs.replace(
        found, claim=structs.replace(place, start=place.start + 9, end=place.end + 9)
    )
    assert _told_with(understood, found) == _told_with(understood, moved)


def _told_with(understood: Understood, *findings: Finding) -> Brief:
    return brief_of(structs.replace(understood, findings=findings), NOTHING, "whole", DECLARED)


def test_a_brief_counts_measures_and_traits_and_holds_no_text() -> None:
    html = "<p>در یزد ۸۵ حلقه چاه و ۵ طرح باز شد.</p>\n<p>در گیلان ۳ حلقه چاه بسته شد.</p>"
    made = brief(read(article(html=html)), WELLS)
    assert [(one.indicator, one.count) for one in made.measures] == [("wells", 2), ("", 1)]
    assert made.count == 3
    assert made.article.prose == NO_PROSE
    assert set(made.traits) == {
        Trait("areas", "yazd", "", 2),
        Trait("areas", "gilan", "", 1),
        Trait("years", "1403", "۱۴۰۳", 3),
        Trait("units", "حلقه", "حلقه", 2),
        Trait("units", "طرح", "طرح", 1),
    }
    assert made.covered == ("2024-08-02", "2024-08-02")
    assert not made.pinned


def test_an_article_without_figures_has_a_brief_too() -> None:
    made = brief(entry(article(html=OPENING + ENDING)))
    assert (made.count, made.measures, made.traits, made.covered) == (0, (), (), None)
    assert made.opening == "هوا سرد شد."


def test_what_is_pinned_is_known_from_the_brief() -> None:
    note = ObservationNote("۵ چاه", 9, pin=True)
    assert brief_in(HTML, observations=(note,)).pinned
