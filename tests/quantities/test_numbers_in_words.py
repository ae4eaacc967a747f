from __future__ import annotations

import pytest

from tests.quantities.numbers_in_words import to_mixed, to_words


@pytest.mark.parametrize(
    ("number", "words", "mixed"),
    [
        (0, "صفر", "۰"),
        (19, "نوزده", "۱۹"),
        (30, "سی", "۳۰"),
        (121, "صد و بیست و یک", "۱۲۱"),
        (1000, "یک هزار", "۱ هزار"),
        (2240, "دو هزار و دویست و چهل", "۲ هزار و ۲۴۰"),
        (1_000_005, "یک میلیون و پنج", "۱ میلیون و ۵"),
        (-3, "منفی سه", "منفی ۳"),
    ],
)
def test_numbers_are_spelt(number: int, words: str, mixed: str) -> None:
    assert to_words(number) == words
    assert to_mixed(number) == mixed


def test_too_large_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        to_words(10**18)
