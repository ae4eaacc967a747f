from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.persian.collation import sort_key


def test_the_alphabet_is_in_order() -> None:
    alphabet = list("آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی")
    backwards = alphabet[::-1]
    assert sorted(backwards, key=sort_key) == alphabet


def test_arabic_letters_stand_with_their_persian_twins() -> None:
    assert sort_key("كتابي")[0] == sort_key("کتابی")[0]


def test_a_short_word_comes_before_a_longer_one() -> None:
    names = ["کار", "کار آفرین", "کارآفرین", "کارگاه"]
    backwards = names[::-1]
    assert sorted(backwards, key=sort_key) == names


def test_digits_come_first_and_latin_last() -> None:
    names = ["۲۵ طرح", "آب", "یزد", "COVID"]
    backwards = names[::-1]
    assert sorted(backwards, key=sort_key) == names


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert (sort_key(one) < sort_key(other)) or (sort_key(one) >= sort_key(other))
