from __future__ import annotations

import pytest

from digest.model import Span
from digest.pages.tags import inner_spans, opened_name, tag_name


@pytest.mark.parametrize(
    ("token", "name", "opened"),
    [
        ("<p>", "p", "p"),
        ('<a href="x">', "a", "a"),
        ("</p>", "p", ""),
        ("<br>", "br", ""),
        ('<img src="a.jpg" alt="a > b">', "img", ""),
        ('<sup id="fnref:1"><a href="#fn:1">۱</a></sup>', "sup", ""),
    ],
)
def test_names(token: str, name: str, opened: str) -> None:
    assert (tag_name(token), opened_name(token)) == (name, opened)


def test_the_text_inside_each_element() -> None:
    tokens = ("<p>", Span(0, 2), "<em>", Span(2, 5), "</em>", "<a>", "</a>", "</p>")
    assert inner_spans(tokens) == {0: Span(0, 5), 2: Span(2, 5), 5: None}
