"""The noun phrase before a figure that it is told of: subject, object or owner.

The clause to the left is cut into phrases at prepositions and stop words; which
of them is meant is told by the word that leads to the figure («به», «را», «با»)
and by the verb behind it. All of this is guessing, and flagged as such.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from digest.persian.remembering import for_short_words
from digest.quantities.expressions import Line
from digest.quantities.lexicon import mapping, ordinals, units, word_list, word_set
from digest.quantities.numerals import is_numeral_word
from digest.quantities.phrases import Phrase, head_of, is_content
from digest.quantities.units import find_unit
from digest.quantities.verbs import is_verb

_REACH = 40  # tokens looked at to the left
_THAT = frozenset(
    {"که", "اینکه", "آنکه", "بلکه", "وقتیکه", "چنانکه", "بطوریکه", "بهطوریکه", "درحالیکه"}
)
_INNER = frozenset({"این", "آن", "هر", "همه", "کل", "تمام", "خود", "سالانه", "روزانه", "ماهانه"})
_YEARLY = frozenset({"سالانه", "روزانه", "ماهانه"})
_QUOTES = frozenset({"«", "»", "(", ")", '"'})
_PREPOSITIONS = frozenset(
    {"در", "از", "به", "با", "برای", "طی", "بر", "تا", "توسط", "برابر", "بدون"}
)
_LEADING = frozenset({"به", "را", "از", "با", "تا", "بر"})


class Place(Struct, frozen=True):
    """Where a figure with its unit stands: tokens before ``first`` and from ``last`` on."""

    first: int
    last: int
    adjective: bool = False


class _Clause(Struct, frozen=True):
    """The phrases before a figure; ``near`` is where the words that lead to it begin."""

    runs: list[Phrase]
    free: list[Phrase]
    near: int
    led: frozenset[str]

    @property
    def beside(self) -> Phrase | None:
        """Return the phrase that touches the figure."""
        touches = self.runs[-1].last == self.near and not self.led
        return self.runs[-1] if touches else None


def phrase_before(line: Line, place: Place) -> Phrase | None:
    """Return the subject or the noun that the figure at ``place`` is told of."""
    clause = _clause(line, place.first)
    if not clause.runs:
        return None
    if place.adjective:
        return _nearest_noun(line, clause.beside) if clause.beside else None
    if objects := [run for run in clause.runs if line.text[run.last] == "را"]:
        return _object(line, objects[-1])
    if clause.free and line.text[place.last - 1] in word_set("change", "nouns"):
        return clause.free[0]
    if clause.beside and (owner := _owner(line, clause.runs)):
        return owner
    return _subject(line, clause, place)


def _clause(line: Line, before: int) -> _Clause:
    near = before
    while near > 0 and line.text[near - 1] in word_list("fillers"):
        near -= 1
    near -= line.text[near - 1] == ":" and _is_titled(line, near - 1)
    runs = _runs(line, near)
    free = _free(line, runs)
    if not free and not (runs and _is_with(line, runs[-1], near)):
        runs = _shared_subject(line, near) or runs
        free = _free(line, runs)
    led = frozenset(line.text[i] for i in range(near, before)) & _LEADING
    return _Clause(runs, free, near, led)


def _is_titled(line: Line, colon: int) -> bool:
    """Say whether «نرخ رشد: …» stands before the colon, and no speaker."""
    before = line.text[max(0, colon - 4) : colon]
    return any(not word_list(name).isdisjoint(before) for name in ("indicators", "headcounts"))


def _is_with(line: Line, run: Phrase, near: int) -> bool:
    """Say whether «با X» leads straight to the figure."""
    return run.last == near and line.text[run.first - 1] == "با"


def _subject(line: Line, clause: _Clause, place: Place) -> Phrase | None:
    """Return the first phrase without a preposition; an agent («دولت … داد») is none."""
    beside = clause.beside
    acts = _verb_after(line, place.last) == "act"
    if beside in clause.free:
        agent = acts and line.text[beside.head] not in word_list("indicators")
        return None if agent else beside
    if acts and "به" not in clause.led:
        return beside
    if clause.free:
        return clause.free[0]
    return beside if beside and line.text[beside.first - 1] != "در" else None


def _free(line: Line, runs: list[Phrase]) -> list[Phrase]:
    return [run for run in runs if not _after_preposition(line, run)]


def _shared_subject(line: Line, before: int) -> list[Phrase]:
    """Return the subject of the clause before «و», when this one has none of its own."""
    start = _clause_start(line, before)
    joined = line.text[start] == "و" and is_verb(line.text[start - 1])
    if start == 0 or not (joined or _opens_clause(line, start - 1)):
        return []
    end = start - 1
    return _free(line, _runs_between(line, _clause_start(line, end), end))[:1]


def _nearest_noun(line: Line, run: Phrase) -> Phrase:
    """Return what an adjective of measure belongs to: an indicator, or the last noun."""
    for at in range(run.first, run.last):
        if line.text[at] in word_list("indicators"):
            return Phrase(at, run.last, at, guessed=True)
    for at in range(run.last - 1, run.first, -1):
        text = line.text[at]
        if text not in word_list("adjectives") and not text.endswith("ی"):
            return Phrase(at, run.last, at, guessed=True)
    return run


def _owner(line: Line, runs: list[Phrase]) -> Phrase | None:
    """«با اعتبار n» is of the credit; «راهی به طول n» is of the road."""
    run = runs[-1]
    led = line.text[run.first - 1]
    if led == "با" or (led == "به" and line.text[run.head] in word_list("prices")):
        return run
    if led == "به" and line.text[run.head] in word_list("dimensions"):
        return runs[-2] if len(runs) > 1 and runs[-2].last == run.first - 1 else run
    return None


def _object(line: Line, run: Phrase) -> Phrase:
    """Return the object of «X را n اعلام کرد», past a speaker's name."""
    tellers = word_list("indicators") | word_set("change", "nouns")
    for at in range(run.first, run.last):
        if line.text[at] in tellers:
            return Phrase(at, run.last, at, guessed=True)
        if line.text[at] in {"کل", "مجموع", "تمام"} and at + 1 < run.last:
            return Phrase(at, run.last, at + 1, guessed=True)
    for at in range(run.first, run.last):
        if line.text[at] in word_list("nouns"):
            return Phrase(at, run.last, at, guessed=True)
    return run


def _after_preposition(line: Line, run: Phrase) -> bool:
    at, inner = run.first - 1, _before_noun()
    while line.text[at] not in _PREPOSITIONS and line.text[at] in inner:
        at -= 1
    return line.text[at] in _PREPOSITIONS


@cache
def _before_noun() -> frozenset[str]:
    return _INNER | word_list("fillers")


def _verb_after(line: Line, at: int) -> str:
    """Return how the clause ends: ``state`` («است», «رسید»), ``act`` («پرداخت کرد») or nothing."""
    for i in range(at, min(at + 8, len(line.tokens))):
        if line.kind[i] == "mark":
            return ""
        if is_verb(line.text[i]):
            return "state" if line.text[i] in word_list("states") else "act"
    return ""


def _runs(line: Line, before: int) -> list[Phrase]:
    """Return the noun phrases of the clause that ends at ``before``, times left out."""
    start = _clause_start(line, before)
    runs = _runs_between(line, start, before)
    if runs or start == 0:
        return runs
    if line.text[start - 1] == "که":
        return _runs_between(line, _clause_start(line, start - 1), start - 1)[-1:]
    relative = _relative_start(line, start)
    if not 0 < relative < start:
        return []
    return _runs_between(line, _clause_start(line, relative), relative)


def _relative_start(line: Line, verb: int) -> int:
    """Return the «که» of a relative clause that closes with the verb before ``verb``."""
    for at in range(verb - 2, max(verb - 14, 0), -1):
        if line.text[at] == "که":
            return at
        if line.kind[at] == "mark":
            return 0
    return 0


def _clause_start(line: Line, before: int) -> int:
    at = before
    while at > 0 and before - at < _REACH:
        text = line.text[at - 1]
        dashed = text == "-" and line.is_glued(at - 1) and line.is_glued(at)
        if line.kind[at - 1] == "mark" and text not in _QUOTES and not dashed:
            break
        if text in _THAT or is_verb(text) or _opens_clause(line, at - 1):
            break
        at -= 1
    return at


def _opens_clause(line: Line, at: int) -> bool:
    """Say whether the «و» at ``at`` parts a finished figure from a new subject."""
    if line.text[at] != "و" or is_numeral_word(line.text[at + 1]) or line.kind[at + 1] == "number":
        return False
    return any(_is_measured(line, first, at) for first in range(at - 3, at))


def _is_measured(line: Line, first: int, last: int) -> bool:
    """Say whether tokens ``[first, last)`` are the unit of the number before them."""
    if line.kind[first - 1] != "number" and not is_numeral_word(line.text[first - 1]):
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


def _runs_between(line: Line, start: int, end: int) -> list[Phrase]:
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
    while last > at and line.text[last - 1] in _INNER:
        last -= 1
    return last


def _led(line: Line, at: int) -> bool:
    return line.text[at - 1] in _PREPOSITIONS


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
    doubled = line.text[at - 1] in _INNER and line.text[at - 1] not in _YEARLY
    return at > first and line.text[at] in _INNER and not doubled


def _without_time(line: Line, first: int, last: int) -> list[Phrase]:
    words, names = word_set("periods", "words"), word_set("periods", "names")
    if line.text[first] in word_set("periods", "heads"):
        while first < last and (line.text[first] in words or _is_month(line, first)):
            first += 1
    while first < last and line.text[first] in _INNER:
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
