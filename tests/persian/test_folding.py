from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.persian.folding import count_terms, fold_words, folding_table
from tests.persian.folding_cases import folding_cases

JOINED = [*"  \u00a0\u200c\n.۱«", "می", "نمی", "کتاب", "ها", "هایی", "تر", "ای", "ا"]
PERSIAN = st.text(alphabet="ابتمیرودهانسکگئآة \u200cًـ۱۲٬٫./", max_size=40)


@pytest.mark.parametrize(("text", "terms"), folding_cases())
def test_cases(text: str, terms: str) -> None:
    assert fold_words(text) == tuple(terms.split())


@given(st.text() | PERSIAN)
def test_a_term_is_its_own_term(text: str) -> None:
    for term in count_terms(text):
        assert fold_words(term) == (term,)


@given(st.text() | PERSIAN)
def test_a_text_is_found_by_all_that_it_is_searched_for_by(text: str) -> None:
    assert set(fold_words(text)) <= set(count_terms(text))


@given(PERSIAN)
def test_arabic_spelling_makes_no_difference(text: str) -> None:
    spelled = text.replace("ی", "ي").replace("ک", "ك").replace("۱", "١")
    assert count_terms(spelled) == count_terms(text)


@given(st.lists(st.sampled_from(JOINED), max_size=8).map("".join))
def test_a_lost_half_space_is_seen_from_the_words_beside_it(text: str) -> None:
    apart = [text.replace("\u00a0", " ").replace(" ", "\u00a0"), text]
    assert count_terms(apart[0]) == count_terms(apart[1])


def test_spellings_stay_in_their_shard() -> None:
    assert all(one[:2] == other[:2] for one, other in folding_table()["spellings"].items())


def test_a_compound_is_found_in_one_too() -> None:
    assert "دانشاموز" in count_terms("دانش\u200cآموزان")
    assert {"1403.5", "1403", "5"} == set(count_terms("۱۴۰۳/۵"))
