"""What one article gives to the open data: its observations written down, and their sentences.

Made from that article alone, so that it can be remembered for as long as the
article stays as it is, and put together in any table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import Struct


class Line(NamedTuple):
    """An observation in the open data: ``cells`` begin its row, ``record`` is a JSON object.

    ``turn`` is its place among all of its article, ``sentence`` the id of its
    sentence, empty for the title. What belongs to the article is not in it.
    """

    turn: int
    indicator: str
    sentence: str
    cells: bytes
    record: bytes


class Tabled(Struct, frozen=True):
    """Observations of one article in the order of its text, and their sentences by id."""

    lines: tuple[Line, ...]
    sentences: Mapping[str, str]

    def of(self, indicator: str) -> Tabled:
        """Return what there is of one indicator."""
        lines = (line for line in self.lines if line.indicator == indicator)
        return _with_sentences(tuple(lines), self.sentences)


def joined(parts: Iterable[Tabled]) -> Tabled:
    """Put what there is of each indicator of an article together again."""
    lines: list[Line] = []
    sentences: dict[str, str] = {}
    for part in parts:
        lines += part.lines
        sentences |= part.sentences
    return _with_sentences(tuple(sorted(lines)), sentences)


def _with_sentences(lines: tuple[Line, ...], sentences: Mapping[str, str]) -> Tabled:
    wanted = dict.fromkeys(line.sentence for line in lines if line.sentence)
    return Tabled(lines, {name: sentences[name] for name in wanted})
