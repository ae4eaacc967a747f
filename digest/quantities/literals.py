"""Single tokens of numbers: digits with their separators, and number words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from digest.persian.remembering import for_short_words
from digest.quantities.lexicon import cardinals, magnitudes

_LONGEST = 15  # digits; what is longer is an identifier
_GROUPED = re.compile(r"[0-9]{1,3}(?:[,،][0-9]{3})+(?:[./][0-9]+)?")
_DOTTED = re.compile(r"[0-9]{1,3}(?:([./])[0-9]{3})(?:\1[0-9]{3})+")
_DECIMAL = re.compile(r"([0-9]+)[.,/]([0-9]+)")


@for_short_words
def read_literal(text: str) -> tuple[Decimal, tuple[str, ...]] | None:
    """Return the value of digits with separators, or ``None`` for an id, a date or a time.

    >>> read_literal("12,500"), read_literal("2/5")
    ((Decimal('12500'), ()), (Decimal('2.5'), ()))
    """
    if text.isdigit():
        return (Decimal(text), ()) if len(text) <= _LONGEST else None
    if len(text) > 2 * _LONGEST:
        return None
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", "").replace("،", "").replace("/", ".")), ()
    if _DOTTED.fullmatch(text):
        return Decimal(text.replace(".", "").replace("/", "")), ()
    if match := _DECIMAL.fullmatch(text):
        whole, part = match.groups()
        flags = ("separator unsure",) if len(part) == 3 else ()
        return Decimal(f"{whole}.{part}"), flags
    return None


def is_numeral_word(text: str) -> bool:
    """Tell whether ``text`` is a cardinal or a magnitude."""
    return text in _numeral_words()


@cache
def _numeral_words() -> frozenset[str]:
    return frozenset({*cardinals(), *magnitudes()})
