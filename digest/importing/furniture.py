"""Lines of a page that are no part of its story: recognised by an editable list and by place.

Nothing is ever taken from the middle of a story but a listed box with its short lines.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from digest.importing.scraps import read_data
from digest.persian.characters import fold

EDGE_MARKS = re.compile(r"^[\W_]+|[\W_]+$")
# A line as long as this is a sentence, whatever it begins with.
LONGEST = 120
SHORT = 90
SENTENCE_END = (".", "؟", "!", "…", ":", "؛", "»")


class Furniture(Struct, frozen=True):
    """The list, folded for comparison: whole lines and beginnings by place, ends of entries."""

    whole: Mapping[str, frozenset[str]]
    prefixes: Mapping[str, tuple[str, ...]]
    tails: tuple[str, ...]


class Cleared(Struct, frozen=True):
    """A story without its furniture, and the lines that were taken away."""

    lines: tuple[str, ...]
    removed: tuple[str, ...]


def key(line: str) -> str:
    """Return what of ``line`` is compared: its letters, without marks at its ends."""
    return fold(EDGE_MARKS.sub("", line))


@cache
def load_furniture() -> Furniture:
    """Read ``data/furniture.toml``."""
    table = tomllib.loads(read_data("furniture.toml"))
    return Furniture(
        whole={
            place: frozenset(key(line) for line in table[place]["whole"])
            for place in ("start", "end", "between")
        },
        prefixes={
            place: tuple(fold(line) for line in table[place]["prefix"])
            for place in ("start", "end")
        },
        tails=tuple(table["tail"]["words"]),
    )


def is_furniture(line: str, place: str) -> bool:
    """Tell whether ``line`` is listed for ``place``: ``start``, ``end`` or ``between``."""
    listed = load_furniture()
    if len(line) > LONGEST:
        return False
    starts = fold(line).startswith(listed.prefixes.get(place, ()))
    return key(line) in listed.whole[place] or starts


def is_sentence(line: str) -> bool:
    """Tell whether ``line`` reads as prose: long, or ended like a sentence."""
    return len(line) > SHORT or (len(line) > 40 and line.rstrip().endswith(SENTENCE_END))


def clear_furniture(lines: tuple[str, ...]) -> Cleared:
    """Take the furniture off ``lines``.

    >>> cleared = clear_furniture(("خبر دراز " * 20, "انتهای پیام/د", "آخرین اخبار"))
    >>> len(cleared.lines), cleared.removed
    (1, ('انتهای پیام/د', 'آخرین اخبار'))
    """
    prose = [place for place, line in enumerate(lines) if is_sentence(line)]
    first, last = (prose[0], prose[-1]) if prose else (-1, -1)
    end = _end_of_story(lines, first, last)
    kept: list[str] = []
    removed: list[str] = []
    boxed = False
    for place, line in enumerate(lines[:end]):
        boxed = is_furniture(line, "between") or (boxed and not is_sentence(line))
        above = (place < first or not prose) and is_furniture(line, "start")
        (removed if boxed or above else kept).append(line)
    tail = _without_tail(kept)
    return Cleared(tuple(tail), tuple(each for each in (*removed, *lines[end:]) if each.strip()))


def _end_of_story(lines: tuple[str, ...], first: int, last: int) -> int:
    """Return the place of the first closing line after which no prose of the story follows."""
    for place in range(first + 1, len(lines)):
        if is_furniture(lines[place], "end") and _only_furniture_after(lines, place, last):
            return place
    return len(lines)


def _only_furniture_after(lines: tuple[str, ...], place: int, last: int) -> bool:
    """Tell whether the story is over at ``place``: at most a reader's comment comes after it."""
    if place > last:
        return True
    rest = [line for line in lines[place + 1 :] if line.strip()]
    listed = sum(is_furniture(line, "end") or not is_sentence(line) for line in rest)
    return listed >= len(rest) / 2 and _is_comment_mark(lines[place])


def _is_comment_mark(line: str) -> bool:
    return key(line).startswith(("نظر", "دیدگاه", "پاسخی", "انتهای", "پایان", "ارسالنظر", "اخبار"))


def _without_tail(lines: list[str]) -> list[str]:
    """Drop the line that a feed adds to an entry: «نوشتهٔ … اولین بار در … پدیدار شد.»."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    if len(lines) > 1 and len(lines[-1]) < 200:
        words = load_furniture().tails
        if any(word in lines[-1] for word in words):
            return lines[:-1]
    return lines
