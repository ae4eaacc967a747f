from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from digest.model import Edit, Prose, Span
from digest.pages.pieces import shown_text
from digest.pages.prose import weave, weave_span
from digest.pages.tags import link_spans
from digest.pages.wraps import QUANTITY, SENTENCE, Wrap
from tests.casefiles import Case, read_cases
from tests.factories import prose

KINDS = {"sentence": (SENTENCE, "<i>"), "key": (QUANTITY, "<a>"), "mark": (QUANTITY, "<mark>")}


def read_case(given_text: str) -> tuple[Prose, list[Wrap]]:
    lines = given_text.split("\n")
    html = [line for line in lines if line.startswith("<")]
    made = prose("\n".join(html))
    wraps, edits = [], []
    for line in lines[len(html) :]:
        kind, _, words = line.partition(" ")
        before, _, after = words.partition(" → ")
        start = made.text.index(before)
        end = start + len(before)
        if kind == "replace":
            edits.append(Edit(start, end, after))
        elif kind == "insert":
            edits.append(Edit(end, end, after))
        else:
            layer, tag = KINDS[kind]
            wraps.append(Wrap(start, end, layer, tag, tag))
    return replace(made, edits=tuple(edits)), wraps


@pytest.mark.parametrize("case", read_cases("prose.txt"), ids=str)
def test_weaving(case: Case) -> None:
    made, wraps = read_case(case.given)
    assert weave(made, wraps) == case.expected


def test_an_id_stands_once_though_its_wrap_is_opened_again() -> None:
    made = prose("<p>یک <em>دو. سه</em></p>")
    html = weave(made, [Wrap(0, 6, SENTENCE, '<span id="s">', "<span>")])
    assert html.count("<span") == 2
    assert html.count('id="s"') == 1


def test_a_whole_element_in_the_tokens_is_written_as_it_is() -> None:
    mark = '<sup id="fnref-1"><a href="#fn-1">۱</a></sup>'
    made = replace(prose("<p>یک دو</p>"), tokens=("<p>", Span(0, 2), mark, Span(2, 5), "</p>"))
    html = weave(made, [Wrap(0, 5, SENTENCE, "<i>", "<i>")])
    assert html == f"<p><i>یک{mark} دو</i></p>"


def test_a_slice_is_woven_without_the_tags_of_the_article() -> None:
    made = prose("<p>یک. <strong>دو ۵</strong> سه. چهار</p>")
    assert weave_span(made, made.sentences[1], ()) == "دو <bdi>۵</bdi> سه."


def test_code_is_one_isolate() -> None:
    made = prose("<p>کد <code>SELECT 1</code> بود</p>")
    code = Span(made.text.index("S"), made.text.index("1") + 1)
    assert weave(replace(made, verbatim=(code,)), ()) == (
        "<p>کد <bdi><code>SELECT 1</code></bdi> بود</p>"
    )


def test_shown_text_has_its_edits() -> None:
    made = replace(prose("<p>کتاب ها. باز</p>"), edits=(Edit(4, 5, "\u200c"),))
    assert shown_text(made, made.sentences[0]) == "کتاب\u200cها."


def test_links_are_known_by_their_text() -> None:
    made = prose('<p>یک <a href="x">دو <em>سه</em></a> چهار <a id="y"></a></p>')
    assert [made.text[span.start : span.end] for span in link_spans(made.tokens)] == ["دو سه"]


class _Nesting(HTMLParser):
    """Fails at a tag that closes what was not opened last."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "br":
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


WORDS = st.text(alphabet="اب۱۲3a% .<&", min_size=1, max_size=6)
INLINE = st.recursive(
    WORDS.map(lambda text: [text]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: [*chain.from_iterable(parts)]),
        st.tuples(st.sampled_from(["em", "a", "strong"]), inner).map(
            lambda pair: [f"<{pair[0]}>", *pair[1], f"</{pair[0]}>"]
        ),
        inner.map(lambda part: [*part, "<br>"]),
    ),
    max_leaves=8,
)
BLOCKS = st.lists(INLINE.map(lambda inline: ["<p>", *inline, "</p>"]), min_size=1, max_size=3)


@st.composite
def annotated(draw: st.DrawFn) -> tuple[Prose, list[Wrap]]:
    tokens: list[str | Span] = []
    text = ""
    for part in chain.from_iterable(draw(BLOCKS)):
        if part.startswith("<") and part.endswith(">"):
            tokens.append(part)
        else:
            tokens.append(Span(len(text), len(text) + len(part)))
            text += part
    ranges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    wraps = [
        Wrap(start, end, draw(st.sampled_from([SENTENCE, QUANTITY])), "<span>", "<span>")
        for start, end in draw(st.lists(ranges, max_size=4))
        if start < end
    ]
    edits = []
    reached = 0
    for start, end in sorted(map(tuple, draw(st.lists(ranges, max_size=3)))):
        if start >= reached:
            edits.append(Edit(start, end, draw(st.sampled_from(["", "\u200c", "ی «"]))))
            reached = end + 1
    return Prose(text, tuple(tokens), (), (), tuple(edits)), wraps


@given(annotated())
def test_the_page_says_what_the_text_says_and_is_well_nested(
    made: tuple[Prose, list[Wrap]],
) -> None:
    text, wraps = made
    html = weave(text, wraps)
    parser = _Nesting()
    parser.feed(html)
    parser.close()
    assert parser.stack == []
    expected = text.text
    for edit in reversed(text.edits):
        expected = expected[: edit.start] + edit.replacement + expected[edit.end :]
    assert unescape(re.sub(r"<[^>]*>", "", html)) == expected


@given(annotated())
def test_a_slice_is_written_as_the_same_text_is_woven(made: tuple[Prose, list[Wrap]]) -> None:
    text, wraps = made
    whole = Span(0, len(text.text))
    for one in (text, replace(text, edits=())):
        assert weave_span(one, whole, wraps) == weave(replace(one, tokens=(whole,)), wraps)
