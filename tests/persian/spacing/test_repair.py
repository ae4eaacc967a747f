from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.persian.spacing import Certainty, Kind, repair
from digest.persian.spacing.repairs import SEPARATORS
from tests.casefiles import FOLDER, Case, read_cases
from tests.persian.spacing.applying import apply_repairs, find_repairs

PERSIAN = str.maketrans("يىك", "ییک")
UNTOUCHED = [
    line
    for line in (FOLDER / "spacing" / "untouched.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("%")
]
WORDS = st.sampled_from(
    "تعاونی ها های می نمی شود شده اند است در و برنامه اداره کل خانه ای كتابي آشتاب ۱۲ ۳/۵ "
    "1.5 «متن» گفت : ، . کسب کار بُعد خانهٔ https://a.ir/خبر #تعاونیها COVID-19 ست ی".split()
)
MIXTURES = st.lists(
    st.tuples(WORDS, st.sampled_from(["", " ", "\u200c", "  ", "\n", "\u00a0"]))
).map(lambda pairs: "".join(word + gap for word, gap in pairs))
ANY_TEXT = st.text(
    st.sampled_from("ابپتدرزسشعکگلمنوهیآيك \u200c\u200c  \n.،:«»ًٔۀ۰۱۲12ab#@-_/()\u00a0\ufeff"),
    max_size=60,
)


def letters(text: str) -> str:
    return "".join(each for each in text if each not in SEPARATORS).translate(PERSIAN)


@pytest.mark.parametrize(
    "case", [*read_cases("spacing/words.txt"), *read_cases("spacing/spaces.txt")], ids=str
)
def test_slips_are_mended(case: Case) -> None:
    assert repair(case.given) == case.expected


@pytest.mark.parametrize("text", UNTOUCHED)
def test_right_text_stays(text: str) -> None:
    assert repair(text) == text


@settings(max_examples=150, deadline=None)
@given(st.one_of(MIXTURES, ANY_TEXT))
def test_letters_never_change(text: str) -> None:
    assert letters(repair(text)) == letters(text)


@settings(max_examples=150, deadline=None)
@given(st.one_of(MIXTURES, ANY_TEXT))
@example("1\ufeff@ك")  # what is removed between them makes one word of two
def test_a_second_repair_changes_nothing(text: str) -> None:
    once = repair(text)
    assert repair(once) == once


@settings(max_examples=100, deadline=None)
@given(st.one_of(MIXTURES, ANY_TEXT))
def test_the_changes_make_the_repaired_text(text: str) -> None:
    assert apply_repairs(text, find_repairs(text)) == repair(text)


def test_each_change_has_its_place_and_kind() -> None:
    text = "بانك ها استدر"
    found = find_repairs(text)
    assert [(text[r.start : r.end], r.replacement, r.kind) for r in found] == [
        ("ك", "ک", Kind.LETTER),
        (" ", "\u200c", Kind.TORN_WORD),
        ("", " ", Kind.LOST_SPACE),
    ]
    assert found[-1].word == "استدر"
    assert found[-1].mended == "است در"
    assert found[-1].certainty is Certainty.SURE


def test_changes_can_be_left_out() -> None:
    text = "بانک ها استدر"
    wanted = [each for each in find_repairs(text) if each.kind is Kind.LOST_SPACE]
    assert apply_repairs(text, wanted) == "بانک ها است در"


def test_a_strange_name_that_comes_twice_is_left_alone() -> None:
    once, twice = "جناب رستگارقلم آمد.", "جناب رستگارقلم آمد. رستگارقلم گفت."
    assert repair(once) != once
    assert repair(twice) == twice


def test_a_strange_name_after_a_title_is_left_alone() -> None:
    assert repair("آقای رستگارقلم آمد.") == "آقای رستگارقلم آمد."


def test_the_editors_own_words_are_kept() -> None:
    text = "دارودرمان و بانک ها"
    assert repair(text) == "دارو درمان و بانک‌ها"
    assert repair(text, keep=("دارودرمان",)) == "دارودرمان و بانک‌ها"


def test_a_kept_spelling_is_restored() -> None:
    assert repair("استارتآپنما", keep=("استارت‌آپ‌نما",)) == "استارت‌آپ‌نما"


@pytest.mark.parametrize(
    "piece", ["تعاونیها", "ا", "`", "` ", "[", "](a", "<a ", "$ ", "{{", "\u200c"]
)
def test_one_pattern_over_and_over_is_no_burden(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert letters(repair(text)) == letters(text)
