from __future__ import annotations

import pytest
from msgspec.structs import replace

from digest.model import Article, Entry, JalaliDate, ObservationNote
from digest.observations import Observation, check_notes, observe
from digest.quantities import find_quantities
from digest.reading.prose import read_prose
from tests.observations.provinces import context

TEXT = "در استان ۲ هزار و ۲۴۰ فرصت شغلی ایجاد شد و ۳۵ نفر در سه مقطع آموزش دیدند."


def article(*notes: ObservationNote, text: str = TEXT) -> Article:
    return Article(
        path="content/articles/a.md",
        slug="a",
        title="گزارش",
        date=JalaliDate(1402),
        prose=read_prose(text),
        area="yazd",
        observations=notes,
    )


def note(text: str, **said: str | bool) -> ObservationNote:
    return replace(ObservationNote(text, 7), **said)


def observed(*notes: ObservationNote) -> dict[str, Observation]:
    made = article(*notes)
    entry = Entry(made, find_quantities(made.prose.text))
    return {found.place.surface: found for found in observe(entry, context())}


def test_a_note_finds_its_figure_in_any_spelling() -> None:
    found = observed(note("2هزار و ٢٤٠ فرصت‌شغلي", label="شغل تازه", checked=True))
    assert found["۲ هزار و ۲۴۰"].label == "شغل تازه"
    assert found["۲ هزار و ۲۴۰"].checked
    assert not found["۳۵"].checked


def test_hidden_figures_are_gone() -> None:
    assert "۳۵" not in observed(note("۳۵ نفر", hide=True))


def test_a_pin_lists_what_no_one_would() -> None:
    assert "سه" not in observed()
    assert observed(note("سه مقطع", pin=True))["سه"].pinned


def test_the_editor_assigns_measure_area_and_period() -> None:
    said = note("۳۵ نفر", indicator="کارورزان", area="qom", period="شش‌ماههٔ نخست ۱۴۰۱")
    found = observed(said)["۳۵"]
    assert (found.indicator, found.area) == ("interns", "qom")
    assert (found.period.start, found.period.end) == (JalaliDate(1401, 1), JalaliDate(1401, 6))


def test_a_note_is_on_the_first_figure_of_its_words() -> None:
    found = observed(note("۲ هزار و ۲۴۰ فرصت شغلی ایجاد شد و ۳۵ نفر", checked=True))
    assert [found["۲ هزار و ۲۴۰"].checked, found["۳۵"].checked] == [True, False]


@pytest.mark.parametrize(
    ("given", "code", "hint"),
    [
        (note("۲ هزار و ۴۲۰ فرصت شغلی"), "lost-observation", "شاید: ۲ هزار و ۲۴۰ فرصت شغلی"),
        (note("چیز دیگری"), "lost-observation", "text را همان‌گونه که در متن خبر آمده است بنویسید"),
        (note("۳۵ نفر", indicator="کارورز"), "unknown-indicator", "شاید: کارورزان"),
        (note("۳۵ نفر", period="روزی روزگاری"), "bad-period", None),
    ],
)
def test_a_note_that_can_not_be_followed_is_a_problem(
    given: ObservationNote, code: str, hint: str | None
) -> None:
    (problem,) = check_notes(article(given), context())
    assert (problem.path, problem.line, problem.code) == ("content/articles/a.md", 7, code)
    assert hint is None or problem.hint == hint


def test_sound_notes_are_no_problem() -> None:
    said = note("۳۵ نفر", indicator="interns", period="۱۴۰۱/۰۶")
    assert check_notes(article(said, note("گزارش")), context()) == ()
