"""Tokens of a line: number literals, words and punctuation, with source offsets.

Letters and digits never share a token, so «و۲۱» and «داد:۶۴۱» cost nothing;
number words that are glued together («یکهزار», «سه‌چهارم») are cut apart here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.quantities.glue import split_word
from digest.quantities.shadow import ZWNJ, Shadow, cast_shadow

# A literal may hold separators between digits; a Persian comma only as a thousands mark.
_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:(?:[.,/:]| / |،(?=[0-9]{3}(?![0-9])))[0-9]+)*)"
    r"|(?P<word>[^\W\d_]+(?:\u200c+[^\W\d_]+)*)"
    r"|(?P<mark>[^\s\u200c])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line: ``text`` canonical, ``[start, end)`` its place in the source.

    ``spaced`` says whether a space stands before it, ``kind`` is ``number``,
    ``word`` or ``mark``.
    """

    text: str
    start: int
    end: int
    kind: str
    spaced: bool = True


def tokenise(line: str, offset: int = 0) -> list[Token]:
    """Cut ``line`` into tokens whose offsets count from ``offset``.

    >>> [token.text for token in tokenise("و۲۱ طرح، سه‌چهارم")]
    ['و', '21', 'طرح', '،', 'سه', 'چهارم']
    """
    shadow = cast_shadow(line)
    found: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(shadow.text):
        start, end = match.span()
        kind = match.lastgroup or "mark"
        spaced = start > last and " " in shadow.text[last:start]
        last = end
        text = match.group()
        if kind == "word":
            found.extend(_words(text, _Place(shadow, start, offset), spaced=spaced))
        else:
            found.append(_token(text, _Place(shadow, start, offset), kind, spaced=spaced))
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    shadow: Shadow
    start: int
    offset: int

    def source(self, index: int) -> int:
        return self.offset + self.shadow.source(self.start + index)

    def end(self, index: int) -> int:
        return self.offset + self.shadow.source(self.start + index - 1) + 1


def _token(text: str, place: _Place, kind: str, *, spaced: bool) -> Token:
    return Token(text.replace(" ", ""), place.source(0), place.end(len(text)), kind, spaced)


def _words(text: str, place: _Place, *, spaced: bool) -> list[Token]:
    joined = text.replace(ZWNJ, "") if ZWNJ in text else text
    parts = split_word(joined)
    if len(parts) == 1:
        return [Token(joined, place.source(0), place.end(len(text)), "word", spaced)]
    positions = [i for i, character in enumerate(text) if character != ZWNJ]
    found, used = [], 0
    for part in parts:
        first, last = positions[used], positions[used + len(part) - 1]
        found.append(Token(part, place.source(first), place.end(last + 1), "word", spaced))
        used, spaced = used + len(part), False
    return found
