"""Values as bytes and back."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from digest.memory.codec import decoder, digest_of, encode
from digest.memory.damage import DamagedError


class Word(Struct, frozen=True):
    text: str
    places: tuple[int, ...]
    kind: str | None = None


WORDS = st.builds(
    Word, st.text(), st.lists(st.integers(-(2**63), 2**63 - 1)).map(tuple), st.none() | st.text()
)


@given(st.lists(WORDS).map(tuple))
def test_a_value_comes_back_as_it_was(words: tuple[Word, ...]) -> None:
    assert decoder(tuple[Word, ...])(encode(words)) == words


@pytest.mark.parametrize("content", [b"", b"\xc1", encode(7), encode({"text": 1}), encode([1])])
def test_what_does_not_fit_its_type_is_refused(content: bytes) -> None:
    with pytest.raises(DamagedError):
        decoder(Word)(content)


@given(st.binary())
def test_no_bytes_do_harm(content: bytes) -> None:
    with suppress(DamagedError):
        assert isinstance(decoder(Word)(content), Word)


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_other_parts_have_another_digest(one: list[str], other: list[str]) -> None:
    assert (digest_of(*one) == digest_of(*other)) == (one == other)
