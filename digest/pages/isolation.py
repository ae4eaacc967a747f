"""Left-to-right runs kept in order within right-to-left text.

Decides which stretches of a text are isolated, for article bodies and for the
short texts around them alike. The percent sign stays outside, since inside it
would change sides, and so does the dash of a range, which Persian reads from
the right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from digest.model import Span
from digest.persian.bidi import foreign_runs

_DIGIT = "[0-9\u06f0-\u06f9\u0660-\u0669]"
_ZERO = "[0\u06f0\u0660]"
_NUMBER = rf"{_DIGIT}++(?:[.,/:٫٬]{_DIGIT}++)*+"
_FIGURE = re.compile(
    rf"{_DIGIT}++(?:-{_DIGIT}++){{2,20}}+"  # a code or a date in three parts: one figure
    rf"|{_ZERO}{_DIGIT}++-{_DIGIT}++"  # a telephone number with its area code
    rf"|(?:(?<![\w%٪)\]\-])[+\-−±])?[$€£]?{_NUMBER}"  # a sign, unless it is a dash after a word
)
_ANYTHING = re.compile(r"[\dA-Za-z\u00c0-\u024f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"[/@]|www\.")

LRI, PDI = "\u2066", "\u2069"


@dataclass(frozen=True, slots=True)
class Isolate:
    """A run and the tag that isolates it."""

    span: Span
    tag: str


def isolates(
    text: str, foreign: Iterable[Span], verbatim: Iterable[Span] = ()
) -> tuple[Isolate, ...]:
    """Find everything to isolate in ``text``, in order, given its foreign runs and its code.

    >>> text = "از ۱۰-۲۰ به −۳٫۵٪ با iPhone 15"
    >>> [text[run.span.start:run.span.end] for run in isolates(text, foreign_runs(text))]
    ['۱۰', '۲۰', '−۳٫۵', 'iPhone 15']
    """
    code = tuple(verbatim)
    runs = _joined(text, sorted([*_apart(foreign, code), *_apart(_figures(text), code)]))
    found = [*(Isolate(span, "<bdi>") for span in code), *(Isolate(r, _tag(text, r)) for r in runs)]
    return tuple(sorted(found, key=lambda isolate: isolate.span))


def is_foreign(text: str) -> bool:
    """Tell whether a block reads from left to right: the first word and most others are Latin.

    >>> is_foreign("Second item"), is_foreign("COVID-19 در ایران"), is_foreign("۱۲٫۵")
    (True, False, False)
    """
    words = [bool(_LATIN.search(word)) for word in text.split() if _LETTER.search(word)]
    return bool(words) and words[0] and sum(words) > len(words) / 2


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


def isolated_for_scripts(text: str) -> str:
    """Put every run between the same controls, of which ``theme/search.js`` makes elements."""
    return "".join(f"{LRI}{piece}{PDI}" if run else piece for piece, run in _pieces(text))


def _pieces(text: str) -> Iterator[tuple[str, Isolate | None]]:
    position = 0
    found = isolates(text, foreign_runs(text)) if _ANYTHING.search(text) else ()
    for isolate in found:
        yield text[position : isolate.span.start], None
        yield text[isolate.span.start : isolate.span.end], isolate
        position = isolate.span.end
    yield text[position:], None


def _figures(text: str) -> Iterator[Span]:
    return (Span(*found.span()) for found in _FIGURE.finditer(text))


def _apart(spans: Iterable[Span], others: Sequence[Span]) -> Iterator[Span]:
    """Leave out the spans that touch any of ``others``, both in order."""
    ahead = iter(others)
    other = next(ahead, None)
    for span in spans:
        while other and other.end <= span.start:
            other = next(ahead, None)
        if not other or span.end <= other.start:
            yield span


def _joined(text: str, runs: list[Span]) -> list[Span]:
    """Join runs that overlap, and a Latin run with the run one space after it: «iPhone 15»."""
    joined: list[Span] = []
    for run in runs:
        if joined and _belong_together(text, joined[-1], run):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, run.end))
        else:
            joined.append(run)
    return joined


def _belong_together(text: str, before: Span, after: Span) -> bool:
    if after.start < before.end:
        return True
    is_latin = _LATIN.search(text, before.start, before.end)
    return text[before.end : after.start] == " " and is_latin is not None


def _tag(text: str, run: Span) -> str:
    """Choose a tag: bare digits have no order to lose, and only words are English."""
    words = text[run.start : run.end]
    if words.isdecimal():
        return "<bdi>"
    is_english = _LATIN.search(words) and not _ADDRESS.search(words)
    return '<bdi dir="ltr" lang="en">' if is_english else '<bdi dir="ltr">'
