from __future__ import annotations

import pytest

from digest.observations.answers import Answer, AnswerError, write_answers
from digest.reading.articles import read_article
from digest.reading.schema import Vocabulary
from tests.casefiles import Case, read_cases

WORDS = Vocabulary.of((), (), "Asia/Tehran")


def answers(source: str) -> list[Answer]:
    rows = source.split("\n")
    line = next((at for at, row in enumerate(rows, 1) if "text: ۵ نفر" in row), 0)
    return [Answer("۵ نفر", {"checked": "true"}, line), Answer("۷ طرح", {"hide": "true"})]


@pytest.mark.parametrize("case", read_cases("answers.txt"), ids=str)
def test_answers_touch_nothing_else(case: Case) -> None:
    assert write_answers(case.given, answers(case.given)) == case.expected


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("case", read_cases("answers.txt"), ids=str)
def test_line_ends_and_marks_stay(case: Case, mark: str, ending: str) -> None:
    given = mark + case.given.replace("\n", ending)
    written = write_answers(given, answers(case.given))
    assert written == mark + case.expected.replace("\n", ending)


@pytest.mark.parametrize("case", read_cases("answers.txt"), ids=str)
def test_what_was_written_is_read_again(case: Case) -> None:
    source = case.expected.replace("---\n", "---\nslug: a\n", 1)
    source = source if "date:" in source else source.replace("slug: a\n", "slug: a\ndate:\n")
    article = read_article("a.md", source.encode(), WORDS).article
    assert article is not None
    assert [(n.text, n.checked, n.hide) for n in article.observations] == [
        ("۵ نفر", True, False),
        ("۷ طرح", False, True),
    ]


def test_awkward_texts_are_quoted() -> None:
    text = 'نرخ: "۵" # درصد \\ و ‌'
    written = write_answers("---\ntitle: الف\ndate:\n---\nب", [Answer(text, {"pin": "true"})])
    article = read_article("a.md", written.encode(), WORDS).article
    assert article is not None
    assert article.observations[0].text == " ".join(text.split())


@pytest.mark.parametrize(
    "source",
    [
        "بی سرصفحه",
        "---\nobservations: [{text: ۵ نفر}]\n---\n",
        "---\nobservations: [{text: ۵ نفر}]\ntitle: الف: ب\n---\n",
    ],
)
def test_what_can_not_be_written_to_is_told(source: str) -> None:
    with pytest.raises(AnswerError):
        write_answers(source, [Answer("۵ نفر", {"checked": "true"})])
