"""An article's text woven together with its markup, marks and spacing.

Sentences, figures and foreign runs are wraps over offsets of the text; the
article's own tags stand between its slices. Wraps may cross each other and the
tags: the result is well nested, everything is escaped and no letter is lost,
so that without its tags it is the text with its edits applied.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

from digest.model import Edit, Prose, Span
from digest.pages.isolation import is_foreign, isolates
from digest.persian.numerals import to_persian_digits

SENTENCE, QUANTITY, ISOLATE = range(3)
"""The layers of wraps over the same stretch, from the outside in."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_PHRASING = frozenset(
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strong "
    "sub sup time u var wbr".split()
)
_TEXT_BLOCKS = frozenset(["p", "li", "td", "th", "h2", "h3", "h4", "blockquote", "pre"])


@dataclass(frozen=True, slots=True)
class Wrap:
    """An element around a stretch of text.

    ``tag`` opens it the first time; ``again``, which must not repeat an id,
    opens it where a border of something else has closed it.
    """

    start: int
    end: int
    layer: int
    tag: str
    again: str

    @property
    def closing(self) -> str:
        """The end tag."""
        return f"</{_name(self.tag)}>"


def weave(prose: Prose, wraps: Iterable[Wrap]) -> str:
    """Write ``prose`` as HTML, with ``wraps`` and its own isolated runs around its text."""
    whole = Span(0, len(prose.text))
    return _Loom(prose, whole, wraps).weave(tuple(_with_framed_tables(prose.tokens)))


def weave_span(prose: Prose, span: Span, wraps: Iterable[Wrap]) -> str:
    """Write a slice of ``prose`` without the article's own tags, as for a quotation."""
    return _Loom(prose, span, wraps).weave((span,))


def shown_text(prose: Prose, span: Span) -> str:
    """Give a slice of ``prose`` as plain text with its edits applied."""
    return "".join(piece.text for piece in _Pieces(prose, span.start).of(span))


def link_spans(tokens: Sequence[str | Span]) -> list[Span]:
    """Find the stretches of text inside links, where no other link may be opened."""
    return [
        span for at, span in _inner_spans(tokens).items() if span and _name(str(tokens[at])) == "a"
    ]


def _with_framed_tables(tokens: Sequence[str | Span]) -> Iterator[str | Span]:
    """Put each table into a frame that scrolls by itself, by keyboard too."""
    count = 0
    for token in tokens:
        if isinstance(token, str) and _name(token) == "table":
            if token.startswith("</"):
                yield from (token, "</div>")
                continue
            count += 1
            label = to_persian_digits(f"جدول {count}")
            yield f'<div class="wide" role="region" aria-label="{label}" tabindex="0">'
        yield token


def _name(tag: str) -> str:
    found = _TAG.match(tag)
    return found[2].lower() if found else ""


def _opens(token: str) -> str:
    """Name the element that ``token`` opens; empty for an end tag and for a whole element.

    Footnote marks come as whole elements, since they are no part of the text.
    """
    name = _name(token)
    is_whole = name in _VOID or token.startswith("</") or token.endswith(f"</{name}>")
    return "" if is_whole else name


def _inner_spans(tokens: Sequence[str | Span]) -> dict[int, Span | None]:
    """Give the text inside each element, by the index of its start tag."""
    inner: dict[int, Span | None] = {}
    open_tags: list[int] = []
    for at, token in enumerate(tokens):
        if isinstance(token, Span):
            for tag in open_tags:
                before = inner[tag]
                inner[tag] = Span(before.start if before else token.start, token.end)
        elif token.startswith("</"):
            del open_tags[-1:]
        elif _opens(token):
            open_tags.append(at)
            inner[at] = None
    return inner


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is shown for a stretch of text; an insertion stands for an empty one."""

    start: int
    end: int
    text: str


class _Pieces:
    """Cuts slices of a prose, from first to last, at its edits and at given borders."""

    def __init__(self, prose: Prose, start: int, borders: Sequence[int] = ()) -> None:
        self.text = prose.text
        self.edits = prose.edits
        self.borders = borders
        self.next_edit = bisect_left(prose.edits, (start,), key=lambda edit: (edit.start,))
        self.position = max([start, *(e.end for e in prose.edits[: self.next_edit][-1:])])

    def of(self, span: Span) -> Iterator[_Piece]:
        self.position = max(self.position, span.start)
        for edit in self._edits_until(span.end):
            yield from self._cut(edit.start)
            yield _Piece(edit.start, edit.end, edit.replacement)
            self.position = max(self.position, edit.end)
        yield from self._cut(span.end)

    def _edits_until(self, end: int) -> Iterator[Edit]:
        while self.next_edit < len(self.edits):
            edit = self.edits[self.next_edit]
            is_insertion_at_end = edit.start == edit.end == end
            if edit.start >= end and not is_insertion_at_end:
                return
            self.next_edit += 1
            yield edit

    def _cut(self, end: int) -> Iterator[_Piece]:
        """Cut what lies between the position and ``end`` at the borders of wraps."""
        at = bisect_left(self.borders, self.position + 1)
        while self.position < end:
            border = min(end, self.borders[at]) if at < len(self.borders) else end
            yield _Piece(self.position, border, self.text[self.position : border])
            self.position = border
            at += 1


class _Loom:
    """One weaving: which wraps are over the text here, and which are open on the page."""

    def __init__(self, prose: Prose, span: Span, wraps: Iterable[Wrap]) -> None:
        isolates = _isolate_wraps(prose, span)
        self.text = prose.text
        self.wraps = sorted([*wraps, *isolates], key=_nesting)
        self.next_wrap = 0
        borders = sorted({border for wrap in self.wraps for border in (wrap.start, wrap.end)})
        self.pieces = _Pieces(prose, span.start, borders)
        self.over: list[Wrap] = []  # from the outside in
        self.open: list[Wrap | None] = []  # None stands for an element of the article
        self.opened: set[Wrap] = set()
        self.out: list[str] = []

    def weave(self, tokens: Sequence[str | Span]) -> str:
        inner = _inner_spans(tokens)
        for at, token in enumerate(tokens):
            if isinstance(token, Span):
                self._text(token)
            elif token.startswith("</"):
                self._end_tag(token)
            else:
                self._start_tag(token, inner.get(at))
        self._close_wraps()
        return "".join(self.out)

    def _text(self, span: Span) -> None:
        for piece in self.pieces.of(span):
            self._move_to(piece.start, inclusive=piece.end > piece.start)
            self._settle(self.over)
            self.out.append(escape(piece.text, quote=False))

    def _start_tag(self, tag: str, inner: Span | None) -> None:
        name = _name(tag)
        if name not in _PHRASING:
            self._close_wraps()
            tag = self._directed(tag, inner)
        elif inner:
            # A wrap that reaches beyond the element goes around it, any other
            # is closed before it and opened again inside.
            self._move_to(inner.start, inclusive=True)
            self._settle([wrap for wrap in self.over if wrap.end >= inner.end])
        self.out.append(tag)
        if _opens(tag):
            self.open.append(None)

    def _directed(self, tag: str, inner: Span | None) -> str:
        """Give a block of foreign text its own direction."""
        if inner and _name(tag) in _TEXT_BLOCKS and is_foreign(self.text[inner.start : inner.end]):
            return f'{tag[:-1]} dir="ltr" lang="en">'
        return tag

    def _end_tag(self, tag: str) -> None:
        self._close_wraps()
        if self.open:
            self.open.pop()
        self.out.append(tag)

    def _move_to(self, place: int, *, inclusive: bool) -> None:
        """Note which wraps lie over ``place``; an insertion is inside none that begins there."""
        self.over = [wrap for wrap in self.over if wrap.end > place]
        while self.next_wrap < len(self.wraps):
            wrap = self.wraps[self.next_wrap]
            if wrap.start > place or (wrap.start == place and not inclusive):
                return
            self.next_wrap += 1
            if wrap.end > place:
                insort(self.over, wrap, key=_nesting)

    def _settle(self, needed: Sequence[Wrap]) -> None:
        """Close what is not needed, with all that is inside it, and open what is missing."""
        for depth, wrap in enumerate(self.open):
            if wrap is not None and wrap not in needed:
                self._close_wraps(depth)
                break
        for wrap in needed:
            if wrap not in self.open:
                self.out.append(wrap.again if wrap in self.opened else wrap.tag)
                self.opened.add(wrap)
                self.open.append(wrap)

    def _close_wraps(self, depth: int = 0) -> None:
        """Close the open wraps down to ``depth``, but none around an open element."""
        while len(self.open) > depth:
            wrap = self.open[-1]
            if wrap is None:
                return
            self.out.append(wrap.closing)
            self.open.pop()


def _nesting(wrap: Wrap) -> tuple[int, int, int]:
    """Order wraps from the outside in: what holds more is outside, else the layers decide."""
    return wrap.start, -wrap.end, wrap.layer


def _isolate_wraps(prose: Prose, span: Span) -> Iterator[Wrap]:
    text = prose.text[span.start : span.end]
    inside = partial(_inside, span=span)
    for isolate in isolates(text, inside(prose.foreign), inside(prose.verbatim)):
        start, end = isolate.span.start + span.start, isolate.span.end + span.start
        yield Wrap(start, end, ISOLATE, isolate.tag, isolate.tag)


def _inside(runs: Iterable[Span], *, span: Span) -> list[Span]:
    """Give the runs that begin in ``span``, by their place in it."""
    return [
        Span(run.start - span.start, min(run.end, span.end) - span.start)
        for run in runs
        if span.start <= run.start < span.end
    ]
