from __future__ import annotations

import random
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from markdown import Markdown
from markdown.util import AtomicString

from digest.reading.markdown_shortcuts import PlainParagraph, PlainTexts, Shortcuts
from digest.reading.markup import extensions
from tests.casefiles import Case, read_cases

PROJECT = Path(__file__).resolve().parent.parent.parent
PIECES = (
    "**ها** *می* _a_ __b__ `ها` ``a`` [پیوند](http://a.ir/x) ![تصویر](../media/a.png) [^1] # ## "
    "\n\n[^1]: \n\n \n 1. ۱. > - + ``` |a|b| |-|:-:| \\* \\ & &amp; &lt; <b> <http://a.ir> "
    "<a@b.ir> ! [ ] ( * _ ` | ~~~ --- === : کلمه واژه متن. است ۱۲٬۵۰۰ 2.5 A_b [x][y] "
    "\n[y]: http://b.ir ¶ \x02 \x03 \x02klzzwxh:0000\x03 \x02wzxhzdk:0\x03 klzzwxh:0000 &copy; "
    "<!-- #برچسب ۱۴۰۲. \u200c"
).split(" ")
GAPS = (" ", " ", "", "\n", "  \n", "\n\n", "\n\n    ")


def converters() -> tuple[Markdown, Markdown]:
    return (
        Markdown(extensions=extensions(), output_format="html"),
        Markdown(extensions=[*extensions(), Shortcuts()], output_format="html"),
    )


def assert_same(source: str, both: tuple[Markdown, Markdown]) -> None:
    plain, short = (converter.reset().convert(source) for converter in both)
    assert short == plain, source


@pytest.mark.parametrize("name", ["markdown.txt", "prose.txt", "spacing/markdown.txt"])
def test_cases_give_the_same_html(name: str) -> None:
    both = converters()
    cases: list[Case] = read_cases(name)
    for case in cases:
        assert_same(case.given, both)


def test_documents_give_the_same_html() -> None:
    both = converters()
    for path in [*(PROJECT / "content").rglob("*.md"), *(PROJECT / "docs").rglob("*.md")]:
        assert_same(path.read_text(encoding="utf-8"), both)


def test_mixtures_give_the_same_html() -> None:
    both = converters()
    random_ = random.Random(0)
    for _ in range(1500):
        pieces = random_.choices(PIECES, k=random_.randint(1, 25))
        gaps = random_.choices(GAPS, k=len(pieces))
        assert_same("".join(map(str.__add__, pieces, gaps)), both)


@pytest.mark.parametrize(
    ("block", "taken"),
    [("متن ساده.", True), ("۱۲ نفر", False), ("یک\nدو", False), ("- یک", False), ("", False)],
)
def test_a_line_that_begins_with_a_letter_is_a_paragraph(block: str, taken: bool) -> None:
    parser = converters()[1].parser
    parser.parseDocument([])
    rule = PlainParagraph(parser)
    assert rule.test(parser.root, block) is taken
    assert not rule.test(Element("li"), block)


def test_only_texts_without_marks_are_left_alone() -> None:
    root = fromstring("<div><p>ساده<b>با *نشان*</b>دنباله</p><p>خط  \nبعد</p></div>")
    PlainTexts().run(root)
    texts = [text for element in root.iter() for text in (element.text, element.tail) if text]
    left_alone = [text for text in texts if isinstance(text, AtomicString)]
    assert left_alone == ["ساده", "دنباله"]
