"""Tokens of a line: number literals, words and punctuation, with source offsets.

Letters and digits never share a token, so «و۲۱» and «داد:۶۴۱» cost nothing;
number words that are glued together («یکهزار», «سه‌چهارم») are cut apart here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from digest.quantities.glue import split_word
from digest.quantities.shadow import ZWNJ, cast_shadow

# A literal may hold separators between digits; a Persian comma only as a thousands mark.
_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:(?:[.,/:]| / |،(?=[0-9]{3}(?![0-9])))[0-9]+)*)"
    r"|(?P<word>[^\W\d_]+(?:\u200c+[^\W\d_]+)*)"
    r"|(?P<mark>[^\s\u200c])"
)


class Token(NamedTuple):
    """A piece of a line: ``text`` canonical, ``[start, end)`` its place in the source.

    ``kind`` is ``number``, ``word`` or ``mark``; ``spaced`` says whether a
    space stands before it, and ``written`` keeps the half-spaces of a word.
    """

    text: str
    start: int
    end: int
    kind: str
    spaced: bool = True
    written: str = ""

    def width(self, letters: int) -> int:
        """Return how many characters the first ``letters`` of the word take with half-spaces."""
        places = [at for at, character in enumerate(self.written or self.text) if character != ZWNJ]
        return places[letters - 1] + 1


def tokenise(line: str, offset: int = 0) -> list[Token]:
    """Cut ``line`` into tokens whose offsets count from ``offset``.

    >>> [token.text for token in tokenise("و۲۱ طرح، سه‌چهارم")]
    ['و', '21', 'طرح', '،', 'سه', 'چهارم']
    """
    shadow = cast_shadow(line)
    if shadow.offsets is None:
        return _cut(shadow.text, offset)
    source = shadow.offsets
    return [
        token._replace(
            start=source[token.start] + offset,
            end=_end(line, source[token.end - 1]) + offset,
        )
        for token in _cut(shadow.text, 0)
    ]


def _end(line: str, last: int) -> int:
    """Return the offset behind a token's last letter and the vowel signs on it."""
    end = last + 1
    while end < len(line) and "\u064b" <= line[end] <= "\u0655":
        end += 1
    return end


def _cut(shadow: str, offset: int) -> list[Token]:
    """Return the tokens of a shadow, their places counted from ``offset``."""
    found: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(shadow):
        text, kind = match.group(), match.lastgroup or "mark"
        start, end = match.span()
        spaced = start > last and shadow[start - 1] == " "
        last = end
        if kind == "word" and (ZWNJ in text or len(split_word(text)) > 1):
            found.extend(_split(Token(text, start + offset, end + offset, kind, spaced)))
            continue
        if kind == "number":
            text = text.replace(" ", "")
        found.append(Token(text, start + offset, end + offset, kind, spaced))
    return found


def _split(word: Token) -> list[Token]:
    """Return a word without its half-spaces, cut where number words and units are glued."""
    joined = word.text.replace(ZWNJ, "")
    parts = split_word(joined)
    if len(parts) == 1:
        return [word._replace(text=joined, written=word.text)]
    places = [i for i, character in enumerate(word.text, word.start) if character != ZWNJ]
    found, used, spaced = [], 0, word.spaced
    for part in parts:
        last = used + len(part)
        found.append(Token(part, places[used], places[last - 1] + 1, "word", spaced))
        used, spaced = last, False
    return found
