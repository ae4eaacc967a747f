from __future__ import annotations

import pytest

from digest.pages.addresses import with_whole_addresses

BASE = "https://example.org/some/path/"


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        ('<a href="b.html">', f'<a href="{BASE}articles/b.html">'),
        ('<a class="x" href="../about.html#y">', f'<a class="x" href="{BASE}about.html#y">'),
        ('<a href="#fn:1">', f'<a href="{BASE}articles/a.html#fn:1">'),
        ('<img alt="a" src="../media/x.svg">', f'<img alt="a" src="{BASE}media/x.svg">'),
        ('<a href="https://b.ir/?a=1&amp;b=2">', '<a href="https://b.ir/?a=1&amp;b=2">'),
        ('<a href="mailto:a@b.ir">', '<a href="mailto:a@b.ir">'),
        ("متن href=x", "متن href=x"),
    ],
)
def test_an_address_is_made_whole(body: str, whole: str) -> None:
    assert with_whole_addresses(body, "articles/a.html", BASE) == whole
