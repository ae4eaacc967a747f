from __future__ import annotations

import pytest

from digest.model import Article, Entry, JalaliDate
from digest.observations import observe
from digest.observations.arithmetic import check_arithmetic, mark_parts
from digest.observations.finding import Finding
from digest.quantities import find_quantities
from digest.reading.prose import read_prose
from tests.casefiles import Case, read_cases
from tests.observations.provinces import context, entries, published


def entry(text: str, title: str = "خبر") -> Entry:
    prose = read_prose(text.replace("\n", "\n\n"))
    article = Article("content/articles/a.md", "a", title, JalaliDate(1402, 5, 1), prose)
    return Entry(article, find_quantities(prose.text))


def findings(made: Entry) -> tuple[Finding, ...]:
    return check_arithmetic(made, observe(made, context()))


def told(found: Finding) -> str:
    return f"{found.kind} {'agrees' if found.agrees else 'differs'} {found.computation}"


@pytest.mark.parametrize("case", read_cases("arithmetic.txt"), ids=str)
def test_only_what_the_text_claims_is_computed(case: Case) -> None:
    found = "\n".join(map(told, findings(entry(case.given))))
    assert (found or "nothing") == case.expected


def test_the_facts_of_the_published_articles_are_found_and_nothing_else() -> None:
    found = {(e.article.slug, told(f)) for e in entries(published()) for f in findings(e)}
    assert found == {
        ("azarbaijan-gharbi-mashaghel-khanegi", "total agrees ۴۷۷ + ۱۲۷ + ۱۰۱ + ۱۴۸ = ۸۵۳"),
        (
            "azarbaijan-gharbi-mashaghel-khanegi",
            "total agrees ۲۶ میلیارد + ۵ میلیارد + حدود ۳ میلیارد + حدود ۷ میلیارد = ۴۱ میلیارد",
        ),
        (
            "azarbaijan-gharbi-mashaghel-khanegi",
            "repeat agrees ۲ هزار و ۲۴۰ ← بیش از ۲ هزار و ۲۰۰",
        ),
        ("khorasan-jonubi-taavon", "multiple differs ۸۷ میلیارد ÷ ۶٫۹ میلیارد = ۱۲٫۶"),
    }


def test_a_title_that_does_not_fit_is_found() -> None:
    made = entry("امسال ۱۸۵۰ مجوز مشاغل خانگی صادر شد.", "صدور ۲۶۰۰ مجوز مشاغل خانگی")
    assert list(map(told, findings(made))) == ["repeat differs هزار و ۸۵۰ ← ۲ هزار و ۶۰۰"]


def test_parts_know_their_whole() -> None:
    made = entry("امسال ۶۲۰ نفر آموزش دیدند. از این تعداد ۳۸۵ نفر زن و ۲۳۵ نفر مرد بودند.")
    observations = observe(made, context())
    whole, *parts = mark_parts(observations, check_arithmetic(made, observations))
    assert [part.whole for part in parts] == [whole.id, whole.id]
    assert whole.whole == ""
