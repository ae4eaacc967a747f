"""Every numeric expression of a text, with what it says: the way in to this package.

Reads line by line; each line is tokenised, read by the table of constructions
from left to right, and every expression is then put in its context.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from digest.model import Quantity
from digest.persian.remembering import for_short_words
from digest.quantities.amounts import (
    RANGING,
    SIGNS,
    read_amount,
    read_pair,
    read_range,
    read_signed,
    read_vague,
)
from digest.quantities.context import describe
from digest.quantities.dates import month_words, read_date
from digest.quantities.expressions import Expression, Line, read_line
from digest.quantities.glue import split_word
from digest.quantities.labels import (
    SCORING,
    read_identifier,
    read_latin_name,
    read_list_number,
    read_score,
    read_series,
    read_sum_name,
    read_title,
    series_words,
)
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
from digest.quantities.ordinals import ORDINAL_ENDINGS, read_fraction, read_ordinal
from digest.quantities.times import TELLING, read_time
from digest.quantities.traps import is_trap
from digest.quantities.years import read_year, read_year_pair

Reader = Callable[[Line, int], Expression | None]


class Construction(Struct, frozen=True):
    """A way to write a number: how it is read, and ``words`` of which its line has one.

    Where there are none, any line may have it.
    """

    read: Reader
    words: frozenset[str] = frozenset()


# Tried in this order at every token that may open a number; the first that reads wins.
@cache
def _of_digits() -> tuple[Construction, ...]:
    return (
        Construction(read_score, SCORING),
        Construction(read_date, month_words() | {"/", "-", "."}),
        Construction(read_time, TELLING),
        Construction(read_year_pair, frozenset({"/", "-"})),
        Construction(read_list_number),
        Construction(read_identifier),
        Construction(read_latin_name),
        Construction(read_sum_name, frozenset({"+"})),
        Construction(read_series, series_words()),
        Construction(read_title, frozenset({"«"})),
        Construction(read_year),
        Construction(read_fraction),
        Construction(read_ordinal, ORDINAL_ENDINGS),
        Construction(read_range, RANGING),
        Construction(read_amount),
    )


@cache
def _of_words() -> tuple[Construction, ...]:
    return (
        Construction(read_score, SCORING),
        Construction(read_date, month_words()),
        Construction(read_time, TELLING),
        Construction(read_series, series_words()),
        Construction(read_title, frozenset({"«"})),
        Construction(read_year),
        Construction(read_fraction),
        Construction(read_ordinal),
        Construction(read_vague, word_set("numbers", "vague.words")),
        Construction(read_pair),
        Construction(read_range, RANGING),
        Construction(read_signed, SIGNS),
        Construction(read_amount),
    )


# A sentence ends at a stop with a space behind it, or at the end of its line.
_BREAKS = r"\n\r\u2028\u2029\x0b\x0c"
_SENTENCE = re.compile(rf"[^{_BREAKS}](?:[^{_BREAKS}.!؟?]+|[.!؟?](?!\s))*+[.!؟?]?")
_WORD = re.compile(r"(?:[^\W\d_]+|[\u200c\u064b-\u0655]+)++")
_LONGEST = 60  # letters of a word that may be a number
_DIGIT = re.compile("[0-9۰-۹٠-٩０-９]")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return every number of ``text`` in order of position, never overlapping.

    Figures that are names or results of matches are returned too, with kind
    ``label`` or ``score``.

    >>> [(q.surface, str(q.value), q.unit) for q in find_quantities("۲ هزار و ۲۴۰ نفر")]
    [('۲ هزار و ۲۴۰', '2240', 'نفر')]
    """
    found: list[Quantity] = []
    for match in _SENTENCE.finditer(text):
        if _may_hold_number(match.group()):
            line = read_line(match.group(), match.start())
            found.extend(describe(line, text, read_expressions(line)))
    return tuple(found)


def read_expressions(line: Line) -> list[Expression]:
    """Return the numeric expressions of a line from left to right."""
    places = _places(line)
    of_digits, of_words = _readers(_telling_words(line, places))
    found: list[Expression] = []
    last = 0
    for at in places:
        if at < last:
            continue
        readers = of_digits if line.kind[at] == "number" else of_words
        if expression := _read_at(line, at, readers):
            last = expression.last
            if not is_trap(line, expression):
                found.append(expression)
    return share_magnitudes(line, found)


def _read_at(line: Line, at: int, readers: Sequence[Reader]) -> Expression | None:
    for read in readers:
        if found := read(line, at):
            return found
    return None


def _places(line: Line) -> list[int]:
    """Return the tokens that an expression may open with."""
    openers = _openers()
    rows = zip(range(len(line.tokens)), line.text, line.kind, strict=False)
    return [at for at, text, kind in rows if kind == "number" or text in openers]


def _telling_words(line: Line, places: Sequence[int]) -> frozenset[str]:
    """Return the words of a line, and the signs in its figures, that constructions ask for.

    A full stop tells something inside a figure only.
    """
    words = set(line.text)
    words.discard(".")
    for at in places:
        if line.kind[at] == "number" and not line.text[at].isdigit():
            words.update(line.text[at])
    return _asked_for() & words


@cache
def _asked_for() -> frozenset[str]:
    return frozenset().union(*(one.words for one in (*_of_digits(), *_of_words())))


@lru_cache(maxsize=1_000)
def _readers(words: frozenset[str]) -> tuple[list[Reader], list[Reader]]:
    """Return what can be read in a line with ``words``, most of which lines have few of."""

    def possible(constructions: Sequence[Construction]) -> list[Reader]:
        return [one.read for one in constructions if not one.words or one.words & words]

    return possible(_of_digits()), possible(_of_words())


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
    """Tell whether a sentence is worth reading; most have neither digit nor number word."""
    if _DIGIT.search(sentence):
        return True
    return any(map(_holds_number, sentence.split()))


@for_short_words
def _holds_number(piece: str) -> bool:
    """Tell whether what stands between two spaces has a number word."""
    words = (word for word in _WORD.findall(piece) if len(word) < _LONGEST)
    return any(part in _number_words() for word in words for part in split_word(canonical(word)))
