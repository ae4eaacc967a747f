from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.persian.spacing import repair
from digest.persian.spacing.protection import PROTECTED
from tests.casefiles import Case, read_cases
from tests.persian.spacing.applying import apply_repairs, find_repairs

PIECES = st.sampled_from(
    [
        "بانک ها",
        "تعاونیها",
        "استدر سال",
        "`بانک ها`",
        "\n\n",
        "\n",
        "\n- ",
        "\n## ",
        "\n> ",
        "\n```\nبانک ها\n```\n",
        "[بانک ها](https://a.ir/بانک)",
        "**",
        "| بانک ها | ۲ |",
        "<b>",
        "\n\n    بانک ها\n",
        "https://a.ir/تعاونیها",
        "#تعاونیها",
        "  \n",
        " ",
        "\\*",
    ]
)
DOCUMENTS = st.lists(PIECES, max_size=14).map("".join)


def protected(text: str) -> list[str]:
    return [found.group() for found in PROTECTED.finditer(text)]


@pytest.mark.parametrize("case", read_cases("spacing/markdown.txt"), ids=str)
def test_only_prose_is_mended(case: Case) -> None:
    assert repair(case.given) == case.expected


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_protected_spans_and_lines_stay(text: str) -> None:
    mended = repair(text)
    assert protected(mended) == protected(text)
    assert mended.count("\n") == text.count("\n")


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_a_second_repair_changes_nothing(text: str) -> None:
    once = repair(text)
    assert repair(once) == once
    assert apply_repairs(text, find_repairs(text)) == once


def test_hard_line_breaks_stay() -> None:
    text = "شعر ها  \nبانک ها\\\nپایان"
    assert repair(text) == "شعر‌ها  \nبانک‌ها\\\nپایان".replace("شعر‌ها", "شعرها")
