from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.site import cut_into_sheets


@pytest.mark.parametrize(
    ("items", "sheets"),
    [
        ("", [(0, "")]),
        ("a", [(0, "a")]),
        ("cba", [(0, "cba")]),
        ("dcba", [(0, "dc"), (1, "ba")]),
        ("gfedcba", [(0, "gfe"), (2, "dc"), (1, "ba")]),
    ],
)
def test_sheets(items: str, sheets: list[tuple[int, str]]) -> None:
    cut = cut_into_sheets(items, 2)
    assert [(sheet.number, "".join(sheet.items)) for sheet in cut] == sheets


@given(st.lists(st.integers(), max_size=60), st.integers(1, 9))
def test_nothing_is_lost_and_full_sheets_stay_when_one_comes_in(
    items: list[int], size: int
) -> None:
    before = cut_into_sheets(items, size)
    assert [item for sheet in before for item in sheet.items] == items
    after = {sheet.number: sheet.items for sheet in cut_into_sheets([0, *items], size)}
    for sheet in before:
        if sheet.number:
            assert after[sheet.number] == sheet.items
