"""An expression put in its place: the quantity with all that its sentence says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from digest.model import Quantity, QuantityValue
from digest.quantities.counted import find_counted
from digest.quantities.expressions import Expression, Line
from digest.quantities.keys import CORE, change_direction, is_key
from digest.quantities.lexicon import units
from digest.quantities.modifiers import Modifier, find_modifier
from digest.quantities.numerals import is_numeral_word
from digest.quantities.periods import Period, find_periods, nearest_period, resolve_year
from digest.quantities.phrases import Phrase
from digest.quantities.readings import UNMEASURED, Reading, read_kinds

_WHOLE = frozenset({"toman", "rial"})


@dataclass(frozen=True, slots=True)
class _Scene:
    """One expression with its reading, in the line and the text it stands in."""

    line: Line
    text: str
    found: Expression
    reading: Reading

    def words(self, first: int, last: int) -> str:
        """Return tokens ``[first, last)`` as the text has them."""
        return self.text[self.line.tokens[first].start : self.line.tokens[last - 1].end]


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
    core = _core(scene)
    if core.kind in UNMEASURED:
        return core
    modifier = find_modifier(scene.line, scene.found.first)
    before = _left_edge(scene.line, scene.found, modifier)
    counted = find_counted(scene.line, (scene.found, scene.reading, before))
    core = _with_modifier(scene, _with_unit(scene, core), modifier)
    core = _with_counted(scene, core, counted)
    return _in_time(scene, core, periods) if core.kind in CORE else core


def _core(scene: _Scene) -> Quantity:
    found, reading = scene.found, scene.reading
    surface = scene.words(found.first, found.last)
    start = scene.line.tokens[found.first].start
    return Quantity(
        start,
        start + len(surface),
        surface,
        reading.kind,
        _whole_value(scene),
        flags=(*found.flags, *reading.flags),
        calendar=found.calendar,
    )


def _whole_value(scene: _Scene) -> QuantityValue:
    """Read «۱۲.۵۰۰ نفر» as twelve thousand: people and tomans come whole."""
    value, unit = scene.found.value, scene.reading.unit
    whole = scene.reading.kind == "count" or unit is not None and unit.id in _WHOLE
    unsure = "separator unsure" in scene.found.flags and scene.found.magnitude == 1
    if whole and unsure and isinstance(value, Decimal) and value % 1:
        return value * 1000
    return value


def _left_edge(line: Line, found: Expression, modifier: Modifier | None) -> int:
    """Return where the left context ends: before the bound and a first part («۲ متر و …»)."""
    at = modifier.first if modifier else found.first
    while line.text(at - 1) == "و" and line.text(at - 2) in units():
        at -= 2
        while at > 0 and (line.kind(at - 1) == "number" or is_numeral_word(line.text(at - 1))):
            at -= 1
    return at


def _with_unit(scene: _Scene, core: Quantity) -> Quantity:
    if scene.found.currency:
        return replace(core, unit=scene.found.currency, unit_id="toman")
    unit = scene.reading.unit
    if unit is not None:
        flags = tuple(name for name in ("adjective", "glued") if getattr(unit, name))
        written = scene.text[unit.start : unit.end]
        return replace(core, unit=written, unit_id=unit.id, flags=(*core.flags, *flags))
    noun = scene.reading.noun
    if noun is not None:
        written = scene.words(noun, noun + 1)
        return replace(core, unit=written.removesuffix("\u200cای"), unit_id=scene.line.text(noun))
    return core


def _with_modifier(scene: _Scene, core: Quantity, modifier: Modifier | None) -> Quantity:
    if modifier is None:
        return core
    words = scene.words(modifier.first, modifier.last)
    return replace(core, modifier=words, bound=modifier.bound)


def _with_counted(scene: _Scene, core: Quantity, phrase: Phrase | None) -> Quantity:
    if phrase is None:
        return core
    close = phrase.end - scene.line.tokens[phrase.first].start if phrase.end else None
    return replace(
        core,
        counted=scene.words(phrase.first, phrase.last)[phrase.cut : close],
        counted_head=scene.words(phrase.head, phrase.head + 1)[phrase.cut : close],
        flags=(*core.flags, "counted guessed") if phrase.guessed else core.flags,
    )


def _in_time(scene: _Scene, core: Quantity, periods: list[Period]) -> Quantity:
    line, found = scene.line, scene.found
    period = nearest_period(line, periods, found.first)
    when = scene.words(period.first, period.last) if period else ""
    year = resolve_year(when, line.date)
    return replace(
        core,
        when=when,
        period=str(year) if year else "",
        change=change_direction(line, found.first, found.last),
        key=is_key(line, found, (core.kind, core.counted_head, core.bound)),
    )
