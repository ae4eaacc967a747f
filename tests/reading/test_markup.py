from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.reading.markup import ELEMENTS, to_html
from tests.casefiles import Case, read_cases

PIECES = st.sampled_from(
    "<script> </script> <img src=x onerror=a()> [x](javascript:a()) ![x](data:x) \n \n\n - # ` ``` "
    "** _ | |-| [^1] [^1]: > & &lt; \" ' \\ {:onclick=x} <svg/onload=a> متن ۱۲ <!-- -->".split(" ")
)


@pytest.mark.parametrize("case", read_cases("markdown.txt"), ids=str)
def test_markdown_becomes(case: Case) -> None:
    assert to_html(case.given) == case.expected


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES).map(" ".join))
def test_nothing_but_the_allowed_comes_out(source: str) -> None:
    html = to_html(source)
    tags = re.findall(r'<(/?)([a-z0-9]+)((?:[^>"]|"[^"]*")*)>', html)
    for _, name, attributes in tags:
        given_names = set(re.findall(r'([a-z-]+)="', re.sub(r'"[^"]*"', '""', attributes)))
        assert given_names <= ELEMENTS[name]
    assert "<" not in re.sub(r'</?[a-z0-9]+(?:[^>"]|"[^"]*")*>', "", html)
    assert not re.search(r'(?:href|src)="\s*(?:javascript|data|vbscript):', html, re.IGNORECASE)


def test_one_text_leaves_nothing_for_the_next() -> None:
    source = "متن[^1]\n\n[^1]: یک\n\n# تیتر"
    assert to_html(source) == to_html(source)
