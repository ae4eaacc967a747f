from __future__ import annotations

import pytest

from digest.importing.headlines import LONGEST, derive_headline

WORD = "واژه"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (" ".join([WORD] * 30), " ".join([WORD] * 19) + "…"),
        ("و" * 200, "و" * LONGEST + "…"),
    ],
)
def test_a_long_text_without_a_clause_is_cut(text: str, headline: str) -> None:
    assert derive_headline((text,)) == headline
