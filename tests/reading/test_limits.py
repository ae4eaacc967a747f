from __future__ import annotations

import pytest

from digest.reading.articles import read_article
from digest.reading.document import LARGEST
from digest.reading.limits import limit_problems
from digest.reading.schema import Vocabulary

WORDS = Vocabulary.of((), (), "Asia/Tehran")


@pytest.mark.parametrize(
    "body",
    [
        "متن\n\n" + "[" * 101,
        "متن\n\n" + "<a " * 101,
        "متن\n\n" + "=\n" * 1001,
        "متن\n\n" + "و " * 10_001,
        "متن\n\n" + ">" * 20,
        "متن\n\n" + "." * 1002,
    ],
)
def test_what_would_take_too_long_is_named_with_its_line(body: str) -> None:
    (problem,) = limit_problems("a.md", body, 5)
    assert (problem.code, problem.line) == ("too-much", 7)


def test_many_small_blocks_are_counted_together() -> None:
    body = ("[" * 99 + "\n\n") * 31
    assert [problem.line for problem in limit_problems("a.md", body, 5)] == [5]


@pytest.mark.parametrize(
    "body",
    [
        "متنی با [پیوند](https://example.com) و ۱۲ نفر.",
        "| الف | ب |\n|--|--|\n" + "| ۱ | ۲ |\n" * 500,
        "---------- " * 20,
        "> نقل\n> > دوم",
    ],
)
def test_a_real_text_meets_no_limit(body: str) -> None:
    assert not list(limit_problems("a.md", body, 1))


def test_a_file_beyond_the_limit_is_refused_unread() -> None:
    read = read_article("a.md", b"x" * (LARGEST + 1), WORDS)
    assert [problem.code for problem in read.problems] == ["too-large"]
