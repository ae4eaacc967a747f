"""Figures in a row: a shared magnitude («۵، ۷ و ۹ میلیون») and a shared unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from digest.quantities.expressions import Expression, Line
from digest.quantities.lexicon import word_list
from digest.quantities.modifiers import find_modifier

_JOINS = frozenset({"،", ",", "و", "یا"})
_PLAIN = frozenset({""})


def share_magnitudes(line: Line, found: Sequence[Expression]) -> list[Expression]:
    """Give the figures of a list the magnitude that only the last of them carries."""
    shared = list(found)
    for i in range(len(shared) - 1, 0, -1):
        last, before = shared[i], shared[i - 1]
        if _lends(last) and _borrows(before, last) and _joined(line, before, last):
            value = before.value
            assert isinstance(value, Decimal)
            shared[i - 1] = replace(before, value=value * last.magnitude, magnitude=last.magnitude)
    return shared


def _lends(last: Expression) -> bool:
    return last.kind in _PLAIN and last.magnitude > 1 and isinstance(last.value, Decimal)


def _borrows(before: Expression, last: Expression) -> bool:
    """Say whether a bare number is of the size that stands before the magnitude."""
    return (
        before.kind in _PLAIN
        and before.magnitude == 1
        and isinstance(before.value, Decimal)
        and before.value < 1000
        and last.mantissa < 1000
        and before.value <= last.mantissa * 20 + 20
        and last.mantissa * last.magnitude == last.value
    )


def _joined(line: Line, before: Expression, last: Expression) -> bool:
    return last.first == before.last + 1 and line.text(before.last) in {"،", ",", "و", "یا"}


def follows_in_list(line: Line, before: Expression, last: Expression) -> bool:
    """Say whether ``last`` goes on the list that the bare figure ``before`` opens."""
    gap = last.first - before.last
    if gap == 1 and line.text(before.last) in {"در", "×", "*"}:
        return last.kind == "" and before.literal and last.literal
    if gap == 1:
        join = line.text(before.last)
        return join in _JOINS or (join == "به" and line.text(before.first - 1) == "از")
    if gap == 2 and line.text(before.last) == "،" and line.text(before.last + 1) == "و":
        return True
    if line.text(before.last) == "و" and 1 < gap <= 6:
        between = {line.text(i) for i in range(before.last, last.first)}
        if between & word_list("indicators"):
            return True
    bound = find_modifier(line, last.first)
    return bound is not None and bound.first == before.last + 1 and line.text(before.last) == "و"
