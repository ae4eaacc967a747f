"""The noun phrase before a figure that the figure is about: subject, object or owner.

Which phrase of the clause is meant is told by the word that leads to the figure
(«به», «را», «با») and by the verb behind it. All of this is guessing, and flagged
as such.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from digest.quantities.clauses import (
    INNER,
    PREPOSITIONS,
    clause_start,
    opens_clause,
    runs_before,
    runs_between,
)
from digest.quantities.expressions import Line
from digest.quantities.lexicon import word_list, word_set
from digest.quantities.phrases import Phrase
from digest.quantities.verbs import is_verb

_LEADING = frozenset({"به", "را", "از", "با", "تا", "بر"})


class FigureTokens(Struct, frozen=True):
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


def phrase_before(line: Line, figure: FigureTokens) -> Phrase | None:
    """Return the subject or the noun that ``figure`` is told of."""
    clause = _clause(line, figure.first)
    if not clause.runs:
        return None
    if figure.adjective:
        return _nearest_noun(line, clause.beside) if clause.beside else None
    if objects := [run for run in clause.runs if line.text[run.last] == "را"]:
        return _object(line, objects[-1])
    if clause.free and line.text[figure.last - 1] in word_set("change", "nouns"):
        return clause.free[0]
    if clause.beside and (owner := _owner(line, clause.runs)):
        return owner
    return _subject(line, clause, figure)


def _clause(line: Line, before: int) -> _Clause:
    near = before
    while near > 0 and line.text[near - 1] in word_list("fillers"):
        near -= 1
    near -= line.text[near - 1] == ":" and _is_titled(line, near - 1)
    runs = runs_before(line, near)
    free = _free(line, runs)
    if not free and not (runs and _is_with(line, runs[-1], near)):
        runs = _shared_subject(line, near) or runs
        free = _free(line, runs)
    led = frozenset(line.text[i] for i in range(near, before)) & _LEADING
    return _Clause(runs, free, near, led)


def _is_titled(line: Line, colon: int) -> bool:
    """Tell whether «نرخ رشد: …» stands before the colon, and no speaker."""
    before = line.text[max(0, colon - 4) : colon]
    return any(not word_list(name).isdisjoint(before) for name in ("indicators", "headcounts"))


def _is_with(line: Line, run: Phrase, near: int) -> bool:
    """Tell whether «با X» leads straight to the figure."""
    return run.last == near and line.text[run.first - 1] == "با"


def _subject(line: Line, clause: _Clause, figure: FigureTokens) -> Phrase | None:
    """Return the first phrase without a preposition; an agent («دولت … داد») is none."""
    beside = clause.beside
    acts = _verb_after(line, figure.last) == "act"
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
    start = clause_start(line, before)
    joined = line.text[start] == "و" and is_verb(line.text[start - 1])
    if start == 0 or not (joined or opens_clause(line, start - 1)):
        return []
    end = start - 1
    return _free(line, runs_between(line, clause_start(line, end), end))[:1]


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
    while line.text[at] not in PREPOSITIONS and line.text[at] in inner:
        at -= 1
    return line.text[at] in PREPOSITIONS


@cache
def _before_noun() -> frozenset[str]:
    return INNER | word_list("fillers")


def _verb_after(line: Line, at: int) -> str:
    """Return how the clause ends: ``state`` («است», «رسید»), ``act`` («پرداخت کرد») or nothing."""
    for i in range(at, min(at + 8, len(line.tokens))):
        if line.kind[i] == "mark":
            return ""
        if is_verb(line.text[i]):
            return "state" if line.text[i] in word_list("states") else "act"
    return ""
