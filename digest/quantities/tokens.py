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
    space stands before it.
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
    found = _cut(shadow.text)
    if shadow.offsets is None:
        return [Token(t, s + offset, e + offset, k, p) for t, s, e, k, p in found]
    source = shadow.offsets
    return [
        Token(text, source[start] + offset, source[end - 1] + 1 + offset, kind, spaced)
        for text, start, end, kind, spaced in found
    ]


def _cut(text: str) -> list[Token]:
    """Return the tokens of a shadow with offsets into the shadow."""
    found: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        kind = match.lastgroup or "mark"
        spaced = start > last and text[start - 1] == " "
        last = end
        if kind == "word":
            _add_word(found, Token(match.group(), start, end, kind, spaced))
        elif kind == "number":
            literal = match.group().replace(" ", "")
            found.append(Token(literal, start, end, kind, spaced))
        else:
            found.append(Token(match.group(), start, end, kind, spaced))
    return found


def _add_word(found: list[Token], word: Token) -> None:
    """Append a word, or the number words and units that it is glued together from."""
    joined = word.text.replace(ZWNJ, "")
    parts = split_word(joined)
    if len(parts) == 1:
        found.append(word if joined == word.text else word._replace(text=joined))
        return
    places = [i for i, character in enumerate(word.text, word.start) if character != ZWNJ]
    used, spaced = 0, word.spaced
    for part in parts:
        last = used + len(part)
        found.append(Token(part, places[used], places[last - 1] + 1, "word", spaced))
        used, spaced = last, False
