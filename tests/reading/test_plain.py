from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.persian.characters import without_forbidden
from digest.reading.plain import plain_paragraphs
from digest.reading.prose import _from_markdown, _from_paragraphs
from tests.casefiles import read_cases

PROJECT = Path(__file__).resolve().parent.parent.parent
PIECES = (
    "کلمه واژه متن. است «نقل» (پرانتز) \"گیومه\" 'تک' ۱۲٬۵۰۰ 2.5 ۱۴۰۲. ۳. 12) ۱۲ A_b ** [ ] < > "
    "&amp; & | |-| : --- === ~~~ ``` # ## #برچسب - + ! ... \u00a0 \u200c \u200f \ufeff \u2028 \x85 "
    "\ufffd ﷼ http://a.ir a@b.ir % ٪ \t ¶"
).split(" ")
GAPS = (" ", " ", " ", "", "\n\n", "\n\n", "\n", "  ", "\n\n\n", "\n \n", " \n\n")


def assert_same(source: str) -> bool:
    paragraphs = plain_paragraphs(source)
    if paragraphs is None:
        return False
    written, rendered = _from_paragraphs(paragraphs), _from_markdown(source)
    assert (written.tokens, written.parts) == (rendered.tokens, rendered.parts), source
    return True


def test_published_articles_are_plain() -> None:
    for path in (PROJECT / "content" / "articles").glob("*.md"):
        assert assert_same(path.read_text(encoding="utf-8").split("---\n", 2)[2])


@pytest.mark.parametrize("name", ["markdown.txt", "prose.txt", "spacing/markdown.txt"])
def test_cases_are_the_same_as_rendered(name: str) -> None:
    for case in read_cases(name):
        assert_same(case.given)


def test_mixtures_are_the_same_as_rendered() -> None:
    random_ = random.Random(0)
    plain = 0
    for _ in range(4000):
        pieces = random_.choices(PIECES, k=random_.randint(1, 9))
        gaps = random_.choices(GAPS, k=len(pieces))
        plain += assert_same("متن " + "".join(map(str.__add__, pieces, gaps)))
    assert plain > 200


@given(st.text(alphabet=st.characters(exclude_characters="`\\[<&*_")))
def test_any_text_is_the_same_as_rendered(text: str) -> None:
    assert_same(without_forbidden(f"متن {text}"))


@pytest.mark.parametrize(
    "source",
    ["", "\n", "- یک", "۱. یک", "# یک", "> یک", "یک\nدو", "    کد", "یک\t", "| یک |", "***"],
)
def test_what_may_have_markup_is_rendered(source: str) -> None:
    assert plain_paragraphs(source) is None
