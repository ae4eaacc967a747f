from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.persian.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("جدا کردن ساده است. تقریبا البته!", ["جدا کردن ساده است.", "تقریبا البته!"]),
        ("نرخ ۳۵.۴ درصد شد. پایان.", ["نرخ ۳۵.۴ درصد شد.", "پایان."]),
        ("دکتر م. احمدی آمد.", ["دکتر م. احمدی آمد."]),
        ("آیا رفت؟ بله.", ["آیا رفت؟", "بله."]),
        ("تیتر\nمتن خبر.", ["تیتر", "متن خبر."]),
        ("", []),
    ],
)
def test_sentences_of(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in sentences(text)] == expected


@settings(max_examples=300)
@given(st.text(alphabet="آبپ .؟!\n۱۲.\u200c(«»"))
def test_every_letter_is_in_one_sentence(text: str) -> None:
    spans = sentences(text)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert all(at in covered for at, letter in enumerate(text) if not letter.isspace())
