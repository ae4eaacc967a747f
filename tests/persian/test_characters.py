from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.persian.characters import (
    fold,
    forbidden_characters,
    persian_letters,
    without_forbidden,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("تعاونيها", "تعاونی‌ها"),
        ("آذربایجان غربی", "اذربایجانغربی"),
        ("مسؤول", "مسوول"),
        ("سال ۱۴۰۳", "سال ١٤٠٣"),
        ("COVID-19", "covid ۱۹"),
        ("بُعد", "بعد"),
    ],
)
def test_two_spellings_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(), st.text())
def test_a_text_folds_word_by_word(one: str, other: str) -> None:
    assert fold(f"{one} {other}") == fold(one) + fold(other)


def test_different_words_stay_different() -> None:
    assert fold("کرمان") != fold("کرمانشاه")


@given(st.text())
def test_letters_keep_their_places(text: str) -> None:
    assert len(persian_letters(text)) == len(text)


@given(st.text())
def test_nothing_forbidden_is_left(text: str) -> None:
    assert not forbidden_characters(without_forbidden(text))


def test_what_a_text_needs_is_kept() -> None:
    text = "می‌شود\u200f \u200e٪۳۵\tو\nپایان"
    assert without_forbidden(text) == text


def test_an_override_is_named() -> None:
    assert forbidden_characters("a\u202eb\x00") == ("U+0000", "U+202E")
