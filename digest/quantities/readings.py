"""Which unit an expression has and what kind of quantity that makes it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct, structs

from digest.quantities.expressions import Expression, Line
from digest.quantities.lexicon import word_list, word_set
from digest.quantities.lists import follows_in_list
from digest.quantities.phrases import is_content
from digest.quantities.units import Measure, find_sign_before, find_unit

UNMEASURED = frozenset({"label", "score", "date", "time", "year"})


class Reading(Struct, frozen=True):
    """What is known of an expression besides its value.

    ``unit`` is a known unit or classifier; ``noun`` the token of the first
    noun of a count that has none.
    """

    kind: str
    unit: Measure | None = None
    noun: int | None = None
    adjective: bool = False
    flags: tuple[str, ...] = ()


def read_kinds(line: Line, found: Sequence[Expression]) -> list[Reading]:
    """Return the reading of every expression of a line, units of lists shared."""
    readings = [_read(line, expression) for expression in found]
    _share_units(line, found, readings)
    return readings


def _read(line: Line, found: Expression) -> Reading:
    if found.kind in UNMEASURED or found.kind == "ordinal":
        return Reading(found.kind)
    if found.currency:
        return Reading("money", flags=("unit in magnitude",))
    unit = find_unit(line, found.last) or find_sign_before(line, found.first)
    if unit is not None:
        people = unit.id == "t" and _are_people(line, found, unit)
        return Reading("count" if people else unit.kind, unit, adjective=unit.adjective)
    return _without_unit(line, found)


def _without_unit(line: Line, found: Expression) -> Reading:
    if found.kind == "ratio":
        return Reading("ratio")
    if line.text[found.last] == "ی" and line.is_glued(found.last):
        kind = "money" if _speaks_of_money(line, found) else "count"
        return Reading(kind, adjective=True, flags=("unit missing",))
    if _is_counted_noun(line, found.last):
        return Reading("count", noun=found.last)
    if found.magnitude >= 1_000_000 and _speaks_of_money(line, found):
        return Reading("money", flags=("unit missing",))
    return Reading(_bare_kind(line, found), flags=("unit missing",))


def _is_counted_noun(line: Line, at: int) -> bool:
    text = line.text[at]
    names = text not in word_list("uncounted") and text not in word_set("change", "nouns")
    return names and is_content(line, at) and not text.isascii()


def _bare_kind(line: Line, found: Expression) -> str:
    """Take a figure after a noun, with nothing to count, for that noun's name («اسکان ۷۷»)."""
    if not found.literal or found.ranged:
        return "count"
    before = line.text[found.first - 1]
    named = is_content(line, found.first - 1) and before not in word_list("measured")
    measured = any(
        line.text[i] in word_list("indicators") for i in range(found.first - 4, found.first)
    )
    return "label" if named and not measured else "count"


def _speaks_of_money(line: Line, found: Expression) -> bool:
    near = line.text[max(0, found.first - 30) : found.last + 30]
    return not word_list("money").isdisjoint(near)


def _are_people(line: Line, found: Expression, unit: Measure) -> bool:
    """«تن» is people before «از» and near the dead, the hurt and the arrested."""
    if isinstance(found.value, Decimal):
        if found.value % 1:
            return False
        if line.text[unit.last] == "از" and found.value < 1000:
            return True
    near = range(max(0, found.first - 8), min(len(line.tokens), unit.last + 4))
    return any(line.text[i] in word_list("people") for i in near)


def _share_units(line: Line, found: Sequence[Expression], readings: list[Reading]) -> None:
    """Let a bare figure of a list take the unit of the next: «۹۸، ۶۳ و ۸۲ امتیاز»."""
    for i in range(len(found) - 2, -1, -1):
        here, following = readings[i], readings[i + 1]
        shared = _is_bare(found[i], here) and _lends_unit(following)
        if shared and follows_in_list(line, found[i], found[i + 1]):
            readings[i] = structs.replace(following, flags=("unit shared",))


def _is_bare(found: Expression, reading: Reading) -> bool:
    unread = reading.unit is None and reading.noun is None and not found.kind
    return unread and "unit in magnitude" not in reading.flags


def _lends_unit(reading: Reading) -> bool:
    return reading.unit is not None or reading.noun is not None
