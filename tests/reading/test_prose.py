from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Edit, Span
from digest.reading.markup import to_html
from digest.reading.prose import read_prose

PIECES = st.sampled_from(
    "متن ۱۲ نفر **پررنگ** `کد ۲` \n\n \n - # [پیوند](https://a.ir/b?c=1) ```\nکد\n``` | ا | ب "
    "|\n|-|-| > نقل COVID-19 &nbsp; &amp; < ".split(" ")
)


def letters(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES).map(" ".join))
def test_tokens_rebuild_the_page(source: str) -> None:
    prose = read_prose(source)
    kept = [token if isinstance(token, str) else "" for token in prose.tokens]
    assert all(token.startswith("<") for token in kept if token)
    plain = re.sub(r'<(?:[^>"]|"[^"]*")*>', " ", to_html(source))
    assert letters(prose.text) == letters(unescape(plain))


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES).map(" ".join))
def test_slices_stand_in_order_inside_the_text(source: str) -> None:
    prose = read_prose(source)
    slices = [token for token in prose.tokens if isinstance(token, Span)]
    rows: list[Sequence[Span | Edit]] = [slices, prose.sentences, prose.foreign, prose.edits]
    for spans in rows:
        assert all(span.end <= len(prose.text) for span in spans)
        assert all(one.end <= two.start for one, two in pairwise(spans))


def test_blocks_are_lines_and_a_broken_line_is_none() -> None:
    prose = read_prose("# تیتر\n\nسطر یک\nدنبالهٔ آن\n\n- الف\n- ب")
    assert prose.text == "تیتر\nسطر یک دنبالهٔ آن\nالف\nب"


def test_a_footnote_mark_is_no_part_of_the_text() -> None:
    prose = read_prose("۱۲ نفر[^1] آمدند.\n\n[^1]: به گزارش ایرنا")
    assert prose.text.startswith("۱۲ نفر آمدند.\nبه گزارش ایرنا")
    assert any(isinstance(token, str) and "fnref" in token for token in prose.tokens)


def test_code_is_verbatim_and_never_edited() -> None:
    prose = read_prose("کتاب ها `کتاب ها` است")
    (code,) = prose.verbatim
    assert prose.text[code.start : code.end] == "کتاب ها"
    assert [(edit.start, edit.replacement) for edit in prose.edits] == [(4, "\u200c")]


@pytest.mark.parametrize("source", ["", "\n\n", "```\n```"])
def test_an_empty_source_has_no_text(source: str) -> None:
    assert read_prose(source).text.strip() == ""
