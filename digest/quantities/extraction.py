"""Every numeric expression of a text, with what it says: the way in to this package.

Reads line by line; each line is tokenised, read by the table of constructions
from left to right, and every expression is then put in its context.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from digest.model import JalaliDate, Quantity
from digest.persian.remembering import for_short_words
from digest.quantities.amounts import (
    read_amount,
    read_pair,
    read_range,
    read_signed,
    read_vague,
)
from digest.quantities.context import describe
from digest.quantities.dates import read_date
from digest.quantities.expressions import Expression, Line, read_line
from digest.quantities.glue import split_word
from digest.quantities.labels import read_label, read_score
from digest.quantities.lexicon import (
    canonical,
    cardinals,
    magnitudes,
    mapping,
    ordinals,
    portions,
    word_set,
)
from digest.quantities.lists import share_magnitudes
from digest.quantities.ordinals import read_fraction, read_ordinal
from digest.quantities.times import read_time
from digest.quantities.traps import is_trap
from digest.quantities.years import read_year, read_year_pair

Construction = Callable[[Line, int], Expression | None]

# Tried in this order at every token that may open a number; the first that reads wins.
_OF_DIGITS: tuple[Construction, ...] = (
    read_score,
    read_date,
    read_time,
    read_year_pair,
    read_label,
    read_year,
    read_fraction,
    read_ordinal,
    read_range,
    read_amount,
)
_OF_WORDS: tuple[Construction, ...] = (
    read_score,
    read_date,
    read_time,
    read_label,
    read_year,
    read_fraction,
    read_ordinal,
    read_vague,
    read_pair,
    read_range,
    read_signed,
    read_amount,
)

# A sentence ends at a stop with a space behind it, or at the end of its line.
_BREAKS = r"\n\r\u2028\u2029\x0b\x0c"
_SENTENCE = re.compile(rf"[^{_BREAKS}](?:[^{_BREAKS}.!؟?]+|[.!؟?](?!\s))*+[.!؟?]?")
_WORD = re.compile(r"(?:[^\W\d_]+|[\u200c\u064b-\u0655]+)++")
_LONGEST = 60  # letters of a word that may be a number
_DIGIT = re.compile("[0-9۰-۹٠-٩０-９]")


def find_quantities(text: str, *, date: JalaliDate | None = None) -> tuple[Quantity, ...]:
    """Return every number of ``text`` in order of position, never overlapping.

    Figures that are names or results of matches are returned too, with kind
    ``label`` or ``score``. ``date`` is the article's, for relative periods.

    >>> [(q.surface, str(q.value), q.unit) for q in find_quantities("۲ هزار و ۲۴۰ نفر")]
    [('۲ هزار و ۲۴۰', '2240', 'نفر')]
    """
    found: list[Quantity] = []
    for match in _SENTENCE.finditer(text):
        if _may_hold_number(match.group()):
            line = read_line(match.group(), match.start(), date)
            found.extend(describe(line, text, read_expressions(line)))
    return tuple(found)


def read_expressions(line: Line) -> list[Expression]:
    """Return the numeric expressions of a line from left to right."""
    found: list[Expression] = []
    openers = _openers()
    rows = enumerate(zip(line.text, line.kind, strict=True))
    last = 0
    for at in [at for at, (text, kind) in rows if kind == "number" or text in openers]:
        if at >= last and (expression := _read_at(line, at)):
            last = expression.last
            if not is_trap(line, expression):
                found.append(expression)
    return share_magnitudes(line, found)


def _read_at(line: Line, at: int) -> Expression | None:
    for construction in _OF_DIGITS if line.kind[at] == "number" else _OF_WORDS:
        if found := construction(line, at):
            return found
    return None


@cache
def _number_words() -> frozenset[str]:
    vague = word_set("numbers", "vague.words")
    return frozenset({*cardinals(), *magnitudes(), *ordinals(), *portions(), *vague, "نیم"})


@cache
def _openers() -> frozenset[str]:
    """Return the words that an expression may open with."""
    months = [m for name in ("jalali", "gregorian", "hijri") for m in mapping("calendars", name)]
    return _number_words() | {form for m in months for form in (m, m + "ماه")} | {"منفی", "-"}


def _may_hold_number(sentence: str) -> bool:
    """Say whether a sentence is worth reading; most have neither digit nor number word."""
    if _DIGIT.search(sentence):
        return True
    return any(map(_holds_number, sentence.split()))


@for_short_words
def _holds_number(piece: str) -> bool:
    """Say whether what stands between two spaces has a number word."""
    words = (word for word in _WORD.findall(piece) if len(word) < _LONGEST)
    return any(part in _number_words() for word in words for part in split_word(canonical(word)))
