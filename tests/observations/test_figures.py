from __future__ import annotations

import pytest

from digest.model import Article, Entry, JalaliDate
from digest.observations import Observation, observe
from digest.pages.observation_rows import jalali_text
from digest.quantities import find_quantities
from digest.reading.prose import read_prose
from tests.observations.provinces import context
from tests.observations.tables import read_table

DATE = JalaliDate(1402, 7, 12)


def read(text: str, title: str = "گزارش") -> tuple[Observation, ...]:
    article = Article("content/articles/a.md", "a", title, DATE, read_prose(text), area="yazd")
    return observe(Entry(article, find_quantities(article.prose.text)), context())


def labels(text: str) -> list[str]:
    return [found.label for found in read(text)]


@pytest.mark.parametrize("case", read_table("figures.tsv"), ids=lambda case: case["text"])
def test_a_figure_has_the_measure_and_period_of_its_own_words(case: dict[str, str]) -> None:
    start = case["text"].index("⟦")
    (found,) = (
        observation
        for observation in read(case["text"].replace("⟦", "").replace("⟧", ""))
        if observation.place.start == start
    )
    period = (jalali_text(found.period.start), jalali_text(found.period.end))
    assert (found.indicator, *period) == (case["indicator"], case["start"], case["end"])


def test_the_title_gives_what_a_text_leaves_out() -> None:
    (found,) = read("در این دوره ۳۱۰ مجوز صادر شد.", "گزارش مشاغل خانگی")
    assert found.indicator == "home-permits"


def test_a_figure_of_no_measure_is_listed_by_its_counted_thing() -> None:
    assert labels("۴۰ قطعه زمین واگذار شد.") == ["زمین"]
    assert labels("شمار زمین‌های واگذارشده ۳۱۲ مورد است.") == ["شمار زمین‌های واگذارشده"]


def test_plans_are_flagged() -> None:
    (found,) = read("قرار است ۵۰ کارگاه باز شود.")
    assert "planned" in found.flags


def test_the_title_rounds() -> None:
    (found,) = read("در استان ۲ هزار و ۳۷ تعاونی فعال هست.", "بیش از ۲ هزار تعاونی فعال")
    assert [place.in_title for place in found.places] == [False, True]


def test_small_figures_of_one_word_stay_apart() -> None:
    assert len(read("در شهر الف ۳ کارگاه هست. در جای دیگر ۳ کارگاه هست.")) == 2
