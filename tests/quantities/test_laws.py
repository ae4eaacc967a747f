"""Laws of the reading: what must hold for every number and every text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Quantity, QuantityValue
from digest.quantities import find_quantities
from tests.quantities.cases import Case, read_cases
from tests.quantities.numbers_in_words import to_mixed, to_words

NUMBERS = st.one_of(
    st.integers(0, 10**15),
    st.integers(0, 10**4),
    st.builds(lambda n, e: n * 10**e, st.integers(1, 999), st.integers(0, 12)),
)
ZWNJ = "\u200c"
CASES = [case for case in read_cases() if case.place.startswith(("news", "numerals"))]


def values(text: str) -> list[tuple[str, QuantityValue]]:
    return [(q.kind, q.value) for q in find_quantities(text)]


@settings(max_examples=600, deadline=None)
@given(NUMBERS)
def test_words_are_read_back(number: int) -> None:
    for spelt in (to_words(number), to_mixed(number)):
        found = find_quantities(f"{spelt} نفر")
        assert [q.value for q in found] == [Decimal(number)], spelt


@settings(max_examples=300, deadline=None)
@given(NUMBERS)
def test_words_are_read_back_with_half_spaces(number: int) -> None:
    spelt = to_words(number).replace(" و ", f"{ZWNJ}و{ZWNJ}")
    found = find_quantities(f"{spelt} نفر")
    assert [q.value for q in found] == [Decimal(number)], spelt


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.place)
def test_half_spaces_do_not_matter(case: Case) -> None:
    assert values(case.text.replace(ZWNJ, ZWNJ * 2)) == values(case.text)
    assert values(case.text.replace(ZWNJ, "")) == values(case.text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.place)
def test_glue_at_digits_does_not_matter(case: Case) -> None:
    text = case.text
    for quantity in reversed(find_quantities(text)):
        before = text[: quantity.start].removesuffix(" ")
        if quantity.surface[0].isdigit() and quantity.kind not in {"label", "score"}:
            text = before + text[quantity.start :]
    assert numbers(text) == numbers(case.text)


def numbers(text: str) -> list[object]:
    return [q.value for q in find_quantities(text) if q.kind not in {"label", "score"}]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(CASES), min_size=2, max_size=5))
def test_texts_joined_give_quantities_joined(cases: list[Case]) -> None:
    joined, expected = "", []
    for case in cases:
        expected += [shifted(q, len(joined)) for q in find_quantities(case.text)]
        joined += case.text + "\n"
    assert [shifted(q, 0) for q in find_quantities(joined)] == expected


def shifted(quantity: Quantity, by: int) -> tuple[object, ...]:
    return (quantity.start + by, quantity.end + by, quantity.value, quantity.counted, quantity.key)


PIECES = st.one_of(
    st.characters(),
    st.sampled_from("۰۱۲۳۴۵۶۷۸۹0123456789٠٤و،.,/٫٬:-()«»% \u200c\u200f\n"),
    st.sampled_from(["یک", "هزار", " و ", "میلیون", " تا ", "نیم", " از ", "درصد", "سوم"]),
)
LETTERS = st.lists(PIECES, max_size=60).map("".join)


@settings(max_examples=1000, deadline=None)
@given(LETTERS)
def test_any_text_is_read(text: str) -> None:
    last = 0
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.surface
        assert last <= quantity.start < quantity.end
        last = quantity.end
