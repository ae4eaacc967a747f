"""The unit after a numeral: currency, «درصد», measure, or the first noun of a count.

Knows adjective forms («هکتاری», «ساله») and a unit with the next word glued on
(«نفردر»); the unit's text is its own letters, without ending or glue.
"""

from __future__ import annotations

from msgspec import Struct, structs

from digest.persian.remembering import for_short_words
from digest.quantities.expressions import Line
from digest.quantities.lexicon import Unit, units, word_list
from digest.quantities.verbs import is_verb

# «درصدی», «ساله», «سالگی», «ساله‌اش», «کیلویی»
_ENDINGS = ("هاش", "هشان", "گی", "یی", "های", "ای", "ی", "ه", "هی")
_BEFORE = {"$": "dollar", "€": "euro", "£": "pound", "%": "percent", "¥": "yen"}


class Measure(Struct, frozen=True):
    """A unit found in the text: tokens ``[first, last)``, source span ``[start, end)``."""

    first: int
    last: int
    start: int
    end: int
    kind: str
    id: str
    adjective: bool = False
    glued: bool = False


def find_unit(line: Line, at: int) -> Measure | None:
    """Return the unit or classifier that stands at token ``at``."""
    if line.kind[at] not in {"word", "mark"} or not _may_open(line.text[at]):
        return None
    return _exact(line, at) or _suffixed(line, at) or _classifier(line, at) or _glued(line, at)


@for_short_words
def _may_open(text: str) -> bool:
    """Tell whether a unit can begin with a word, by the word alone; few words can."""
    if text in units() or text in word_list("classifiers"):
        return True
    bases = [text.removesuffix(ending) for ending in _ENDINGS if text.endswith(ending)]
    known = (word_list("countables"), word_list("classifiers"), units(), {"نفر"})
    return any(base in words for base in bases for words in known) or bool(_front(text))


def is_unit(line: Line, at: int) -> bool:
    """Tell whether a unit in its plain form stands at token ``at``."""
    return _exact(line, at) is not None


def find_sign_before(line: Line, at: int) -> Measure | None:
    """Return the sign that is written before its figure: «$۵», «٪۲۰»."""
    sign = line.text[at - 1]
    if sign not in _BEFORE or not line.is_glued(at):
        return None
    kind = "percent" if sign == "%" else "money"
    start, end = line.tokens.start[at - 1], line.tokens.end[at - 1]
    return Measure(at - 1, at, start, end, kind, _BEFORE[sign])


def _exact(line: Line, at: int) -> Measure | None:
    for unit in units().get(line.text[at], ()):
        size = len(unit.words)
        if size == 1 or tuple(line.text[at : at + size]) == unit.words:
            return _measured(line, at, unit)
    return None


def _measured(line: Line, at: int, unit: Unit) -> Measure:
    last = at + len(unit.words)
    start, end = line.tokens.start[at], line.tokens.end[last - 1]
    return Measure(at, last, start, end, unit.kind, unit.id)


def _suffixed(line: Line, at: int) -> Measure | None:
    """Read «هکتاری», «ساله», «متر مربعی», «نفره»."""
    for ending in _ENDINGS:
        base = line.text[at].removesuffix(ending)
        if base == line.text[at] or len(base) < 2:
            continue
        for unit in units().get(base, ()):
            if len(unit.words) == 1:
                return _cut(line, at, len(base), (unit.kind, unit.id))
        if _is_counted_adjective(line, at, base):
            described = line.text[at + 1] != "که"  # «۵۰۰ نفری که …» counts people
            counted = _cut(line, at, len(base), ("count", base))
            return structs.replace(counted, adjective=described)
    return _suffixed_pair(line, at)


def _is_counted_adjective(line: Line, at: int, base: str) -> bool:
    """«هیأت ۱۵ نفره», «گروه ۴ تیمی», «کتاب ۳۲۰ صفحه‌ای»; not «روستای …»."""
    text = line.text[at]
    if base[-1] in "او":
        return False
    if text.endswith("ه"):
        return base == "نفر"
    return base in word_list("countables") or base in word_list("classifiers")


def _suffixed_pair(line: Line, at: int) -> Measure | None:
    """Read a unit of several words whose last one carries the ending."""
    for unit in units().get(line.text[at], ()):
        size = len(unit.words)
        tail = line.text[at + size - 1]
        opening = all(line.text[at + i] == unit.words[i] for i in range(size - 1))
        if size > 1 and opening and tail.removesuffix("ی") == unit.words[-1]:
            start, end = line.tokens.start[at], line.tokens.end[at + size - 1] - 1
            return Measure(at, at + size, start, end, unit.kind, unit.id, adjective=True)
    return None


def _cut(
    line: Line, at: int, length: int, what: tuple[str, str], *, glued: bool = False
) -> Measure:
    """Return a unit of ``length`` letters at the front of token ``at``."""
    start, width = line.tokens.start[at], line.tokens.width(at, length)
    end = min(start + width, line.tokens.end[at])
    return Measure(at, at + 1, start, end, *what, adjective=not glued, glued=glued)


def _classifier(line: Line, at: int) -> Measure | None:
    text = line.text[at]
    if text not in word_list("classifiers"):
        return None
    return Measure(at, at + 1, line.tokens.start[at], line.tokens.end[at], "count", text)


def _glued(line: Line, at: int) -> Measure | None:
    """Cut a unit off the front of an unknown word: «نفردر», «دلارصادرات»."""
    text = line.text[at]
    if line.kind[at] != "word" or text in word_list("nouns"):
        return None
    cut = _front(text)
    return _cut(line, at, *cut, glued=True) if cut else None


def _front(text: str) -> tuple[int, tuple[str, str]] | None:
    """Return how many letters of a word are a unit glued to it, and which unit."""
    for cut in range(min(len(text) - 1, 10), 1, -1):
        base, rest = text[:cut], text[cut:]
        if not _is_known(rest):
            continue
        if base in word_list("classifiers") and len(base) > 2:
            return cut, ("count", base)
        for unit in units().get(base, ()):
            if len(unit.words) == 1:
                return cut, (unit.kind, unit.id)
    return None


def _is_known(rest: str) -> bool:
    nouns = word_list("nouns")
    plain = any(rest.removesuffix(ending) in nouns for ending in ("", "ان", "ها", "های", "ی"))
    return plain or rest in word_list("stopwords") or is_verb(rest)
