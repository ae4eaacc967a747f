from __future__ import annotations

import pytest
from msgspec.structs import replace

from digest.model import Entry, Indicator, ObservationNote
from digest.observations import Observation, read_context
from digest.site import leading_observations, understand
from digest.site.sketches import Sketch
from tests.factories import SETTINGS, arranged, article, content, entry, observed, sample

TEXT = "<p>۱۲ طرح و ۵ چاه باز شد. در پایان ۱۲ طرح ماند.</p>"
WELLS = Indicator("wells", "چاه‌ها", "count", "حلقه", "", ("چاه",))


def noted(**note: bool | str) -> Entry:
    made = entry(article(html=TEXT), "۱۲", "۵")
    notes = (ObservationNote(text="۵ چاه", line=9, **note),)  # type: ignore[arg-type]
    return replace(made, article=replace(made.article, observations=notes))


def surfaces(observations: tuple[Observation, ...]) -> list[str]:
    return [one.place.surface for one in observations]


def test_what_is_pinned_leads_and_what_is_hidden_is_not_there() -> None:
    assert surfaces(leading_observations(observed(noted(pin=True)), ())) == ["۵", "۱۲"]
    assert surfaces(observed(noted(hide=True))) == ["۱۲"]


@pytest.mark.parametrize(
    ("title", "first"), [("بسته شدن ۵ چاه", "۵"), ("5 چاه بسته شد", "۵"), ("چاه‌ها", "۱۲")]
)
def test_the_number_of_the_headline_leads(title: str, first: str) -> None:
    made = entry(article(html=TEXT, title=title), "۱۲", "۵")
    assert surfaces(leading_observations(observed(made), ()))[0] == first


def test_a_declared_measure_goes_before_what_is_none() -> None:
    declared = replace(content(), indicators=(WELLS,))
    found = understand(entry(article(html=TEXT), "۱۲", "۵"), read_context(declared)).observations
    assert surfaces(leading_observations(found, ("wells",))) == ["۵", "۱۲"]


def test_leading_numbers_are_few_and_say_nothing_twice() -> None:
    html = "<p>" + " و ".join(f"{n} طرح" for n in "۱۲۳۴۵۶۷۸") + ".</p>"
    found = observed(entry(article(html=html), *"۱۲۳۴۵۶۷۸"))
    assert surfaces(leading_observations(found, ())) == list("۱۲۳۴۵۶")
    assert leading_observations((found[0], found[0]), ()) == (found[0],)


def test_observations_are_filed_by_measure_and_by_trait() -> None:
    given, entries = sample()
    numbers = arranged(replace(given, indicators=(WELLS,)), entries, SETTINGS).numbers
    assert list(numbers.indicators) == ["wells"]
    assert surfaces(numbers.measured["wells"]) == ["۸۵"]
    assert [series.unit_name for series in numbers.series["wells"]] == ["حلقه"]
    assert numbers.sketches["wells"] == (Sketch("wells", "حلقه", planned=False, areas=("yazd",)),)
    picked = {(one.kind, one.slug): surfaces(one.first(one.count)) for one in numbers.selections}
    assert picked["areas", "yazd"] == ["۸۵", "۳٫۵ میلیارد"]
    assert picked["topics", "ab"] == ["۸۵", "۳٫۵ میلیارد"]
    assert picked["years", "1403"] == ["۱۲", "۳۵", "۴ هزار و ۳۰۰"]
    assert picked["units", "toman"] == ["۳٫۵ میلیارد"]
