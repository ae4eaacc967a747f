"""What a figure counts or measures: the noun phrase after it, else the one before it.

A phrase is found by where it must end (stop words, verbs, numerals, marks);
its head is its first noun. A phrase found to the left is a guess and flagged.
"""

from __future__ import annotations

from dataclasses import dataclass

from digest.quantities.expressions import Line
from digest.quantities.lexicon import mapping, ordinals, word_list, word_set
from digest.quantities.numerals import is_numeral_word
from digest.quantities.verbs import closes_compound, is_verb

_LONGEST = 6
_REACH = 40  # tokens looked at to the left
_FILLERS = frozenset(
    [
        "مبلغ",
        "رقم",
        "رقمی",
        "مبلغی",
        "میزان",
        "میزانی",
        "معادل",
        "تعداد",
        "به",
        "با",
        "را",
        "حدود",
        "از",
        "تا",
        "بر",
        "نیز",
        "هم",
        "برابر",
        "بالغ",
        "طول",
        "ظرفیت",
        "مجموع",
        "جمعا",
        "مجموعا",
    ]
)
_QUANTIFIERS = frozenset(
    [
        "کل",
        "تمام",
        "تمامی",
        "همه",
        "کلیه",
        "این",
        "آن",
        "همین",
        "همان",
        "مجموع",
        "سایر",
        "بقیه",
        "اکثر",
        "اغلب",
        "دیگر",
    ]
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``[first, last)`` and the index of the head among them."""

    first: int
    last: int
    head: int
    guessed: bool = False


def is_content(line: Line, at: int) -> bool:
    """Say whether token ``at`` can stand inside a noun phrase."""
    if line.kind(at) != "word":
        return False
    text = line.text(at)
    if text in word_list("stopwords") or is_numeral_word(text):
        return False
    return not is_verb(text)


def phrase_after(line: Line, at: int, *, bare: bool = False) -> Phrase | None:
    """Return the noun phrase that starts at token ``at``.

    ``bare`` says that no unit stands before it, so its first word is what is
    counted even when a light verb follows («۳ گل زد»).
    """
    start = at
    if line.text(at) in {"از", "ازاین"} and not bare:
        start += 1
    first = start
    while line.text(start) in _QUANTIFIERS:
        start += 1
    last = start
    while last < start + _LONGEST and is_content(line, last):
        if closes_compound(line, last) and not (bare and last == start):
            break
        last += 1
    if last == start:
        return None
    return Phrase(first, last, _head(line, start, last))


def _head(line: Line, start: int, last: int) -> int:
    """Step over superlatives, ordinals and quantifiers in front of the noun."""
    for i in range(start, last):
        text = line.text(i)
        if text in _QUANTIFIERS or text in ordinals():
            continue
        if text.endswith("ترین") and i + 1 < last:
            continue
        return i
    return start


def clause_start(line: Line, before: int) -> int:
    """Return the first token of the clause that token ``before`` ends."""
    at = before
    while at > 0 and before - at < _REACH:
        text = line.text(at - 1)
        if line.kind(at - 1) == "mark" and text not in {"«", "»", "(", ")", "%"}:
            break
        if text == "که" or (is_verb(text) and text in word_list("light_forms")):
            break
        at -= 1
    return at


def phrase_before(line: Line, before: int) -> Phrase | None:
    """Return the subject that the figure at ``before`` is told of: «X … به n رسید»."""
    runs = _runs(line, clause_start(line, before), before)
    if not runs:
        return None
    skipped = before
    while skipped > 0 and line.text(skipped - 1) in _FILLERS:
        skipped -= 1
    last = runs[-1]
    adjacent = last.last == skipped
    reached = skipped < before and line.text(skipped) in {"به", "را", "از", "تا"}
    if adjacent and not reached:
        return last
    free = [run for run in runs if not _after_preposition(line, run)]
    return (free or runs)[0] if reached else last


def _after_preposition(line: Line, run: Phrase) -> bool:
    return line.text(run.first - 1) in {"در", "از", "به", "با", "برای", "طی", "بر", "تا", "توسط"}


def _runs(line: Line, start: int, end: int) -> list[Phrase]:
    """Return the stretches of content words between ``start`` and ``end``, times left out."""
    found: list[Phrase] = []
    at = start
    while at < end:
        first = at
        while at < end and is_content(line, at) and line.text(at) not in _FILLERS:
            at += 1
        if at > first:
            found.extend(_without_time(line, first, at))
        at += 1
    return found


def _without_time(line: Line, first: int, last: int) -> list[Phrase]:
    while first < last and line.text(first) in word_set("periods", "words"):
        first += 1
    while first < last and line.text(last - 1) in word_set("periods", "names"):
        last -= 1
    if first == last or line.text(first) in mapping("calendars", "jalali"):
        return []
    return [Phrase(first, last, _head(line, first, last), guessed=True)]
