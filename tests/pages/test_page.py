from __future__ import annotations

import pytest

from digest.model import Leaf
from digest.pages.page import absolute, leaf_path, month_path, relative, sheet_path
from digest.site import Month
from tests.factories import prose


@pytest.mark.parametrize(
    ("start", "target", "link"),
    [
        ("index.html", "articles/a.html", "articles/a.html"),
        ("articles/a.html", "articles/b.html", "../articles/b.html"),
        ("archive/1397/06.html", "index.html", "../../index.html"),
        ("numbers.html", "articles/a.html#s-1", "articles/a.html#s-1"),
    ],
)
def test_relative_links(start: str, target: str, link: str) -> None:
    assert relative(target, start=start) == link


def test_public_addresses_are_ascii_and_empty_without_a_base() -> None:
    assert absolute("articles/آب.html", "https://x.ir/d/") == (
        "https://x.ir/d/articles/%D8%A2%D8%A8.html"
    )
    assert absolute("index.html", "https://x.ir/d/") == "https://x.ir/d/"
    assert absolute("areas/index.html", "https://x.ir/") == "https://x.ir/areas/index.html"
    assert absolute("index.html", "") == ""


def test_paths_of_listings_have_ascii_digits_of_one_width() -> None:
    assert month_path(Month(1397, 6, ())) == "archive/1397/06.html"
    assert month_path(Month(1397, None, ())) == "archive/1397.html"
    assert [sheet_path("index.html", 0), sheet_path("index.html", 2)] == [
        "index.html",
        "page/2.html",
    ]
    assert sheet_path("archive/1397/06.html", 1) == "archive/1397/06/page/1.html"
    assert (
        leaf_path(Leaf("content/pages/a.md", "about", "درباره", prose("<p>ا</p>"))) == "about.html"
    )
