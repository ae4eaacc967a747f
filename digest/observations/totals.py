"""Parts against their total: «۸۵۳ طرح … شامل ۴۷۷ طرح …، ۱۲۷ طرح …».

Only what the text itself presents as parts is added up. «از این تعداد» may
name some parts and not all: it is a total only where the sum is exact.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain

from digest.model import Quantity
from digest.observations.amounts import natural_number
from digest.observations.bounds import loosely, strictly, sum_of
from digest.observations.finding import Finding, Mentioned
from digest.observations.words import fold_letters, listed_phrases, phrase_pattern, table, word_set

Passage = Sequence[Mentioned]


def find_totals(article: str, before: Passage, here: Passage) -> Iterator[Finding]:
    """Yield the totals of a sentence; ``before`` has the figures of the sentence before it."""
    if len(here) < 2:
        return
    sentence = here[0].sentence
    text, span = sentence.folded, sentence.span
    if not _any_cue().search(text, span.start, span.end):
        return
    for name, is_whole in (("partition", True), ("subset", False)):
        for cue in _cues(name).finditer(text, span.start, span.end):
            parts = [m for m in here if m.quantity.start >= cue.end()]
            earlier = [*before, *(m for m in here if m.quantity.end <= cue.start())]
            yield from _totals(article, earlier, _listed(parts), is_whole=is_whole)
    for cue in _cues("together").finditer(text, span.start, span.end):
        earlier = [m for m in here if m.quantity.end <= cue.start()]
        total = [m for m in here if m.quantity.start >= cue.end()][:1]
        if total and text[cue.end() : total[0].quantity.start].count(" ") <= 4:
            yield from _totals(article, total, earlier, is_whole=False)


@cache
def _any_cue() -> re.Pattern[str]:
    """Match any cue: most sentences have none."""
    return phrase_pattern(tuple(chain.from_iterable(table("arithmetic")["totals"].values())))


def _cues(name: str) -> re.Pattern[str]:
    return listed_phrases("arithmetic", "totals", name)


def _listed(parts: Passage) -> Passage:
    """Keep the figures of one list: a verb after the first of them ends it."""
    kept: list[Mentioned] = []
    for part in parts:
        if kept:
            words = part.sentence.words
            first = bisect_left(words.start, kept[0].quantity.end)
            last = bisect_left(words.start, part.quantity.start)
            if not word_set("arithmetic", "ends_list").isdisjoint(words.text[first:last]):
                break
        kept.append(part)
    return kept


def _totals(article: str, wholes: Passage, parts: Passage, *, is_whole: bool) -> Iterator[Finding]:
    """Compare each group of parts of one unit with the nearest figure of that unit.

    ``is_whole`` says that the text presents them as all parts there are.
    """
    for unit in dict.fromkeys(_unit(part.quantity) for part in parts):
        group = tuple(part for part in parts if _unit(part.quantity) == unit)
        total = next((m for m in reversed(wholes) if _is_of(unit, m.quantity)), None)
        if total and len(group) >= 2:
            finding = _compared(article, group, total, is_whole=is_whole)
            if finding:
                yield finding


def _unit(quantity: Quantity) -> tuple[str, str]:
    """Figures of one unit can be added: the same currency, the same counted word."""
    word = quantity.unit_id if quantity.kind == "money" else fold_letters(quantity.unit)
    return quantity.kind, word


def _is_of(unit: tuple[str, str], total: Quantity) -> bool:
    """«۵۲ تعاونی» may be part of «۸۱ شرکت تعاونی»."""
    named = total.kind == "count" and unit[1] in fold_letters(total.counted).split()
    return unit == _unit(total) or (unit[0] == "count" and named)


def _compared(
    article: str, parts: tuple[Mentioned, ...], total: Mentioned, *, is_whole: bool
) -> Finding | None:
    strict = sum_of(strictly(part.quantity) for part in parts)
    loose = sum_of(loosely(part.quantity) for part in parts)
    agrees = strict.meets(strictly(total.quantity))
    differs = is_whole and not loose.meets(loosely(total.quantity)) and _is_near(parts, total)
    # Some parts of a whole add up to less than it: only an exact sum shows they are all.
    if not is_whole and agrees:
        agrees = _sum(parts) == total.quantity.value
    if not agrees and not differs:
        return None
    places = tuple(part.place for part in parts)
    words = _words(parts, total, agrees=agrees)
    return Finding("total", article, agrees, places, total.place, *words)


def _is_near(parts: tuple[Mentioned, ...], total: Mentioned) -> bool:
    """Tell whether the sum may have been meant as the total: one far off never was."""
    whole = total.quantity.value
    if not isinstance(whole, Decimal) or not whole:
        return False
    return Decimal("0.7") <= _sum(parts) / whole <= Decimal("1.5")


def _sum(parts: tuple[Mentioned, ...]) -> Decimal:
    values = (part.quantity.value for part in parts)
    return sum((v if isinstance(v, Decimal) else Decimal(0) for v in values), Decimal(0))


def _words(parts: tuple[Mentioned, ...], total: Mentioned, *, agrees: bool) -> tuple[str, str]:
    shown = " + ".join(shown_value(part.quantity) for part in parts)
    computation = f"{shown} = {natural_number(_sum(parts))}"
    unit = total.quantity.unit
    said = f"{shown_value(total.quantity)} {unit}".strip()
    verdict = "با" if agrees else "اما متن می‌گوید"
    ending = " که در متن آمده می‌خواند" if agrees else ""
    return computation, f"{verdict} «{said}»{ending}"


def shown_value(quantity: Quantity) -> str:
    """Write a figure with the words that bound it."""
    value = quantity.value
    number = natural_number(value) if isinstance(value, Decimal | tuple) else quantity.surface
    return f"{quantity.modifier} {number}".strip()
