"""An article's text woven together with its markup, marks and spacing.

Sentences, figures and foreign runs are wraps over offsets of the text; the
article's own tags stand between its slices. Wraps may cross each other and the
tags: the result is well nested, everything is escaped and no letter is lost,
so that without its tags it is the text with its edits applied.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from digest.model import Prose, Span
from digest.pages.enclosing import Enclosure, enclosed, escaped
from digest.pages.isolates import is_foreign
from digest.pages.pieces import Pieces
from digest.pages.tags import (
    PHRASING,
    Tokens,
    inner_spans,
    opened_name,
    tag_name,
    with_framed_tables,
)
from digest.pages.wraps import (
    Wrap,
    are_nested,
    around_isolates,
    foreign_wraps,
    isolate_wraps,
    nesting,
)

_TEXT_BLOCKS = frozenset(["p", "li", "td", "th", "h2", "h3", "h4", "blockquote", "pre"])


def weave(prose: Prose, wraps: Iterable[Wrap]) -> str:
    """Write ``prose`` as HTML, with ``wraps`` and its own isolated runs around its text."""
    tokens = tuple(with_framed_tables(prose.tokens))
    inner = inner_spans(tokens)
    blocks = _foreign_blocks(prose, tokens, inner)
    foreign = foreign_wraps(prose, _isolated_spans(prose, tokens, blocks))
    whole = Span(0, len(prose.text))
    ordered = _ordered(prose, whole, [*wraps, *foreign])
    return _Loom(prose, 0, ordered).weave(tokens, inner, blocks)


def weave_span(prose: Prose, span: Span, wraps: Iterable[Wrap]) -> str:
    """Write a slice of ``prose`` without the article's own tags, as for a quotation."""
    foreign = foreign_wraps(prose, [span]) if prose.foreign else ()
    ordered = _ordered(prose, span, [*wraps, *foreign])
    if are_nested(ordered, span) and not _is_edited(prose, span):
        return _wrapped(prose.text, span, ordered)
    return _Loom(prose, span.start, ordered).weave((span,), {}, ())


def _ordered(prose: Prose, span: Span, wraps: Iterable[Wrap]) -> list[Wrap]:
    """Add the isolates of a slice to ``wraps`` and order them, each once, the outer one first."""
    isolated = isolate_wraps(prose, span)
    around = dict.fromkeys(around_isolates(wraps, isolated))
    return sorted([*around, *isolated], key=nesting)


def _is_edited(prose: Prose, span: Span) -> bool:
    return any(edit.start <= span.end and span.start <= edit.end for edit in prose.edits)


def _wrapped(text: str, span: Span, wraps: Iterable[Wrap]) -> str:
    """Write a slice as it is, with ``wraps`` that are nested: most quotations need no more."""
    at = span.start
    around = [Enclosure(one.start - at, one.end - at, one.tag, one.closing) for one in wraps]
    return enclosed(text[at : span.end], around, escaped)


def _foreign_blocks(
    prose: Prose, tokens: Tokens, inner: Mapping[int, Span | None]
) -> dict[int, Span]:
    """Find the blocks of foreign text, by the index of their start tags."""
    if not prose.foreign:
        return {}
    return {
        at: span
        for at, span in inner.items()
        if span
        and tag_name(str(tokens[at])) in _TEXT_BLOCKS
        and is_foreign(prose.text[span.start : span.end])
    }


def _isolated_spans(prose: Prose, tokens: Tokens, blocks: Mapping[int, Span]) -> Iterator[Span]:
    """Give the texts to isolate where they are foreign: list items and sentences.

    A list item itself keeps its marker on the right; what stands in a foreign
    block needs no more than the block's own direction.
    """
    if prose.foreign:
        yield from (span for at, span in blocks.items() if _is_item(tokens[at]))
        around = tuple(blocks.values())
        for sentence in prose.sentences:
            if not any(b.start <= sentence.start and sentence.end <= b.end for b in around):
                yield sentence


def _directed(tag: str) -> str:
    """Give a block its own direction; a list item would take its marker along."""
    return tag if _is_item(tag) else f'{tag[:-1]} dir="ltr" lang="en">'


def _is_item(token: str | Span) -> bool:
    return tag_name(str(token)) == "li"


class _Loom:
    """One weaving: which wraps are over the text here, and which are open on the page."""

    def __init__(self, prose: Prose, start: int, wraps: Sequence[Wrap]) -> None:
        borders = sorted({border for wrap in wraps for border in (wrap.start, wrap.end)})
        self.pieces = Pieces(prose, start, borders)
        self.wraps = list(reversed(wraps))  # the next one is the last
        self.over: list[Wrap] = []  # from the outside in
        self.open: list[Wrap | None] = []  # None stands for an element of the article
        self.opened: set[str] = set()  # tags
        self.out: list[str] = []

    def weave(
        self,
        tokens: Tokens,
        inner: Mapping[int, Span | None],
        blocks: Container[int],
    ) -> str:
        """Write ``tokens``, given the text inside each and which of them are foreign blocks."""
        for at, token in enumerate(tokens):
            if isinstance(token, Span):
                self._text(token)
            elif token.startswith("</"):
                self._end_tag(token)
            else:
                self._start_tag(_directed(token) if at in blocks else token, inner.get(at))
        self._close_wraps()
        return "".join(self.out)

    def _text(self, span: Span) -> None:
        for piece in self.pieces.of(span):
            self._move_to(piece.start, inclusive=piece.end > piece.start)
            self._settle(self.over)
            self.out.append(escaped(piece.text))

    def _start_tag(self, tag: str, inner: Span | None) -> None:
        name = tag_name(tag)
        if name not in PHRASING:
            self._close_wraps()
        elif inner:
            # A wrap that reaches beyond the element goes around it, any other
            # is closed before it and opened again inside.
            self._move_to(inner.start, inclusive=True)
            self._settle([wrap for wrap in self.over if wrap.end >= inner.end])
        self.out.append(tag)
        if opened_name(tag):
            self.open.append(None)

    def _end_tag(self, tag: str) -> None:
        self._close_wraps()
        if self.open:
            self.open.pop()
        self.out.append(tag)

    def _move_to(self, place: int, *, inclusive: bool) -> None:
        """Note which wraps lie over ``place``; an insertion is inside none that begins there."""
        if self.over:
            self.over = [wrap for wrap in self.over if wrap.end > place]
        last = place if inclusive else place - 1
        while self.wraps and self.wraps[-1].start <= last:
            wrap = self.wraps.pop()
            if wrap.end > place:
                self.over.append(wrap)  # what comes later is further inside

    def _settle(self, needed: Sequence[Wrap]) -> None:
        """Close what is not needed, with all that is inside it, and open what is missing."""
        if not (needed or self.open):
            return
        for depth, wrap in enumerate(self.open):
            if wrap is not None and wrap not in needed:
                self._close_wraps(depth)
                break
        for wrap in needed:
            if wrap not in self.open:
                self.out.append(wrap.again if wrap.tag in self.opened else wrap.tag)
                self.opened.add(wrap.tag)
                self.open.append(wrap)

    def _close_wraps(self, depth: int = 0) -> None:
        """Close the open wraps down to ``depth``, but none around an open element."""
        while len(self.open) > depth:
            wrap = self.open[-1]
            if wrap is None:
                return
            self.out.append(wrap.closing)
            self.open.pop()
