"""A text with tags around stretches of it, which are nested or side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from html import escape

from msgspec import Struct

escaped: Callable[[str], str] = partial(escape, quote=False)
"""Write text between tags; quotation marks need no escape there."""


class Enclosure(Struct, frozen=True):
    """What opens and what closes a stretch of text: two tags, or two control characters."""

    start: int
    end: int
    opening: str
    closing: str


def enclosed(text: str, around: Iterable[Enclosure], write: Callable[[str], str]) -> str:
    """Write ``text`` with what is ``around`` its stretches, in order, the outer one first.

    >>> enclosed("a<b", [Enclosure(0, 3, "<i>", "</i>"), Enclosure(2, 3, "<b>", "</b>")], escaped)
    '<i>a&lt;<b>b</b></i>'
    """
    parts: list[str] = []
    opened: list[Enclosure] = []
    position = 0
    for one in around:
        while opened and opened[-1].end <= one.start:
            last = opened.pop()
            parts += (write(text[position : last.end]), last.closing)
            position = last.end
        parts += (write(text[position : one.start]), one.opening)
        position = one.start
        opened.append(one)
    for one in reversed(opened):
        parts += (write(text[position : one.end]), one.closing)
        position = one.end
    parts.append(write(text[position:]))
    return "".join(parts)
