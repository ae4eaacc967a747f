"""Glued and torn words of articles that exist: told with line and suggestion, never changed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from digest.persian.spacing import Kind, Repair, compare, repair
from digest.problems import Problem, Severity

_SLIPS = {
    Kind.LOST_SPACE: "فاصله‌ای افتاده است",
    Kind.LOST_HALF_SPACE: "نیم‌فاصله‌ای افتاده است",
    Kind.TORN_WORD: "به جای نیم‌فاصله، فاصله آمده است",
    Kind.STRAY_SPACE: "فاصله‌ای زیادی است",
    Kind.STRAY_HALF_SPACE: "نیم‌فاصله‌ای زیادی است",
    Kind.LETTER: "حرفی عربی آمده است",
}

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.S)
# The values that readers see as prose; a slug, a date or an address is none.
_PROSE_VALUE = re.compile(r"(?m)^(\s*(?:title|summary|name|office|date_inferred):[ \t]+)(\S.*)$")


def _mended(source: str, *, keep: Iterable[str] = ()) -> str:
    """Mend the spaces of an article's file, in its text and in front matter that is prose."""
    kept = tuple(keep)
    found = _FRONT_MATTER.match(source)
    head = found.group() if found else ""
    values = _PROSE_VALUE.sub(lambda each: each[1] + repair(each[2], keep=kept), head)
    return values + repair(source[len(head) :], keep=kept)


def spacing_problems(path: str, source: str, *, keep: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Tell the probable slips of spacing in the Markdown file ``source``, one for each word."""
    found: dict[tuple[int, str], Problem] = {}
    for each in compare(source, _mended(source, keep=keep)):
        line = source.count("\n", 0, each.start) + 1
        found.setdefault((line, each.word), _problem(path, line, each))
    return tuple(found.values())


def _problem(path: str, line: int, repair: Repair) -> Problem:
    return Problem(
        path,
        line,
        "spacing",
        f"«{repair.word}»: {_SLIPS[repair.kind]}",
        f"شاید «{repair.mended}»",
        Severity.WARNING,
    )


class FileRepair(Struct, frozen=True):
    """A file's text after repair, and the lines that show the difference."""

    text: str
    difference: tuple[str, ...]


def repair_file(path: str, source: str, *, keep: Iterable[str] = ()) -> FileRepair:
    """Mend the Markdown file ``source``; the difference is empty when nothing changes."""
    mended = _mended(source, keep=keep)
    rows = zip(source.split("\n"), mended.split("\n"), strict=True)
    shown: list[str] = []
    for number, (before, after) in enumerate(rows, start=1):
        if before != after:
            shown += [f"{path}:{number}", f"- {before}", f"+ {after}"]
    return FileRepair(mended, tuple(shown))
