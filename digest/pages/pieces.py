"""A text cut at its edits and at given borders, with the edits applied."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from digest.model import Edit, Prose, Span


class Piece(Struct, frozen=True):
    """What is shown for a stretch of text; an insertion stands for an empty one."""

    start: int
    end: int
    text: str


class Pieces:
    """Cuts slices of a prose, from first to last, at its edits and at given borders."""

    def __init__(self, prose: Prose, start: int, borders: Sequence[int] = ()) -> None:
        self.text = prose.text
        self.edits = prose.edits
        self.borders = borders
        self.next_edit = bisect_left(prose.edits, (start,), key=lambda edit: (edit.start,))
        before = prose.edits[self.next_edit - 1].end if self.next_edit else 0
        self.position = max(start, before)

    def of(self, span: Span) -> Iterator[Piece]:
        """Cut a slice; slices come in order, and an edit is shown with the first it meets."""
        self.position = max(self.position, span.start)
        for edit in self._edits_until(span.end):
            yield from self._cut(edit.start)
            yield Piece(edit.start, edit.end, edit.replacement)
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

    def _cut(self, end: int) -> Iterator[Piece]:
        """Cut what lies between the position and ``end`` at the borders of wraps."""
        at = bisect_left(self.borders, self.position + 1)
        while self.position < end:
            border = min(end, self.borders[at]) if at < len(self.borders) else end
            yield Piece(self.position, border, self.text[self.position : border])
            self.position = border
            at += 1


def shown_text(prose: Prose, span: Span) -> str:
    """Give a slice of ``prose`` as plain text with its edits applied."""
    if not prose.edits:
        return prose.text[span.start : span.end]
    return "".join(piece.text for piece in Pieces(prose, span.start).of(span))
