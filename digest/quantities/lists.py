"""Figures in a row: a shared magnitude («۵، ۷ و ۹ میلیون») and a shared unit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import structs

from digest.quantities.expressions import Expression, Line
from digest.quantities.lexicon import word_list
from digest.quantities.modifiers import find_modifier

_JOINS = frozenset({"،", ",", "و", "یا"})


def share_magnitudes(line: Line, found: Sequence[Expression]) -> list[Expression]:
    """Give the figures of a list the magnitude that only the last of them carries."""
    shared = list(found)
    for i in range(len(shared) - 1, 0, -1):
        last, before = shared[i], shared[i - 1]
        if _lends(last) and _joined(line, before, last):
            shared[i - 1] = _borrow(before, last)
    return shared


def _lends(last: Expression) -> bool:
    plain = not last.kind and last.magnitude > 1 and isinstance(last.value, Decimal)
    return plain and last.mantissa < 1000 and last.mantissa * last.magnitude == last.value


def _borrow(before: Expression, last: Expression) -> Expression:
    """Multiply a bare number that is of the size of what stands before the magnitude."""
    value = before.value
    bare = not before.kind and before.magnitude == 1
    if not bare or not isinstance(value, Decimal):
        return before
    if value >= 1000 or value > last.mantissa * 20 + 20:
        return before
    return structs.replace(before, value=value * last.magnitude, magnitude=last.magnitude)


def _joined(line: Line, before: Expression, last: Expression) -> bool:
    return last.first == before.last + 1 and line.text[before.last] in _JOINS


def follows_in_list(line: Line, before: Expression, last: Expression) -> bool:
    """Tell whether ``last`` goes on the list that the bare figure ``before`` opens."""
    gap = last.first - before.last
    if gap == 1 and line.text[before.last] in {"در", "×", "*"}:
        return last.kind == "" and before.literal and last.literal
    if gap == 1:
        join = line.text[before.last]
        return join in _JOINS or (join == "به" and line.text[before.first - 1] == "از")
    if gap == 2 and line.text[before.last] == "،" and line.text[before.last + 1] == "و":
        return True
    if line.text[before.last] == "و" and 1 < gap <= 6:
        between = {line.text[i] for i in range(before.last, last.first)}
        if between & word_list("indicators"):
            return True
    bound = find_modifier(line, last.first)
    return bound is not None and bound.first == before.last + 1 and line.text[before.last] == "و"
