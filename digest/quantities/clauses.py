"""The clause before a figure, cut into noun phrases at prepositions, stop words and marks."""

from __future__ import annotations

from digest.persian.remembering import for_short_words
from digest.quantities.expressions import Line
from digest.quantities.lexicon import mapping, ordinals, units, word_list, word_set
from digest.quantities.literals import is_numeral_word
from digest.quantities.phrases import Phrase, head_of, is_content
from digest.quantities.units import find_unit
from digest.quantities.verbs import is_verb

_REACH = 40  # tokens looked at to the left
_THAT = frozenset(
    {"که", "اینکه", "آنکه", "بلکه", "وقتیکه", "چنانکه", "بطوریکه", "بهطوریکه", "درحالیکه"}
)
INNER = frozenset({"این", "آن", "هر", "همه", "کل", "تمام", "خود", "سالانه", "روزانه", "ماهانه"})
"""What may stand inside a noun phrase before its noun, though it is a stop word."""

_YEARLY = frozenset({"سالانه", "روزانه", "ماهانه"})
_QUOTES = frozenset({"«", "»", "(", ")", '"'})
PREPOSITIONS = frozenset(
    {"در", "از", "به", "با", "برای", "طی", "بر", "تا", "توسط", "برابر", "بدون"}
)
"""What makes the phrase behind it neither subject nor object."""


def runs_before(line: Line, before: int) -> list[Phrase]:
    """Return the noun phrases of the clause that ends at ``before``, times left out."""
    start = clause_start(line, before)
    runs = runs_between(line, start, before)
    if runs or start == 0:
        return runs
    if line.text[start - 1] == "که":
        return runs_between(line, clause_start(line, start - 1), start - 1)[-1:]
    relative = _relative_start(line, start)
    if not 0 < relative < start:
        return []
    return runs_between(line, clause_start(line, relative), relative)


def _relative_start(line: Line, verb: int) -> int:
    """Return the «که» of a relative clause that closes with the verb before ``verb``."""
    for at in range(verb - 2, max(verb - 14, 0), -1):
        if line.text[at] == "که":
            return at
        if line.kind[at] == "mark":
            return 0
    return 0


def clause_start(line: Line, before: int) -> int:
    """Return the first token of the clause that ends at ``before``."""
    at = before
    while at > 0 and before - at < _REACH:
        text = line.text[at - 1]
        dashed = text == "-" and line.is_glued(at - 1) and line.is_glued(at)
        if line.kind[at - 1] == "mark" and text not in _QUOTES and not dashed:
            break
        if text in _THAT or is_verb(text) or opens_clause(line, at - 1):
            break
        at -= 1
    return at


def opens_clause(line: Line, at: int) -> bool:
    """Tell whether the «و» at ``at`` parts a finished figure from a new subject."""
    if line.text[at] != "و" or line.is_numeric(at + 1):
        return False
    return any(_is_measured(line, first, at) for first in range(at - 3, at))


def _is_measured(line: Line, first: int, last: int) -> bool:
    """Tell whether tokens ``[first, last)`` are the unit of the number before them."""
    if not line.is_numeric(first - 1):
        return False
    unit = find_unit(line, first)
    return unit is not None and unit.last >= last


def _is_rate(line: Line, at: int) -> bool:
    """«بشکه‌ای ۲۷ دلار»: the price of one, not a thing."""
    return _is_price_of_one(line.text[at])


@for_short_words
def _is_price_of_one(text: str) -> bool:
    ending = next((e for e in ("ای", "یی", "ی") if text.endswith(e)), "")
    base = text.removesuffix(ending)
    return base != text and (base in units() or base in word_list("classifiers"))


def runs_between(line: Line, start: int, end: int) -> list[Phrase]:
    """Return the noun phrases among tokens ``[start, end)``, times left out."""
    found: list[Phrase] = []
    at = start
    while at < end:
        last = _run_end(line, at, end)
        if last > at:
            found.extend(_without_time(line, at, last))
        at = max(last, at + 1)
    return found


def _run_end(line: Line, at: int, end: int) -> int:
    last = at
    while last < end and (_stands(line, last) or _links(line, at, last)):
        if last > at and line.text[last] in word_list("indicators") and _led(line, at):
            break
        last += 1
    while last > at and line.text[last - 1] in INNER:
        last -= 1
    return last


def _led(line: Line, at: int) -> bool:
    return line.text[at - 1] in PREPOSITIONS


def _stands(line: Line, at: int) -> bool:
    if not is_content(line, at) or line.text[at] in word_list("fillers"):
        return False
    before = line.text[at - 1]
    if line.text[at] in word_set("change", "nouns") and before.startswith("درصد"):
        return False
    if line.text[at] in ordinals() and is_numeral_word(before):
        return False
    return not (_is_measured(line, at, at + 1) or _is_rate(line, at))


def _links(line: Line, first: int, at: int) -> bool:
    doubled = line.text[at - 1] in INNER and line.text[at - 1] not in _YEARLY
    return at > first and line.text[at] in INNER and not doubled


def _without_time(line: Line, first: int, last: int) -> list[Phrase]:
    words, names = word_set("periods", "words"), word_set("periods", "names")
    if line.text[first] in word_set("periods", "heads"):
        while first < last and (line.text[first] in words or _is_month(line, first)):
            first += 1
    while first < last and line.text[first] in INNER:
        first += 1
    while first < last and line.text[last - 1] in names:
        last -= 1
    if first < last - 1 and line.text[last - 1] in {"سال", "ماه"}:
        last -= 1
    if first == last:
        return []
    return [Phrase(first, last, head_of(line, first, last), guessed=True)]


def _is_month(line: Line, at: int) -> bool:
    return line.text[at].removesuffix("ماه") in mapping("calendars", "jalali")
