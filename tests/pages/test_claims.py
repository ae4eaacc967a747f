from __future__ import annotations

import pytest

from digest.pages.claims import Claim, check_claims
from digest.problems import ContentError


def test_different_paths_are_no_problem() -> None:
    check_claims([Claim("articles/a.html", "a.md"), Claim("a.html", "b.md")])


@pytest.mark.parametrize(
    ("first", "second"),
    [("a.html", "a.html"), ("a.html", "A.html"), ("\u0622.html", "\u0627\u0653.html")],
)
def test_two_claims_to_one_file_name_both_sources(first: str, second: str) -> None:
    with pytest.raises(ContentError) as caught:
        check_claims([Claim(first, "content/articles/a.md"), Claim(second, "content/pages/b.md")])
    (problem,) = caught.value.problems
    assert problem.path == "content/pages/b.md"
    assert "content/articles/a.md" in problem.message
    assert problem.code == "path-claimed"
