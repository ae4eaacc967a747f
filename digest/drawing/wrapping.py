"""Text broken into lines of much the same length, or cut where it does not fit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from digest.drawing.letters import Run, Weight
from digest.drawing.lines import Line, shape

ELLIPSIS = "…"

_WORDS = re.compile(r"[۰-۹0-9]\S{0,9} \S{1,9}(?!\S)|\S+")
"""A figure stays with the word after it: «۷۸ هزار»."""


class Type(Struct, frozen=True):
    """How a text is set: its weight, its size in pixels, and what parts it into runs."""

    weight: Weight
    size: float
    runs: Callable[[str], Iterable[Run]]

    def line(self, text: str) -> Line:
        """Shape ``text`` as one line."""
        return _line(text, self.weight, self.runs)

    def width(self, text: str) -> float:
        """Measure ``text`` in pixels."""
        return self.line(text).width(self.size)


@lru_cache(maxsize=2048)  # a text is measured at several sizes, and names come again
def _line(text: str, weight: Weight, runs: Callable[[str], Iterable[Run]]) -> Line:
    return shape(runs(text), weight)


def set_lines(text: str, kind: Type, room: float, most: int) -> tuple[str, ...]:
    """Break ``text`` at spaces into the fewest lines, balanced; what is over is cut with «…»."""
    words = tuple(cut(word, kind, room) for word in _WORDS.findall(text))
    widths = tuple(map(kind.width, words))
    space = kind.width(" ")
    fewest = len(_filled(widths, space, room))
    if fewest <= most:
        # The narrowest room in which they are still so few.
        narrow = bisect_left(
            range(int(room)), True, key=lambda width: len(_filled(widths, space, width)) <= fewest
        )
        return tuple(" ".join(words[a:b]) for a, b in _filled(widths, space, narrow))
    ends = _filled(widths, space, room)[:most]
    *whole, (start, _) = ends
    rest = " ".join(words[start:])
    return (*(" ".join(words[a:b]) for a, b in whole), cut(rest, kind, room))


def _filled(widths: Sequence[float], space: float, room: float) -> list[tuple[int, int]]:
    """Fill line after line; give where each begins and ends."""
    lines: list[tuple[int, int]] = []
    start, reach = 0, 0.0
    for at, width in enumerate(widths):
        if at > start and reach + space + width > room:
            lines.append((start, at))
            start, reach = at, width
        else:
            reach += width + (space if at > start else 0)
    return [*lines, (start, len(widths))] if widths else lines


def cut(text: str, kind: Type, room: float) -> str:
    """Cut ``text`` so that it fits ``room`` with its «…», at a word if there is more than one.

    Nothing is left where not even a letter fits.
    """
    if kind.width(text) <= room:
        return text
    letters = bisect_left(
        range(len(text)), True, key=lambda at: kind.width(text[: at + 1] + ELLIPSIS) > room
    )
    kept = text[:letters]
    if not kept:
        return ""
    if " " in kept:
        kept = kept.rpartition(" ")[0]
    return kept.rstrip(" ،؛:.\u200c") + ELLIPSIS
