"""An expression put in its place: the quantity with all that its sentence says of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from digest.model import Quantity, QuantityValue
from digest.quantities.counted import find_counted
from digest.quantities.expressions import Expression, Line
from digest.quantities.keys import CORE, change_direction, is_key
from digest.quantities.modifiers import Modifier, find_modifier
from digest.quantities.numerals import is_numeral_word
from digest.quantities.periods import Period, find_periods, nearest_period
from digest.quantities.phrases import Phrase
from digest.quantities.readings import UNMEASURED, Reading, read_kinds
from digest.quantities.resolution import resolve_period
from digest.quantities.shadow import ZWNJ
from digest.quantities.units import is_unit

_WHOLE = frozenset({"toman", "rial"})


class _Scene(NamedTuple):
    """One expression with its reading, in the line and the text it stands in."""

    line: Line
    text: str
    found: Expression
    reading: Reading

    def words(self, first: int, last: int) -> str:
        """Return tokens ``[first, last)`` as the text has them."""
        return self.text[self.line.tokens.start[first] : self.line.tokens.end[last - 1]]


def describe(line: Line, text: str, found: Sequence[Expression]) -> list[Quantity]:
    """Return the quantities of a line, whose offsets point into ``text``."""
    if not found:
        return []
    periods = find_periods(line)
    readings = read_kinds(line, found)
    return [
        _describe_one(_Scene(line, text, expression, reading), periods)
        for expression, reading in zip(found, readings, strict=True)
    ]


def _describe_one(scene: _Scene, periods: list[Period]) -> Quantity:
    found, reading = scene.found, scene.reading
    fields = _span(scene)
    if reading.kind in UNMEASURED:
        return Quantity(**fields)
    modifier = find_modifier(scene.line, found.first)
    before = _left_edge(scene.line, found, modifier)
    counted = find_counted(scene.line, (found, reading, before))
    fields |= _unit(scene)
    fields |= _modifier(scene, modifier)
    fields |= _counted(scene, counted)
    if reading.kind in CORE:
        fields |= _time(scene, periods)
        fields["change"] = change_direction(scene.line, found.first, found.last)
        head = fields.get("counted_head", "")
        fields["key"] = is_key(scene.line, found, (reading.kind, head, modifier))
    fields["flags"] = _flags(scene, counted)
    return Quantity(**fields)


def _span(scene: _Scene) -> dict[str, Any]:
    found = scene.found
    surface = scene.words(found.first, found.last)
    start = scene.line.tokens.start[found.first]
    return {
        "start": start,
        "end": start + len(surface),
        "surface": surface,
        "kind": scene.reading.kind,
        "value": _whole_value(scene),
        "calendar": found.calendar,
        "flags": (*found.flags, *scene.reading.flags),
    }


def _flags(scene: _Scene, counted: Phrase | None) -> tuple[str, ...]:
    """Return every doubt about the figure."""
    unit = scene.reading.unit
    glued = ("glued",) if unit is not None and unit.glued else ()
    guessed = ("counted guessed",) if counted is not None and counted.guessed else ()
    return (*scene.found.flags, *scene.reading.flags, *glued, *guessed)


def _whole_value(scene: _Scene) -> QuantityValue:
    """Read «۱۲.۵۰۰ نفر» as twelve thousand: people and tomans come whole."""
    value, unit = scene.found.value, scene.reading.unit
    whole = scene.reading.kind == "count" or (unit is not None and unit.id in _WHOLE)
    unsure = "separator unsure" in scene.found.flags and scene.found.magnitude == 1
    if whole and unsure and isinstance(value, Decimal) and value % 1:
        return value * 1000
    return value


def _left_edge(line: Line, found: Expression, modifier: Modifier | None) -> int:
    """Return where the left context ends: before the bound and a first part («۲ متر و …»)."""
    at = modifier.first if modifier else found.first
    if line.text[at - 1] != "و" or not is_unit(line, at - 2):
        return at
    first = at - 2
    while at - first < 10 and _is_numeric(line, first - 1):
        first -= 1
    return first


def _is_numeric(line: Line, at: int) -> bool:
    return line.kind[at] == "number" or is_numeral_word(line.text[at])


def _unit(scene: _Scene) -> dict[str, Any]:
    if scene.found.currency:
        return {"unit": scene.found.currency, "unit_id": "toman"}
    unit, noun = scene.reading.unit, scene.reading.noun
    if unit is not None:
        return {"unit": scene.text[unit.start : unit.end], "unit_id": unit.id}
    if noun is not None:
        written = scene.words(noun, noun + 1)
        return {"unit": written, "unit_id": scene.line.text[noun]}
    return {}


def _modifier(scene: _Scene, modifier: Modifier | None) -> dict[str, Any]:
    if modifier is None:
        return {}
    return {"modifier": scene.words(modifier.first, modifier.last), "bound": modifier.bound}


def _counted(scene: _Scene, phrase: Phrase | None) -> dict[str, Any]:
    if phrase is None:
        return {}
    close = phrase.end - scene.line.tokens.start[phrase.first] if phrase.end else None
    return {
        "counted": scene.words(phrase.first, phrase.last)[phrase.cut : close].strip(ZWNJ),
        "counted_head": scene.words(phrase.head, phrase.head + 1)[phrase.cut : close].strip(ZWNJ),
    }


def _time(scene: _Scene, periods: list[Period]) -> dict[str, Any]:
    period = nearest_period(scene.line, periods, scene.found.first)
    if period is None:
        return {}
    when = scene.words(period.first, period.last)
    return {"when": when, "period": resolve_period(when, scene.line.date)}
