from __future__ import annotations

from decimal import Decimal

from digest.model import Entry
from digest.pages.searchables import LONGEST, make_searchable
from tests.factories import article, entry, quantity
from tests.pages.search_parts import searchable

ONCE, OFTEN, NAMED, TITLED = range(4)


def test_a_term_has_its_strongest_level_alone() -> None:
    made = searchable("a", "چاه یزد", "چاه و آب.", "آب و خاک در یزد.", names=("یزد", "منابع آب"))
    assert made.terms[TITLED] == "چاه یزد"
    assert made.terms[NAMED].split() == ["منابع", "اب", "منابعاب"]
    assert made.terms[OFTEN] == ""
    assert made.terms[ONCE].split() == ["خاک", "در"]


def test_what_comes_often_is_what_a_text_is_about() -> None:
    made = searchable("a", "خبر", "برف آمد.", "برف ماند.")
    assert made.terms[OFTEN] == "برف"


def test_a_value_is_found_by_the_figure_that_the_text_writes_in_words() -> None:
    told = article(html="<p>۲ هزار و ۲۴۰ فرصت و ۸۵۳ طرح.</p>")
    text = told.prose.text
    found = (quantity(text, "۲ هزار و ۲۴۰"), quantity(text, "۸۵۳"))
    made = make_searchable(Entry(told, found), (), "")
    assert made.values == (("2240", "\u2066۲\u2069 هزار و \u2066۲۴۰\u2069"),)
    assert "2240" in made.terms[OFTEN].split()
    assert "853" in made.terms[ONCE].split()


def test_decimals_are_written_as_they_are_searched_for() -> None:
    told = article(html="<p>سه و نیم درصد.</p>")
    found = quantity(told.prose.text, "سه و نیم", value=Decimal("3.50"))
    assert make_searchable(Entry(told, (found,)), (), "").values[0][0] == "3.5"


def test_what_is_shown_has_its_runs_between_controls() -> None:
    made = searchable("a", "رشد ۳٫۵ درصد", "با iPhone آمد.")
    assert made.title == "رشد \u2066۳٫۵\u2069 درصد"
    assert made.sentences == ("با \u2066iPhone\u2069 آمد.",)


def test_a_long_sentence_is_cut_at_words() -> None:
    made = searchable("a", "خبر", "واژه " * 200)
    assert len(made.sentences) > 1
    assert all(len(one) <= LONGEST + 2 for one in made.sentences)
    assert "".join(made.sentences).replace(" …", " ").count("واژه") == 200
    assert len(searchable("a", "خبر", "آ" * 1000).sentences) == 4


def test_the_summary_of_the_editor_is_searched_first() -> None:
    made = make_searchable(entry(article(summary="کوتاه بگوییم.")), (), "")
    assert made.sentences[0] == "کوتاه بگوییم."
    assert "کوتاه" in made.terms[ONCE].split()
