"""Spacing and quotation marks as a reader should see them, as edits of the text.

hazm proposes, we decide. Its normaliser breaks figures, addresses and markup
and joins words by frequency, so it sees the prose with everything else masked,
and of what it changes only separators are taken, and only where a closed list
allows: an affix joined by a half-space, a space moved from one side of a
punctuation mark to the other. Lost spaces are not looked for here: that is
repair, which an editor sees and accepts.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from digest.model import Edit, Span
from digest.persian.characters import ZWNJ, persian_letters

if TYPE_CHECKING:
    from hazm import Normalizer

SUFFIXES = frozenset("ها های هایی هایم هایت هایش هایمان هایتان هایشان ترین".split())
_AFTER_SILENT_HE = frozenset("ای ام اند ایم اید".split())
PREFIXES = frozenset("می نمی".split())
_CLOSING = "،؛:؟!.»)"
_OPENING = "«("
_MASK = "\u06f7"  # a bare Persian digit: hazm leaves one alone
_FIGURE = re.compile(r"[-−+]?\d[\d.,٫٬/:٪%–-]*+")
_QUOTED = re.compile(r'"([^"\n]{1,400})"')
_LONGEST_WORD = 40
_WORD_BEFORE = re.compile(f"[^\\W\\d_{ZWNJ}]*(?:{ZWNJ}[^\\W\\d_]+)*$")
_WORD_AFTER = re.compile(f"[^\\W\\d_{ZWNJ}]+(?:{ZWNJ}[^\\W\\d_]+)*")
_ELLIPSIS = re.compile(r"(?<![.\d])\.{3}(?![.\d])")


class _Place(NamedTuple):
    """One letter of the masked text and the range of the real text it stands for."""

    letter: str
    start: int
    end: int


@cache
def _normalizer() -> Normalizer:
    from hazm import Normalizer  # noqa: PLC0415 - heavy

    return Normalizer(
        correct_spacing=True,
        seperate_mi=True,
        remove_diacritics=False,
        remove_specials_chars=False,
        decrease_repeated_chars=False,
        persian_style=False,
        persian_numbers=False,
        unicodes_replacement=False,
    )


def display_edits(text: str, protected: tuple[Span, ...]) -> tuple[Edit, ...]:
    """Propose the edits that make ``text`` read well; nothing inside ``protected`` is touched.

    The letters, digits and marks of the text stay as they are, but for Arabic
    yeh and kaf, straight quotation marks and three dots.

    >>> text = 'گفت : "کتاب ها می رسند"'
    >>> shown = text
    >>> for edit in reversed(display_edits(text, ())):
    ...     shown = shown[:edit.start] + edit.replacement + shown[edit.end:]
    >>> shown
    'گفت: «کتاب‌ها می‌رسند»'
    """
    figures = (Span(*found.span()) for found in _FIGURE.finditer(text))
    guarded = _merged([*protected, *figures])
    proposed = [*_letter_edits(text), *_mark_edits(text), *_spacing_edits(text, guarded)]
    return _apart(proposed, guarded)


def _letter_edits(text: str) -> list[Edit]:
    return [
        Edit(place, place + 1, after)
        for place, (before, after) in enumerate(zip(text, persian_letters(text), strict=True))
        if before != after
    ]


def _mark_edits(text: str) -> list[Edit]:
    edits = [Edit(*found.span(), "…") for found in _ELLIPSIS.finditer(text)]
    for found in _QUOTED.finditer(text):
        edits.append(Edit(found.start(), found.start() + 1, "«"))
        edits.append(Edit(found.end() - 1, found.end(), "»"))
    return edits


def _spacing_edits(text: str, guarded: list[Span]) -> list[Edit]:
    """Compare the gaps between letters before and after hazm, line by line."""
    masked = _mask(text, guarded)
    edits: list[Edit] = []
    first = 0
    for number, place in enumerate([*masked, _Place("\n", len(text), len(text))]):
        if place.letter == "\n":
            edits += _line_edits(masked[first:number])
            first = number + 1
    return edits


def _mask(text: str, guarded: list[Span]) -> list[_Place]:
    """Put one digit for each guarded span; every letter keeps its place in ``text``."""
    places: list[_Place] = []
    position = 0
    for span in [*guarded, Span(len(text), len(text))]:
        places += [_Place(text[at], at, at + 1) for at in range(position, span.start)]
        if span.end > span.start:
            places.append(_Place(_MASK, span.start, span.end))
        position = span.end
    return places


def _line_edits(line: list[_Place]) -> list[Edit]:
    masked = "".join(place.letter for place in line)
    if not masked.strip():
        return []
    proposed = _normalizer().normalize(masked)
    before, after = _letter_positions(masked), _letter_positions(proposed)
    if len(before) != len(after):
        return []  # hazm did more than move separators: nothing of it is believed
    edits = []
    for here, there in zip(pairwise(before), pairwise(after), strict=True):
        gap, new_gap = masked[here[0] + 1 : here[1]], proposed[there[0] + 1 : there[1]]
        if gap != new_gap and _allowed(masked, here, new_gap):
            edits.append(Edit(line[here[0]].end, line[here[1]].start, new_gap))
    return edits


def _letter_positions(text: str) -> list[int]:
    return [at for at, letter in enumerate(text) if not (letter.isspace() or letter == ZWNJ)]


def _allowed(text: str, gap: tuple[int, int], new_gap: str) -> bool:
    left, right = gap
    old_gap = text[left + 1 : right]
    if new_gap == ZWNJ:
        return old_gap == " " and _is_affix(_word_before(text, left), _word_after(text, right))
    if new_gap == "":
        before_mark = text[right] in _CLOSING and not text.startswith("..", right)
        return old_gap.isspace() and (before_mark or text[left] in _OPENING)
    return new_gap == " " and old_gap == "" and _wants_space(text[left], text[right])


def _wants_space(left: str, right: str) -> bool:
    after_mark = left in "،؛:؟!»)" and (right.isalnum() or right in _OPENING)
    return after_mark or (left.isalpha() and right in _OPENING)


def _is_affix(before: str, after: str) -> bool:
    if before in PREFIXES:
        # hazm joins every «می», the month of May too; its verbs know better.
        return ZWNJ in _normalizer().seperate_mi(before + after)
    if after in _AFTER_SILENT_HE:
        # «شده‌اند», «خانه‌ای»; but «به ای», «که ام» are two words.
        return before.endswith("ه") and len(before) >= (4 if after == "ای" else 3)
    return after in SUFFIXES and len(before) > 1


def _word_before(text: str, end: int) -> str:
    found = _WORD_BEFORE.search(text[max(0, end - _LONGEST_WORD) : end + 1])
    return found.group() if found else ""


def _word_after(text: str, start: int) -> str:
    found = _WORD_AFTER.match(text[start : start + _LONGEST_WORD])
    return found.group() if found else ""


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _apart(edits: list[Edit], guarded: list[Span]) -> tuple[Edit, ...]:
    """Keep the edits that touch neither a guarded span nor an edit before them."""
    kept: list[Edit] = []
    ahead = iter([*guarded, Span(sys.maxsize, sys.maxsize)])
    guard = next(ahead)
    for edit in sorted(edits):
        while guard.end <= edit.start:
            guard = next(ahead)
        if edit.end <= guard.start and not (kept and edit.start < kept[-1].end):
            kept.append(edit)
    return tuple(kept)
