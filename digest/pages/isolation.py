"""Left-to-right runs kept in order within right-to-left text.

Decides which stretches of a text are isolated, for article bodies and for the
short texts around them alike. The percent sign stays outside, since inside it
would change sides, and so does the dash of a range, which Persian reads from
the right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from digest.model import Span
from digest.persian.bidi import foreign_runs

_DIGIT = "[0-9\u06f0-\u06f9\u0660-\u0669]"
_NUMBER = rf"{_DIGIT}++(?:[.,/:٫٬]{_DIGIT}++)*+"
_FIGURE = re.compile(
    rf"{_DIGIT}++(?:-{_DIGIT}++){{2,20}}+"  # a code or a date in three parts: one figure
    rf"|(?:(?<![\w%٪)\]\-])[+\-−±])?[$€£]?{_NUMBER}"  # a sign, unless it is a dash after a word
)
_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")
_ANYTHING = re.compile(r"[\dA-Za-z\u00c0-\u024f]")
_ADDRESS = re.compile(r"[/@]|www\.")

LRI, PDI = "\u2066", "\u2069"


@dataclass(frozen=True, slots=True)
class Isolate:
    """A run and the tag that isolates it."""

    span: Span
    tag: str


def foreign_isolate(span: Span, text: str) -> Isolate:
    """Choose the tag of a foreign run: words are marked as English, addresses and codes not."""
    run = text[span.start : span.end]
    is_words = _LETTER.search(run) and not _ADDRESS.search(run)
    return Isolate(span, '<bdi dir="ltr" lang="en">' if is_words else '<bdi dir="ltr">')


def figure_isolates(text: str, foreign: tuple[Span, ...]) -> Iterator[Isolate]:
    """Find the figures of ``text`` outside its foreign runs.

    A run of digits alone has no order to lose, so it needs no ``dir``.

    >>> text = "از ۱۰-۲۰ به −۳٫۵٪"
    >>> [text[found.span.start:found.span.end] for found in figure_isolates(text, ())]
    ['۱۰', '۲۰', '−۳٫۵']
    """
    ahead = iter((*foreign, Span(len(text), len(text))))
    taken = next(ahead)
    for found in _FIGURE.finditer(text):
        span = Span(*found.span())
        while taken.end <= span.start < len(text):
            taken = next(ahead)
        if span.end <= taken.start:
            yield Isolate(span, "<bdi>" if found.group().isdecimal() else '<bdi dir="ltr">')


def isolates(text: str) -> list[Isolate]:
    """Find everything to isolate in a short text, in order."""
    if not _ANYTHING.search(text):
        return []
    foreign = foreign_runs(text)
    return sorted(
        [*(foreign_isolate(span, text) for span in foreign), *figure_isolates(text, foreign)],
        key=lambda found: found.span,
    )


def isolated_html(text: str) -> str:
    """Escape ``text`` and isolate its runs, for titles, cells and other short texts.

    >>> print(isolated_html("رشد ۳٫۵٪ با Python"))
    رشد <bdi dir="ltr">۳٫۵</bdi>٪ با <bdi dir="ltr" lang="en">Python</bdi>
    """
    return "".join(
        f"{isolate.tag}{escape(piece, quote=False)}</bdi>"
        if isolate
        else escape(piece, quote=False)
        for piece, isolate in _pieces(text)
    )


def isolated_plain(text: str) -> str:
    """Isolate with control characters, where markup can't go: page titles and descriptions."""
    return "".join(
        f"{LRI}{piece}{PDI}" if isolate and "dir" in isolate.tag else piece
        for piece, isolate in _pieces(text)
    )


def _pieces(text: str) -> Iterator[tuple[str, Isolate | None]]:
    position = 0
    for isolate in isolates(text):
        yield text[position : isolate.span.start], None
        yield text[isolate.span.start : isolate.span.end], isolate
        position = isolate.span.end
    yield text[position:], None
