from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.model import Span
from digest.persian.bidi import foreign_runs
from digest.persian.characters import ZWNJ, persian_letters
from digest.persian.typography import display_edits
from tests.casefiles import Case, read_cases

WORDS = st.sampled_from(
    'کتاب ها می رود نمی "گفت" ( ) : ، . ... ۲/۵ 35.4 ۱۴۰۲/۰۵/۱۲ COVID-19 '
    "https://a.ir/b?c=1 خانه ای اند كتابي بُعد ﷺ ۱۲٬۵۰۰ و و… نفر‌ها".split()
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from(["", " ", ZWNJ, "\n"]))).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def shown(text: str) -> str:
    for edit in reversed(display_edits(text, foreign_runs(text))):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def skeleton(text: str) -> str:
    plain = (
        persian_letters(text)
        .replace("…", "...")  # not the other way: «.. .» has three dots too, spaces apart
        .replace('"', "")
        .translate({ord("«"): None, ord("»"): None})
    )
    return "".join(letter for letter in plain if not letter.isspace() and letter != ZWNJ)


@pytest.mark.parametrize("case", read_cases("typography.txt"), ids=str)
def test_a_text_is_shown_as_expected(case: Case) -> None:
    assert shown(case.given) == case.expected


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example(".. .")
@example(". ...")
def test_only_separators_and_marks_change(text: str) -> None:
    assert skeleton(shown(text)) == skeleton(text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_edits_stand_in_order_and_apart(text: str) -> None:
    edits = display_edits(text, ())
    assert all(one.end <= two.start for one, two in pairwise(edits))
    assert all(0 <= edit.start <= edit.end <= len(text) for edit in edits)


def test_nothing_protected_is_touched() -> None:
    text = "کتاب ها می روند"
    assert display_edits(text, (Span(0, len(text)),)) == ()
