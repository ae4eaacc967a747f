"""An expression put in its place: the quantity with all that its sentence says of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from digest.model import Bound, Quantity, QuantityValue
from digest.persian.characters import ZWNJ
from digest.quantities.counted import find_counted
from digest.quantities.expressions import Expression, Line
from digest.quantities.keys import CORE, change_direction, is_key
from digest.quantities.modifiers import Modifier, find_modifier
from digest.quantities.periods import PeriodTokens, find_periods, nearest_period
from digest.quantities.phrases import Phrase
from digest.quantities.readings import UNMEASURED, Reading, read_kinds
from digest.quantities.units import is_unit

_WHOLE = frozenset({"toman", "rial"})


class _Scene(Struct, frozen=True):
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


def _describe_one(scene: _Scene, periods: list[PeriodTokens]) -> Quantity:
    line, found, kind = scene.line, scene.found, scene.reading.kind
    start, end = line.tokens.start[found.first], line.tokens.end[found.last - 1]
    said = (start, end, scene.text[start:end], kind, _whole_value(scene))
    if kind in UNMEASURED:
        return Quantity(*said, calendar=found.calendar, flags=_flags(scene, None))
    modifier = find_modifier(line, found.first)
    counted = find_counted(line, found, scene.reading, _left_edge(line, found, modifier))
    unit, unit_id = _unit(scene)
    phrase, head = _counted(scene, counted)
    core = kind in CORE
    when = _when(scene, periods) if core else ""
    return Quantity(
        *said,
        unit=unit,
        counted=phrase,
        counted_head=head,
        modifier=scene.words(modifier.first, modifier.last) if modifier else "",
        bound=modifier.bound if modifier else Bound.EQ,
        change=change_direction(line, found.first, found.last) if core else "",
        when=when,
        key=core and is_key(line, found, kind, head, modifier),
        flags=_flags(scene, counted),
        unit_id=unit_id,
        calendar=found.calendar,
    )


def _flags(scene: _Scene, counted: Phrase | None) -> tuple[str, ...]:
    """Return every doubt about the figure."""
    unit = scene.reading.unit
    glued = ("glued",) if unit and unit.glued else ()
    guessed = ("counted guessed",) if counted and counted.guessed else ()
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
    while at - first < 10 and line.is_numeric(first - 1):
        first -= 1
    return first


def _unit(scene: _Scene) -> tuple[str, str]:
    """Return the unit as written and its id."""
    if scene.found.currency:
        return scene.found.currency, "toman"
    unit, noun = scene.reading.unit, scene.reading.noun
    if unit is not None:
        return scene.text[unit.start : unit.end], unit.id
    if noun is not None:
        return scene.words(noun, noun + 1), scene.line.text[noun]
    return "", ""


def _counted(scene: _Scene, phrase: Phrase | None) -> tuple[str, str]:
    """Return what is counted as written and its head."""
    if phrase is None:
        return "", ""
    close = phrase.end - scene.line.tokens.start[phrase.first] if phrase.end else None
    counted = scene.words(phrase.first, phrase.last)[phrase.cut : close]
    head = scene.words(phrase.head, phrase.head + 1)[phrase.cut : close]
    return counted.strip(ZWNJ), head.strip(ZWNJ)


def _when(scene: _Scene, periods: list[PeriodTokens]) -> str:
    period = nearest_period(scene.line, periods, scene.found.first)
    return scene.words(period.first, period.last) if period else ""
