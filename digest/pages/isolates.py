"""Which stretches of a text are isolated: figures, foreign runs, code.

They run from left to right within text that runs from right to left. The percent
sign stays outside, since inside it would change sides, and so does the dash of a
range, which Persian reads from the right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from digest.model import Span
from digest.persian.bidi import DIGITS, RAISED

_DIGIT = f"[{DIGITS}]"
_ZERO = "[0\u06f0\u0660]"
# Begins with a plain class of letters, for which the engine skips ahead fast; what
# stands before a figure is looked at afterwards.
_FIGURE = re.compile(
    rf"{_DIGIT}(?:"
    rf"(?<=\+{_DIGIT}){_DIGIT}{{,3}}+(?:[ -]{_DIGIT}{{2,8}}+){{2,5}}+"  # +98 21 8877 6655
    rf"|(?<={_ZERO}){_DIGIT}{{2,3}}+(?:[ ]{_DIGIT}{{3,8}}+){{1,3}}+(?!{_DIGIT})"  # 021 8877 6655
    rf"|(?<={_ZERO}){_DIGIT}++-{_DIGIT}++(?:-{_DIGIT}++)*+"  # 021-88776655
    rf"|{_DIGIT}*+(?:-{_DIGIT}++){{2,20}}+"  # a code or a date in three parts: one figure
    rf"|{_DIGIT}*+(?:[.,/:٫٬\u2044]{_DIGIT}++)*+[°{RAISED}]*+"
    rf")"
)
SIGNS = "+-\u2212±"
CURRENCIES = "$€£¥₺₽"
_WORD_END = re.compile(r"[\w%٪)\]\-]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"[/@\\]|www\.")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u05ff\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u200c]+")

_GAPS = frozenset(["", " ", "\u00a0", "(", " ("])
"""What may part two runs that are one."""

LEFT_TO_RIGHT = '<bdi dir="ltr">'


class Isolate(Struct, frozen=True):
    """A run and the tag that isolates it."""

    span: Span
    tag: str


def isolates(
    text: str, foreign: Sequence[Span], verbatim: Sequence[Span] = ()
) -> tuple[Isolate, ...]:
    """Find everything to isolate in ``text``, in order, given its foreign runs and its code.

    An address is isolated as a whole; the Persian words in it come after it, each by itself.

    >>> from digest.persian.bidi import foreign_runs
    >>> text = "از ۱۰-۲۰ به −۳٫۵٪ با iPhone 15"
    >>> [text[run.span.start:run.span.end] for run in isolates(text, foreign_runs(text))]
    ['۱۰', '۲۰', '−۳٫۵', 'iPhone 15']
    """
    figures = _figures(text)
    if not (foreign or verbatim):  # as in most texts
        return tuple([_isolated_figure(text, run) for run in figures])
    apart = (*_apart(foreign, verbatim), *_apart(figures, verbatim))
    runs = _joined(text, sorted(apart, key=_start))
    found = [isolate for run in runs for isolate in _isolated(text, run)]
    code = [Isolate(span, "<bdi>") for span in verbatim]
    return tuple(sorted([*found, *code], key=_place))


def _start(run: Span) -> int:
    return run.start


def _place(isolate: Isolate) -> tuple[int, int]:
    return isolate.span.start, -isolate.span.end


def is_foreign(text: str) -> bool:
    """Tell whether a block reads from left to right: the first word and most others are Latin.

    One that ends in Persian, as a sentence with a Persian verb does, needs more of them.

    >>> is_foreign("Second item"), is_foreign("COVID-19 در ایران"), is_foreign("۱۲٫۵")
    (True, False, False)
    >>> is_foreign("Google، Apple و IBM گفتند")
    False
    """
    first = _LETTER.search(text)
    if not first or not _LATIN.match(first[0]):
        return False
    words = [bool(_LATIN.search(word)) for word in text.split() if _LETTER.search(word)]
    return sum(words) > len(words) * (0.5 if words[-1] else 0.75)


def _figures(text: str) -> Iterator[Span]:
    for found in _FIGURE.finditer(text):
        start, end = found.span()
        if start and text[start - 1] != " ":
            start = _with_sign(text, start)
        yield Span(start, end)


def _with_sign(text: str, start: int) -> int:
    """Take the currency and the sign before a figure along, unless it is a dash after a word."""
    if text[start - 1] in CURRENCIES:
        start -= 1
    if start and text[start - 1] in SIGNS and not _WORD_END.match(text[start - 2 : start - 1]):
        start -= 1
    return start


def _apart(spans: Iterable[Span], others: Sequence[Span]) -> Iterable[Span]:
    """Leave out the spans that touch any of ``others``, both in order."""
    return _outside(spans, others) if others else spans


def _outside(spans: Iterable[Span], others: Iterable[Span]) -> Iterator[Span]:
    ahead = iter(others)
    other = next(ahead, None)
    for span in spans:
        while other and other.end <= span.start:
            other = next(ahead, None)
        if not other or span.end <= other.start:
            yield span


def _joined(text: str, runs: Iterable[Span]) -> list[Span]:
    """Join runs that overlap, and a Latin run with what belongs to it: «iPhone 15», «f(x)»."""
    joined: list[Span] = []
    for run in runs:
        end = _end_of_both(text, joined[-1], run) if joined else 0
        if end:
            joined[-1] = Span(joined[-1].start, end)
        else:
            joined.append(run)
    return [_with_quotes(text, run) for run in joined]


def _end_of_both(text: str, before: Span, after: Span) -> int:
    """Give the end of two runs as one, or 0 where they are two.

    Figures in Persian digits belong to the Persian sentence unless they touch the Latin word.
    """
    if after.start < before.end:
        return max(before.end, after.end)
    gap = text[before.end : after.start]
    if gap not in _GAPS:
        return 0
    if not gap:
        return after.end if _LATIN.search(text, before.start, after.end) else 0
    if not _LATIN.search(text, before.start, before.end):
        return 0
    if gap.endswith("("):
        is_closed = text.startswith(")", after.end)
        return after.end + 1 if is_closed and _LATIN.search(text, after.start, after.end) else 0
    return after.end if text[after.start].isascii() else 0


def _with_quotes(text: str, run: Span) -> Span:
    """Take curly quotation marks along, which are not mirrored as others are."""
    around = text[run.start - 1 : run.start] + text[run.end : run.end + 1]
    is_quoted = around == "“”" and _LATIN.search(text, run.start, run.end)
    return Span(run.start - 1, run.end + 1) if is_quoted else run


def _isolated_figure(text: str, run: Span) -> Isolate:
    """Choose the tag of a figure: bare digits have no order to lose."""
    return Isolate(run, "<bdi>" if text[run.start : run.end].isdecimal() else LEFT_TO_RIGHT)


def _isolated(text: str, run: Span) -> Iterator[Isolate]:
    """Choose a tag: only words are English."""
    words = text[run.start : run.end]
    if not _LATIN.search(words):
        yield _isolated_figure(text, run)
    else:
        is_address = _ADDRESS.search(words)
        yield Isolate(run, LEFT_TO_RIGHT if is_address else '<bdi dir="ltr" lang="en">')
        if is_address and not words.isascii():
            for found in _RIGHT_TO_LEFT.finditer(text, run.start, run.end):
                yield Isolate(Span(*found.span()), '<bdi dir="rtl">')
