"""Tokens of a line: number literals, words and punctuation, with source offsets.

Letters and digits never share a token, so «و۲۱» and «داد:۶۴۱» cost nothing;
number words that are glued together («یکهزار», «سه‌چهارم») are cut apart here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from msgspec import Struct, structs

from digest.persian.characters import ZWNJ
from digest.persian.letters import LETTERS
from digest.persian.remembering import for_short_words
from digest.quantities.glue import split_word
from digest.quantities.shadow import cast_shadow

# A literal may hold separators between digits; a Persian comma only as a thousands mark.
_TOKEN = re.compile(
    rf"({LETTERS}(?:\u200c++{LETTERS})*+"  # a word,
    r"|[0-9]++(?:(?:[.,/:]| / |،(?=[0-9]{3}(?![0-9])))[0-9]++)*+"  # a number
    r"|[^\s\u200c])"  # or a mark
)
_DIGITS = frozenset("0123456789")
_LETTER = re.compile(r"[^\W\d_]")
_AROUND = [""] * 16  # as far as any construction looks beyond the ends of a line
_SPACES = [" "] * 16


class Token(NamedTuple):
    """A piece of a line: ``text`` canonical, ``[start, end)`` its place in the source.

    ``kind`` is ``number``, ``word`` or ``mark``.
    """

    text: str
    kind: str
    start: int
    end: int


class Tokens(Struct, frozen=True):
    """The tokens of a line in columns, one for each field of a token.

    Columns cost a third of what as many objects do. Behind the last token
    ``text``, ``kind`` and ``gaps`` have blanks: an index a little beyond either end of
    the line finds nothing there. ``written`` keeps the half-spaces of words,
    and ``gaps`` has what stands before each token, a space before the first.
    """

    text: list[str]
    kind: list[str]
    start: list[int]
    end: list[int]
    written: list[str]
    gaps: list[str]

    def __len__(self) -> int:
        return len(self.start)

    def __iter__(self) -> Iterator[Token]:
        return map(Token, self.text, self.kind, self.start, self.end)

    def part(self, first: int, last: int) -> Tokens:
        """Return tokens ``[first, last)`` alone."""
        return Tokens(
            text=self.text[first:last] + _AROUND,
            kind=self.kind[first:last] + _AROUND,
            start=self.start[first:last],
            end=self.end[first:last],
            written=self.written[first:last],
            gaps=[" ", *self.gaps[first + 1 : last], *_SPACES],
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
    return structs.replace(
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
    looks = list(map(_look, pieces[1::2]))
    text, kind, _, parts, _ = zip(*looks, strict=True) if looks else ((),) * 5
    if any(parts):
        pieces = [*_parted(pieces, looks), pieces[-1]]
        looks = [part for look in looks for part in look.parts or (look,)]
        text, kind, *_ = zip(*looks, strict=True)
    ends = list(accumulate(map(len, pieces), initial=offset))
    return Tokens(
        text=[*text, *_AROUND],
        kind=[*kind, *_AROUND],
        start=ends[1:-1:2],
        end=ends[2::2],
        written=pieces[1::2],
        gaps=[" ", *pieces[2:-1:2], *_SPACES],
    )


class _Look(NamedTuple):
    """What a piece of text is by itself.

    ``parts`` are the words that it is glued together from, if it is, and
    ``gap`` is what parts such a word from the one before it.
    """

    text: str
    kind: str
    written: str
    parts: tuple[_Look, ...] = ()
    gap: str = ""


def _parted(pieces: list[str], looks: list[_Look]) -> Iterator[str]:
    """Yield gaps and tokens in turn, with the glued ones cut."""
    for gap, look in zip(pieces[::2], looks, strict=False):
        for at, part in enumerate(look.parts or (look,)):
            yield part.gap if at else gap
            yield part.written


@for_short_words
def _look(piece: str) -> _Look:
    """Look at a number, word or mark: a word loses its half-spaces."""
    if piece[0] in _DIGITS:
        return _Look(piece.replace(" ", ""), "number", piece)
    if not _LETTER.match(piece):
        return _Look(piece, "mark", piece)
    text = piece.replace(ZWNJ, "")
    words = split_word(text)
    if len(words) == 1:
        return _Look(text, "word", piece)
    return _Look(text, "word", piece, tuple(_parts(piece, words)))


def _parts(piece: str, words: Sequence[str]) -> Iterator[_Look]:
    """Find the words that ``piece`` is glued together from, half-spaces in and between them."""
    places = [place for place, character in enumerate(piece) if character != ZWNJ]
    end = 0
    for first, last in pairwise(accumulate(map(len, words), initial=0)):
        start, before = places[first], end
        end = places[last - 1] + 1
        written = piece[start:end]
        yield _Look(written.replace(ZWNJ, ""), "word", written, gap=piece[before:start])
