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
from bisect import bisect_right
from collections.abc import Callable, Iterator

from digest.model import Edit, Span
from digest.persian.characters import ARABIC_LETTER, ZWNJ, persian_letters
from digest.persian.hazm_parts import normalizer
from digest.persian.proposals import (
    AFTER_SILENT_HE,
    BEFORE_SPACE,
    CLOSING,
    MASK,
    OPENING,
    PREFIXES,
    SUFFIXES,
    proposals,
)

_FIGURE = re.compile(r"\d[\d.,٫٬/:٪%–-]*+")
_SIGNS = "-−+"
_QUOTED = re.compile(r'"([^"\n]{1,400})"')
_GAP = re.compile(f"[\\s{ZWNJ}]+")
_LONGEST_WORD = 40
_WORD_BEFORE = re.compile(f"[^\\W\\d_{ZWNJ}]*(?:{ZWNJ}[^\\W\\d_]+)*$")
_WORD_AFTER = re.compile(f"[^\\W\\d_{ZWNJ}]+(?:{ZWNJ}[^\\W\\d_]+)*")
_ELLIPSIS = re.compile(r"(?<![.\d])\.{3}(?![.\d])")


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
    guarded = _merged([*protected, *_figures(text)])
    proposed = [*_letter_edits(text), *_mark_edits(text), *_spacing_edits(text, guarded)]
    return _apart(proposed, guarded)


def _figures(text: str) -> Iterator[Span]:
    for found in _FIGURE.finditer(text):
        start, end = found.span()
        yield Span(start - (start > 0 and text[start - 1] in _SIGNS), end)


def _letter_edits(text: str) -> list[Edit]:
    return [
        Edit(*found.span(), persian_letters(found.group()))
        for found in ARABIC_LETTER.finditer(text)
    ]


def _mark_edits(text: str) -> list[Edit]:
    edits = []
    if "..." in text:
        edits += [Edit(*found.span(), "…") for found in _ELLIPSIS.finditer(text)]
    for found in _QUOTED.finditer(text):
        edits.append(Edit(found.start(), found.start() + 1, "«"))
        edits.append(Edit(found.end() - 1, found.end(), "»"))
    return edits


def _spacing_edits(text: str, guarded: list[Span]) -> list[Edit]:
    """Compare the gaps between letters before and after hazm, where one of them may change."""
    proposed = list(proposals(_masked(text, guarded)))
    if not proposed:
        return []
    place = _unmasking(guarded)
    return [
        Edit(place(offset + start), place(offset + end), gap)
        for offset, clause, answer in proposed
        for start, end, gap in _new_gaps(clause, answer)
    ]


def _masked(text: str, guarded: list[Span]) -> str:
    """Put one digit for each guarded span."""
    pieces: list[str] = []
    position = 0
    for span in guarded:
        pieces += (text[position : span.start], MASK)
        position = span.end
    return "".join((*pieces, text[position:]))


def _unmasking(guarded: list[Span]) -> Callable[[int], int]:
    """Tell where a letter of the masked text stands in the text."""
    masked, places = [0], [0]  # where each piece between masks begins
    for span in guarded:
        masked.append(masked[-1] + span.start - places[-1] + len(MASK))
        places.append(span.end)

    def place(offset: int) -> int:
        piece = bisect_right(masked, offset) - 1
        return places[piece] + offset - masked[piece]

    return place


def _new_gaps(line: str, proposed: str) -> Iterator[tuple[int, int, str]]:
    """Give each gap of ``line`` that should be another, by its place in ``line``."""
    if line == proposed:
        return
    before, letters = _gaps(line)
    after, letters_after = _gaps(proposed)
    if letters != letters_after:
        return  # hazm did more than move separators: nothing of it is believed
    passed = 0
    for count in sorted(before.keys() | after.keys()):
        gap, new_gap = before.get(count, ""), after.get(count, "")
        start, end = count + passed, count + passed + len(gap)
        passed += len(gap)
        inside = 0 < count < letters
        if inside and gap != new_gap and _allowed(line, (start - 1, end), new_gap):
            yield start, end, new_gap


def _gaps(text: str) -> tuple[dict[int, str], int]:
    """Map the number of letters before each gap to the gap; also count all letters."""
    gaps = {}
    passed = 0
    for found in _GAP.finditer(text):
        gap = gaps[found.start() - passed] = found.group()
        passed += len(gap)
    return gaps, len(text) - passed


def _allowed(text: str, gap: tuple[int, int], new_gap: str) -> bool:
    left, right = gap
    old_gap = text[left + 1 : right]
    if new_gap == ZWNJ:
        return old_gap == " " and _is_affix(_word_before(text, left), _word_after(text, right))
    if new_gap == "":
        before_mark = text[right] in CLOSING and not text.startswith("..", right)
        return old_gap.isspace() and (before_mark or text[left] in OPENING)
    return new_gap == " " and old_gap == "" and _wants_space(text[left], text[right])


def _wants_space(left: str, right: str) -> bool:
    after_mark = left in BEFORE_SPACE and (right.isalnum() or right in OPENING)
    return after_mark or (left.isalpha() and right in OPENING)


def _is_affix(before: str, after: str) -> bool:
    if before in PREFIXES:
        # hazm joins every «می», the month of May too; its verbs know better.
        return ZWNJ in normalizer().seperate_mi(before + after)
    if after in AFTER_SILENT_HE:
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
