from __future__ import annotations

from dataclasses import replace

import pytest

from digest.model import Entry, ObservationNote, Span
from digest.site import key_numbers, leading_numbers
from tests.factories import article, entry, quantity

TEXT = "<p>۱۲ طرح و ۵ چاه باز شد. در پایان ۱۲ طرح ماند.</p>"


def surfaces(made: Entry) -> list[str]:
    return [number.quantity.surface for number in key_numbers(made)]


def noted(**note: bool | str) -> Entry:
    made = entry(article(html=TEXT), "۱۲", "۵")
    notes = (ObservationNote(text="۵ چاه", line=9, **note),)  # type: ignore[arg-type]
    return replace(made, article=replace(made.article, observations=notes))


def test_each_number_has_its_sentence() -> None:
    made = entry(article(html=TEXT), "۱۲", "۵")
    first, second = key_numbers(made)
    assert first.sentence == second.sentence == made.article.prose.sentences[0]
    assert first.sentence_id == second.sentence_id
    assert first.id != second.id


def test_only_key_figures_are_listed() -> None:
    made = entry(article(html=TEXT), "۱۲")
    minor = quantity(made.article.prose.text, "۵", key=False)
    assert surfaces(replace(made, quantities=(*made.quantities, minor))) == ["۱۲"]


def test_the_editor_hides_pins_and_names() -> None:
    assert surfaces(noted(hide=True)) == ["۱۲"]
    made = noted(pin=True, label="چاه کشاورزی")
    pinned = key_numbers(made)
    assert (pinned[1].pinned, pinned[1].label) == (True, "چاه کشاورزی")
    assert leading_numbers(made, pinned)[0] == pinned[1]


def test_a_pinned_figure_is_listed_though_it_was_not_read_as_key() -> None:
    made = noted(pin=True)
    minor = tuple(replace(one, key=False) for one in made.quantities)
    assert surfaces(replace(made, quantities=minor)) == ["۵"]


def test_ids_stay_when_other_sentences_and_spacing_change() -> None:
    before = key_numbers(entry(article(html="<p>در استان ۵ چاه بسته شده‌است.</p>"), "۵"))[0]
    after = key_numbers(
        entry(article(html="<p>تازه شد.</p>\n<p>در استان ۵ چاه بسته شده است.</p>"), "۵")
    )[0]
    assert (before.id, before.sentence_id) == (after.id, after.sentence_id)


def test_one_sentence_twice_has_two_ids() -> None:
    made = article(html="<p>۵ چاه.</p>\n<p>۵ چاه.</p>")
    again = made.prose.text.rindex("۵")
    first = quantity(made.prose.text, "۵")
    found = key_numbers(Entry(made, (first, replace(first, start=again, end=again + 1))))
    assert found[1].sentence_id == f"{found[0].sentence_id}-2"
    assert found[0].id != found[1].id


def test_the_same_sentence_in_two_articles_has_two_numbers() -> None:
    ids = {key_numbers(entry(article(slug, TEXT), "۱۲"))[0].id for slug in ("a", "b")}
    assert len(ids) == 2


def test_a_figure_outside_sentences_is_not_listed() -> None:
    made = entry(article(html=TEXT), "۱۲")
    prose = replace(made.article.prose, sentences=(Span(10, 20),))
    assert surfaces(replace(made, article=replace(made.article, prose=prose))) == []


def test_leading_numbers_are_few_and_say_nothing_twice() -> None:
    html = "<p>" + " و ".join(f"{n} طرح" for n in "۱۲۳۴۵۶۷۸") + " و ۱ طرح.</p>"
    made = entry(article(html=html), *"۱۲۳۴۵۶۷۸")
    numbers = key_numbers(made)
    leading = leading_numbers(made, numbers)
    assert [number.quantity.surface for number in leading] == list("۱۲۳۴۵۶")
    assert leading_numbers(made, (numbers[0], numbers[0])) == (numbers[0],)


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("بسته شدن ۵ چاه", "۵"),
        ("5 چاه بسته شد", "۵"),
        ("۵۰ چاه بسته شد", "۱۲"),
        ("چاه‌ها", "۱۲"),
    ],
)
def test_the_number_of_the_headline_leads(title: str, first: str) -> None:
    made = entry(article(html=TEXT, title=title), "۱۲", "۵")
    assert leading_numbers(made, key_numbers(made))[0].quantity.surface == first
