"""Lines to a story: heading lines, the moment, and paragraphs whose lines belong together."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from digest.importing.furniture import clear_furniture
from digest.importing.moments import Moment, find_moment, is_date_line, split_head
from digest.importing.scraps import Scrap
from digest.persian.calendar import DateError

LONGEST_HEADING = 160
CODE_LINE = re.compile(r"^\W*(?:کد ?خبر|شناسه ?خبر|شماره ?خبر)\W*[\d۰-۹٠-٩]+\W*$")
SOURCE_LINE = re.compile(r"^\W*منبع(?: خبر)?\s*:\s*(?P<source>[^.،؛]{2,60})\.?\s*$")
UNFINISHED = re.compile(r"(?:\s(?:و|که|در|به|از|با|را|بر|تا|یا|این|برای)|[،؛])$")


class Story(Struct, frozen=True):
    """A story as far as its lines tell it, before its words are read."""

    title: str
    headings: tuple[str, ...]
    paragraphs: tuple[str, ...]
    moment: Moment | None
    source: str
    removed: tuple[str, ...]
    faults: tuple[str, ...]
    joined: int


class _Facts(Struct, frozen=True):
    """What the lines about the story say, and the lines that are left."""

    lines: tuple[str, ...]
    moment: Moment | None
    source: str
    faults: tuple[str, ...]


def read_story(scrap: Scrap) -> Story:
    """Part the text of a scrap into heading lines, facts of its frame and paragraphs."""
    facts = _take_facts(scrap.lines)
    cleared = clear_furniture(facts.lines)
    headings, body = _part_headings(cleared.lines)
    paragraphs, joined = join_lines(body)
    faults = list(facts.faults)
    moment = facts.moment
    if moment is None and scrap.date:
        moment, fault = _moment_of(scrap.date)
        faults += fault
    title = " ".join(headings) if headings else ""
    return Story(
        title=title,
        headings=headings,
        paragraphs=paragraphs,
        moment=moment,
        source=facts.source,
        removed=cleared.removed,
        faults=tuple(faults),
        joined=joined,
    )


def _moment_of(text: str) -> tuple[Moment | None, list[str]]:
    try:
        return find_moment(text), []
    except DateError as error:
        return None, [str(error)]


def _take_facts(lines: tuple[str, ...]) -> _Facts:
    kept: list[str] = []
    faults: list[str] = []
    moment: Moment | None = None
    source = ""
    for line in lines:
        head, rest = split_head(line) if not kept else ("", line)
        telling = head or (line if is_date_line(line) else "")
        if telling and moment is None:
            moment, fault = _moment_of(telling)
            faults += fault
        if named := SOURCE_LINE.match(line):
            source = named["source"].strip()
        elif not CODE_LINE.match(line) and not (is_date_line(line) and not head):
            kept.append(rest)
    return _Facts(tuple(kept), moment, source, tuple(faults))


def _part_headings(lines: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the lines above the story's first sentence, where they read as headings."""
    headings: list[str] = []
    for place, line in enumerate(lines):
        words = line.strip()
        if not words:
            continue
        last = place == len(lines) - 1
        kicker = words.endswith(":") and len(words) < LONGEST_HEADING // 2
        heading = len(words) <= LONGEST_HEADING and not words.endswith((".", "؛", "،")) and not last
        full = bool(headings) and not headings[-1].endswith(":")
        if full or not (kicker or heading):
            return tuple(headings), lines[place:]
        headings.append(words)
    return tuple(headings), ()


def join_lines(lines: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """Join lines into paragraphs; a break inside a sentence is none, one after it is.

    >>> join_lines(("آمد و", "رفت.", "", "ماند."))
    (('آمد و رفت.', 'ماند.'), 1)
    """
    paragraphs: list[str] = []
    joined = 0
    open_line = False
    blank_parts = _parted_by_blanks(lines)
    for line in lines:
        words = line.strip()
        if not words:
            open_line = open_line and _is_cut(paragraphs[-1])
            continue
        if open_line and not is_list(words) and (blank_parts or _is_cut(paragraphs[-1])):
            paragraphs[-1] += " " + words
            joined += 1
        else:
            paragraphs.append(words)
        open_line = True
    return tuple(paragraphs), joined


def _parted_by_blanks(lines: tuple[str, ...]) -> bool:
    """Tell whether nearly all lines have a blank one between them, so that a break is none."""
    full = [bool(line.strip()) for line in lines]
    breaks = sum(one and other for one, other in pairwise(full))
    blanks = sum(one and not other for one, other in pairwise(full))
    return blanks >= 2 * breaks


def _is_cut(line: str) -> bool:
    """Tell whether ``line`` stops in the middle of a sentence."""
    return UNFINISHED.search(line) is not None or (
        len(line) > 60
        and not line.endswith((".", "!", "؟", ":", "…", "»", ")", "*"))
        and not is_list(line)
    )


def is_list(line: str) -> bool:
    """Tell whether ``line`` is an item of a list."""
    return re.match(r"\s*(?:[-•*–]|[\d۰-۹]+[.)-])\s", line) is not None
