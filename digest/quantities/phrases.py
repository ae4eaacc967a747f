"""Noun phrases beside a figure: the one that starts after it, and the clause before it.

A phrase is found by where it must end (stop words, verbs, numerals, marks);
its head is its first noun. A phrase found to the left is a guess and flagged.
"""

from __future__ import annotations

from dataclasses import dataclass

from digest.quantities.expressions import Line
from digest.quantities.lexicon import mapping, ordinals, units, word_list, word_set
from digest.quantities.numerals import is_numeral_word
from digest.quantities.units import find_unit
from digest.quantities.verbs import closes_compound, is_verb

_LONGEST = 6
_REACH = 40  # tokens looked at to the left
_THAT = frozenset(
    {"که", "اینکه", "آنکه", "بلکه", "وقتیکه", "چنانکه", "بطوریکه", "بهطوریکه", "درحالیکه"}
)
_INNER = frozenset({"این", "آن", "هر", "همه", "کل", "تمام", "خود", "سالانه", "روزانه", "ماهانه"})
_QUOTES = frozenset({"«", "»", "(", ")", '"'})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``[first, last)`` and the index of the head among them."""

    first: int
    last: int
    head: int
    guessed: bool = False
    cut: int = 0  # letters of the first token that belong to a unit glued to it
    end: int = 0  # where the source span closes inside the last token, if it does


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure with its unit stands: tokens before ``first`` and from ``last`` on."""

    first: int
    last: int
    adjective: bool = False


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
    start = at + 1 if line.text(at) == "از" and not bare else at
    if start > at and line.text(start) in word_list("sources"):
        return None
    first = start
    while line.text(start) in word_list("quantifiers"):
        start += 1
    if not bare and _is_predicate(line, start):
        return None
    last = start
    while last < start + _LONGEST and (is_content(line, last) or _coordinates(line, start, last)):
        if closes_compound(line, last) and not (bare and last == start):
            break
        if line.text(last - 1) == "واحد" and line.text(last) in word_set("change", "nouns"):
            break
        if last > start and (_is_predicate(line, last) or _ends_sentence(line, last)):
            break
        last += 1
    if last == start or line.text(start) in word_set("periods", "heads"):
        return Phrase(at, at + 1, at) if bare and last > start else None
    return Phrase(first, last, _head(line, start, last))


def _coordinates(line: Line, first: int, at: int) -> bool:
    """Accept the «و» of «کارگری و کارفرمایی» inside a phrase."""
    if at == first or not is_content(line, at + 1):
        return False
    if line.text(at) in {"این", "آن"}:
        return True
    if line.text(at) != "و":
        return False
    if line.kind(at + 2) == "number" or is_numeral_word(line.text(at + 2)):
        return False
    return not _is_predicate(line, at + 1) and not closes_compound(line, at + 1)


def _ends_sentence(line: Line, at: int) -> bool:
    """«خرید», «ساخت» and their like are verbs at the end of a sentence."""
    closed = line.text(at + 1) in {"", ".", "؛", "!"}
    return closed and line.text(at) in word_list("closing_verbs")


def _is_predicate(line: Line, at: int) -> bool:
    """Say whether the word at ``at`` tells what became of what is counted."""
    return line.text(at) in word_list("predicates") or line.text(at) in word_list("fates")


def _head(line: Line, start: int, last: int) -> int:
    """Step over superlatives, ordinals and quantifiers in front of the noun."""
    for i in range(start, last - 1):
        text = line.text(i)
        if text in word_list("quantifiers") or text in ordinals() or text.endswith("ترین"):
            continue
        return i
    return last - 1


def phrase_before(line: Line, place: Place) -> Phrase | None:
    """Return the subject or the noun that the figure at ``place`` is told of."""
    near = place.first
    while near > 0 and line.text(near - 1) in word_list("fillers"):
        near -= 1
    runs = _runs(line, near)
    if not _free(line, runs) and not (runs and runs[-1].last == near):
        runs = _shared_subject(line, near) or runs
    if not runs:
        return None
    led = {line.text(i) for i in range(near, place.first)} & {"به", "را", "از", "با", "تا", "بر"}
    adjacent = runs[-1].last == near and not led
    if place.adjective:
        return _nearest_noun(line, runs[-1]) if adjacent else None
    free = _free(line, runs)
    changed = line.text(place.last - 1) in word_set("change", "nouns")
    if changed and free:
        return free[0]
    if adjacent and (found := _attribute(line, runs)):
        return found
    if "را" in led:
        return _object(line, runs, near)
    if adjacent and runs[-1] in free:
        return runs[-1]
    if _verb_after(line, place.last) == "act" and "به" not in led:
        return runs[-1] if adjacent else None
    if free:
        return free[0]
    return runs[-1] if adjacent and line.text(runs[-1].first - 1) != "در" else None


def _free(line: Line, runs: list[Phrase]) -> list[Phrase]:
    return [run for run in runs if not _after_preposition(line, run)]


def _shared_subject(line: Line, before: int) -> list[Phrase]:
    """Return the subject of the clause before «و», when this one has none of its own."""
    start = _clause_start(line, before)
    if start == 0 or line.text(start) != "و" or not is_verb(line.text(start - 1)):
        return []
    earlier = _clause_start(line, start - 1)
    return _free(line, _runs_between(line, earlier, start - 1))[:1]


def _nearest_noun(line: Line, run: Phrase) -> Phrase:
    """Return what an adjective of measure belongs to: an indicator, or the last noun."""
    for at in range(run.first, run.last):
        if line.text(at) in word_list("indicators"):
            return Phrase(at, run.last, at, guessed=True)
    for at in range(run.last - 1, run.first, -1):
        text = line.text(at)
        if text not in word_list("adjectives") and not text.endswith("ی"):
            return Phrase(at, run.last, at, guessed=True)
    return run


def _attribute(line: Line, runs: list[Phrase]) -> Phrase | None:
    """«با اعتبار n» is of the credit; «راهی به طول n» is of the road."""
    run = runs[-1]
    led = line.text(run.first - 1)
    if led == "با" or (led == "به" and line.text(run.head) in word_list("prices")):
        return run
    if led == "به" and line.text(run.head) in word_list("dimensions"):
        owner = runs[-2] if len(runs) > 1 and runs[-2].last == run.first - 1 else run
        return owner
    return None


def _object(line: Line, runs: list[Phrase], near: int) -> Phrase | None:
    """Return the object of «X را n اعلام کرد», past a speaker's name."""
    joined = [run for run in runs if run.last == near]
    run = joined[0] if joined else runs[0]
    for at in range(run.first, run.last):
        if line.text(at) in word_list("indicators") or line.text(at) in word_set("change", "nouns"):
            return Phrase(at, run.last, at, guessed=True)
    for at in range(run.first, run.last):
        if line.text(at) in {"کل", "مجموع", "تمام"} and at + 1 < run.last:
            return Phrase(at, run.last, at + 1, guessed=True)
    for at in range(run.first, run.last):
        if line.text(at) in word_list("nouns"):
            return Phrase(at, run.last, at, guessed=True)
    return run


def _after_preposition(line: Line, run: Phrase) -> bool:
    at = run.first - 1
    while line.text(at) in _INNER or line.text(at) in word_list("fillers") - _PREPOSITIONS:
        at -= 1
    return line.text(at) in _PREPOSITIONS


_PREPOSITIONS = frozenset(
    {"در", "از", "به", "با", "برای", "طی", "بر", "تا", "توسط", "برابر", "بدون"}
)


def _verb_after(line: Line, at: int) -> str:
    """Return how the clause ends: ``state`` («است», «رسید»), ``act`` («پرداخت کرد») or nothing."""
    for i in range(at, min(at + 8, len(line.tokens))):
        if line.kind(i) == "mark":
            return ""
        if is_verb(line.text(i)):
            return "state" if line.text(i) in word_list("states") else "act"
    return ""


def _runs(line: Line, before: int) -> list[Phrase]:
    """Return the noun phrases of the clause that ends at ``before``, times left out."""
    start = _clause_start(line, before)
    runs = _runs_between(line, start, before)
    if runs or start == 0:
        return runs
    if line.text(start - 1) == "که":
        return _runs_between(line, _clause_start(line, start - 1), start - 1)[-1:]
    relative = _relative_start(line, start)
    if not 0 < relative < start:
        return []
    return _runs_between(line, _clause_start(line, relative), relative)


def _relative_start(line: Line, verb: int) -> int:
    """Return the «که» of a relative clause that closes with the verb before ``verb``."""
    for at in range(verb - 2, max(verb - 14, 0), -1):
        if line.text(at) == "که":
            return at
        if line.kind(at) == "mark":
            return 0
    return 0


def _clause_start(line: Line, before: int) -> int:
    at = before
    while at > 0 and before - at < _REACH:
        text = line.text(at - 1)
        dashed = text == "-" and line.kind(at) == "number" and line.kind(at - 2) == "number"
        if line.kind(at - 1) == "mark" and text not in _QUOTES and not dashed:
            break
        if text in _THAT or is_verb(text) or _opens_clause(line, at - 1):
            break
        at -= 1
    return at


def _opens_clause(line: Line, at: int) -> bool:
    """Say whether the «و» at ``at`` parts a finished figure from a new subject."""
    if line.text(at) != "و" or is_numeral_word(line.text(at + 1)) or line.kind(at + 1) == "number":
        return False
    return _is_measured(line, at - 1)


def _is_measured(line: Line, at: int) -> bool:
    """Say whether the word at ``at`` is the unit of the number before it."""
    numbered = line.kind(at - 1) == "number" or is_numeral_word(line.text(at - 1))
    return numbered and find_unit(line, at) is not None


def _is_rate(line: Line, at: int) -> bool:
    """«بشکه‌ای ۲۷ دلار»: the price of one, not a thing."""
    text = line.text(at)
    base = text.removesuffix("ای") if text.endswith("ای") else text.removesuffix("ی")
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
        if last > at and line.text(last) in word_list("indicators") and _led(line, at):
            break
        last += 1
    while last > at and line.text(last - 1) in _INNER:
        last -= 1
    return last


def _led(line: Line, at: int) -> bool:
    return line.text(at - 1) in _PREPOSITIONS


def _stands(line: Line, at: int) -> bool:
    if not is_content(line, at) or line.text(at) in word_list("fillers"):
        return False
    before = line.text(at - 1)
    if line.text(at) in word_set("change", "nouns") and before.startswith("درصد"):
        return False
    return not (_is_measured(line, at) or _is_rate(line, at))


def _links(line: Line, first: int, at: int) -> bool:
    return at > first and line.text(at) in _INNER and line.text(at - 1) not in _INNER


def _without_time(line: Line, first: int, last: int) -> list[Phrase]:
    words, names = word_set("periods", "words"), word_set("periods", "names")
    if line.text(first) in word_set("periods", "heads"):
        while first < last and (line.text(first) in words or _is_month(line, first)):
            first += 1
    while first < last and line.text(first) in _INNER:
        first += 1
    while first < last and line.text(last - 1) in names:
        last -= 1
    if first < last - 1 and line.text(last - 1) in {"سال", "ماه"}:
        last -= 1
    if first == last:
        return []
    return [Phrase(first, last, _head(line, first, last), guessed=True)]


def _is_month(line: Line, at: int) -> bool:
    return line.text(at).removesuffix("ماه") in mapping("calendars", "jalali")
