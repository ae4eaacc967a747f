"""Tokens of a line: number literals, words and punctuation, with source offsets.

Letters and digits never share a token, so «و۲۱» and «داد:۶۴۱» cost nothing;
number words that are glued together («یکهزار», «سه‌چهارم») are cut apart here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

from digest.quantities.glue import split_word
from digest.quantities.shadow import ZWNJ, cast_shadow

# A literal may hold separators between digits; a Persian comma only as a thousands mark.
_TOKEN = re.compile(
    r"([^\W\d_]+(?:\u200c+[^\W\d_]+)*"  # a word,
    r"|[0-9]+(?:(?:[.,/:]| / |،(?=[0-9]{3}(?![0-9])))[0-9]+)*"  # a number
    r"|[^\s\u200c])"  # or a mark
)
_DIGITS = frozenset("0123456789")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 60  # letters of a word that is worth remembering
_AROUND = [""] * 16  # as far as any construction looks beyond the ends of a line
_FREE = [False] * 16


class Token(NamedTuple):
    """A piece of a line: ``text`` canonical, ``[start, end)`` its place in the source.

    ``kind`` is ``number``, ``word`` or ``mark``; ``glued`` says whether it
    follows another without a space, and ``written`` keeps the half-spaces of a word.
    """

    text: str
    kind: str
    start: int
    end: int
    glued: bool
    written: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a line in columns, one for each field of a token.

    Columns cost a third of what as many objects do. Behind the last token
    ``text``, ``kind`` and ``glued`` have blanks: an index a little beyond
    either end of the line finds nothing there.
    """

    text: list[str]
    kind: list[str]
    start: list[int]
    end: list[int]
    glued: list[bool]
    written: list[str]

    def __len__(self) -> int:
        return len(self.start)

    def __iter__(self) -> Iterator[Token]:
        rows = zip(
            self.text, self.kind, self.start, self.end, self.glued, self.written, strict=False
        )
        return (Token(*row) for row in rows)

    def part(self, first: int, last: int) -> Tokens:
        """Return tokens ``[first, last)`` alone."""
        return Tokens(
            text=[*self.text[first:last], *_AROUND],
            kind=[*self.kind[first:last], *_AROUND],
            start=self.start[first:last],
            end=self.end[first:last],
            glued=[*self.glued[first:last], *_FREE],
            written=self.written[first:last],
        )

    def width(self, at: int, letters: int) -> int:
        """Return how many characters the first ``letters`` of word ``at`` take in the source."""
        written = self.written[at]
        places = [place for place, character in enumerate(written) if character != ZWNJ]
        return places[letters - 1] + 1


def tokenise(line: str, offset: int = 0) -> Tokens:
    """Cut ``line`` into tokens whose offsets count from ``offset``.

    >>> [token.text for token in tokenise("و۲۱ طرح، سه‌چهارم")]
    ['و', '21', 'طرح', '،', 'سه', 'چهارم']
    """
    shadow = cast_shadow(line)
    if shadow.offsets is None:
        return _cut(shadow.text, offset)
    source, tokens = shadow.offsets, _cut(shadow.text, 0)
    return replace(
        tokens,
        start=[source[start] + offset for start in tokens.start],
        end=[_end(line, source[end - 1]) + offset for end in tokens.end],
    )


def _end(line: str, last: int) -> int:
    """Return the offset behind a token's last letter and the vowel signs on it."""
    end = last + 1
    while end < len(line) and "\u064b" <= line[end] <= "\u0655":
        end += 1
    return end


def _cut(shadow: str, offset: int) -> Tokens:
    """Return the tokens of a shadow, their places counted from ``offset``."""
    pieces = _TOKEN.split(shadow)  # gap, token, gap, …, token, gap
    starts = islice(accumulate(map(len, pieces), initial=offset), 1, None, 2)
    rows = [
        (text, kind, start + first, start + last, glued or gap[-1:] != " ", written)
        for gap, piece, start in zip(pieces[::2], pieces[1::2], starts, strict=False)
        for text, kind, first, last, glued, written in (
            _remembered(piece) if len(piece) <= _LONGEST else _read(piece)
        )
    ]
    columns = zip(*rows, strict=True) if rows else [()] * 6
    text, kind, start, end, glued, written = map(list, columns)
    return Tokens(
        text=text + _AROUND,
        kind=kind + _AROUND,
        start=start,
        end=end,
        glued=[False, *glued[1:], *_FREE],
        written=written,
    )


def _read(piece: str) -> tuple[Token, ...]:
    """Return a number, word or mark as tokens counted from its own start.

    A word loses its half-spaces, and is cut where number words and units are glued.
    """
    if piece[0] in _DIGITS:
        return (Token(piece.replace(" ", ""), "number", 0, len(piece), False, piece),)
    if not _LETTER.match(piece):
        return (Token(piece, "mark", 0, len(piece), False, piece),)
    joined = piece.replace(ZWNJ, "")
    parts = split_word(joined)
    if len(parts) == 1:
        return (Token(joined, "word", 0, len(piece), False, piece),)
    places = [place for place, character in enumerate(piece) if character != ZWNJ]
    ends = accumulate(map(len, parts), initial=0)
    return tuple(
        Token(part, "word", places[first], places[last - 1] + 1, first > 0, part)
        for part, (first, last) in zip(parts, pairwise(ends), strict=True)
    )


_remembered = lru_cache(maxsize=20_000)(_read)
