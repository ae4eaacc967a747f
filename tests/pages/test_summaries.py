from __future__ import annotations

import pytest

from digest.pages.summaries import SUMMARY_LENGTH, opening_of, shortened
from tests.factories import prose


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("سرد شد", "سرد شد"),
        ("هوا سرد شده", "هوا سرد…"),
        ("هوای، سردتر", "هوای…"),
        ("یک‌کلمهٔ‌بسیار‌دراز", "یک‌کلمهٔ…"),
    ],
)
def test_a_text_is_cut_at_a_word(text: str, short: str) -> None:
    assert shortened(text, 9) == short


def test_the_opening_is_the_first_sentence_cut_at_a_word() -> None:
    assert opening_of(prose("<p>یک خبر. دو خبر.</p>")) == "یک خبر."
    assert opening_of(prose("<p></p>")) == ""
    long = opening_of(prose(f"<p>{'آب ' * SUMMARY_LENGTH}شد.</p>"))
    assert len(long) <= SUMMARY_LENGTH + 1
    assert long.endswith("آب…")
