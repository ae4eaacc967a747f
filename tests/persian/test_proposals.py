from __future__ import annotations

import random
from pathlib import Path

import pytest

from digest.persian import hazm_parts, proposals
from digest.persian.characters import ZWNJ
from digest.persian.typography import display_edits
from tests.casefiles import read_cases

ARTICLES = Path(__file__).resolve().parent.parent.parent / "content" / "articles"
PIECES = (
    "کتاب ها های هایی هایشان ترین ای ام اند می نمی مي رود شود رفته بود خانه ه خانهٔ و آن ی که در "
    '. ، ؛ : ؟ ! » « ( ) [ ] " … ... .. / - % ـ ۷ ۱۲ 12.5 می‌رود کتاب‌ها بچه دست سال خواهد زمین '
    "\u200c \u00a0 \t \r \u2028 \u064e"
).split(" ")
GAPS = (" ", " ", " ", " ", "", "", "  ", "\n", ZWNJ)


def mixtures(count: int) -> list[str]:
    random_ = random.Random(count)
    return [
        "".join(
            random_.choice(PIECES) + random_.choice(GAPS) for _ in range(random_.randint(2, 22))
        )
        for _ in range(count)
    ]


def edits_of_whole_lines(text: str, monkeypatch: pytest.MonkeyPatch) -> object:
    """Find the edits of ``text`` with hazm asked about all of every line."""

    def clauses(masked: str) -> list[tuple[str, bool]]:
        return [(line, True) for line in masked.split("\n")]

    with monkeypatch.context() as patch:
        patch.setattr(proposals, "_clauses", clauses)
        return display_edits(text, ())


def test_asking_less_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [case.given for case in read_cases("typography.txt")]
    for path in sorted(ARTICLES.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        texts += [text, text.replace(ZWNJ, " "), text.replace("،", " ، ")]
    for text in (*texts, *mixtures(1500)):
        assert display_edits(text, ()) == edits_of_whole_lines(text, monkeypatch), text


def test_of_a_careful_text_hazm_is_asked_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "normalizer", None)
    assert list(proposals.proposals("کتاب‌ها را می‌خواند: «ده تا» (دو تا) و رفت.")) == []


def test_only_the_clause_in_question_is_asked_about() -> None:
    asked = [clause for _, clause, _ in proposals.proposals("رفت و آمد، کتاب ها ماند. باز آمد.")]
    assert asked == ["کتاب ها ماند."]


def test_lines_that_hazm_joins_are_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Joining:
        def normalize(self, text: str) -> str:
            return text.replace("\n", " ")

    monkeypatch.setattr(proposals, "normalizer", Joining)
    assert [clause == answer for _, clause, answer in proposals.proposals("یک .\nدو .")] == [
        True,
        True,
    ]


def test_the_probe_is_a_question() -> None:
    assert proposals._is_in_question(hazm_parts._PROBE)
