"""An expression in its place: unit, kind, bound, counted thing, period, change, key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from digest.model import Quantity
from digest.quantities.counted import Phrase, is_content, phrase_after, phrase_before
from digest.quantities.expressions import Expression, Line
from digest.quantities.keys import CORE, change_direction, is_key
from digest.quantities.lexicon import word_list
from digest.quantities.lists import follows_in_list
from digest.quantities.modifiers import Modifier, find_modifier
from digest.quantities.periods import Period, find_periods, nearest_period, resolve_year
from digest.quantities.units import Measure, find_sign_before, find_unit
from digest.quantities.verbs import closes_compound

_CHANGES = frozenset({"افزایش", "کاهش", "رشد", "افت", "کسری", "تخفیف", "سود", "تورم"})
_DONE = frozenset({"label", "score", "date", "time", "year"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of an expression besides its value."""

    kind: str
    unit: Measure | None = None
    noun: int | None = None
    flags: tuple[str, ...] = ()


def describe(line: Line, text: str, found: Sequence[Expression]) -> list[Quantity]:
    """Return the quantities of a line."""
    if not found:
        return []
    readings = [_read(line, expression) for expression in found]
    _share_units(line, found, readings)
    periods = find_periods(line)
    return [
        _quantity(line, text, (expression, reading, periods))
        for expression, reading in zip(found, readings, strict=True)
    ]


def _read(line: Line, found: Expression) -> Reading:
    """Tell unit and kind of an expression."""
    if found.kind in _DONE or found.kind == "ordinal":
        return Reading(found.kind)
    if found.currency:
        return Reading("money", flags=("unit in magnitude",))
    unit = find_unit(line, found.last) or find_sign_before(line, found.first)
    if unit is not None:
        kind = unit.kind
        if kind == "measure" and unit.id == "t" and _are_people(line, found, unit):
            kind = "count"
        return Reading(kind, unit)
    if found.kind == "ratio":
        return Reading("ratio")
    if is_content(line, found.last) and not line.text(found.last).isascii():
        return Reading("count", noun=found.last)
    if found.magnitude >= 1_000_000 and _speaks_of_money(line):
        return Reading("money", flags=("unit missing",))
    return Reading(_bare_kind(line, found), flags=("unit missing",))


def _bare_kind(line: Line, found: Expression) -> str:
    """A figure right after a noun with nothing to count is that noun's name: «اسکان ۷۷»."""
    if not found.literal or found.ranged:
        return "count"
    before = line.text(found.first - 1)
    named = is_content(line, found.first - 1) and before not in word_list("measured")
    return "label" if named else "count"


def _speaks_of_money(line: Line) -> bool:
    return any(token.text in word_list("money") for token in line.tokens)


def _are_people(line: Line, found: Expression, unit: Measure) -> bool:
    """«تن» is people before «از» and near the dead, the hurt and the arrested."""
    if not isinstance(found.value, Decimal) or found.value != int(found.value):
        return False
    if line.text(unit.last) == "از" and found.value < 1000:
        return True
    near = range(max(0, found.first - 8), min(len(line.tokens), unit.last + 4))
    return any(line.tokens[i].text in word_list("people") for i in near)


def _share_units(line: Line, found: Sequence[Expression], readings: list[Reading]) -> None:
    """Let a bare figure of a list take the unit of the next: «۹۸، ۶۳ و ۸۲ امتیاز»."""
    for i in range(len(found) - 2, -1, -1):
        here, following = readings[i], readings[i + 1]
        bare = here.unit is None and here.noun is None and here.kind in {"count", "money", "label"}
        if not bare or found[i].kind or following.kind in {"label", "score", "date", "time"}:
            continue
        if following.kind in {"year", "ordinal"} or "unit in magnitude" in here.flags:
            continue
        if follows_in_list(line, found[i], found[i + 1]):
            readings[i] = replace(following, flags=("unit shared",))


def _quantity(line: Line, text: str, item: tuple[Expression, Reading, list[Period]]) -> Quantity:
    found, reading, periods = item
    start, end = line.tokens[found.first].start, line.tokens[found.last - 1].end
    core = Quantity(start, end, text[start:end], reading.kind, found.value)
    flags = (*found.flags, *reading.flags)
    core = replace(core, calendar=found.calendar, flags=flags)
    if reading.kind in _DONE:
        return core
    modifier = find_modifier(line, found.first)
    counted = _counted(line, found, (reading, modifier))
    core = _with_unit(text, core, (line, found, reading))
    core = _with_modifier(line, text, (core, modifier))
    core = _with_counted(line, text, (core, counted))
    if reading.kind not in CORE:
        return core
    return _in_time(line, text, (core, found, periods))


def _with_unit(text: str, core: Quantity, item: tuple[Line, Expression, Reading]) -> Quantity:
    line, found, reading = item
    if found.currency:
        return replace(core, unit=found.currency, unit_id="toman")
    if reading.unit is not None:
        extra = tuple(name for name in ("adjective", "glued") if getattr(reading.unit, name))
        unit = text[reading.unit.start : reading.unit.end]
        return replace(core, unit=unit, unit_id=reading.unit.id, flags=(*core.flags, *extra))
    if reading.noun is not None:
        token = line.tokens[reading.noun]
        return replace(core, unit=text[token.start : token.end], unit_id=token.text)
    return core


def _with_modifier(line: Line, text: str, item: tuple[Quantity, Modifier | None]) -> Quantity:
    core, modifier = item
    if modifier is None:
        return core
    words = text[line.tokens[modifier.first].start : line.tokens[modifier.last - 1].end]
    return replace(core, modifier=words, bound=modifier.bound)


def _with_counted(line: Line, text: str, item: tuple[Quantity, Phrase | None]) -> Quantity:
    core, phrase = item
    if phrase is None:
        return core
    first, last, head = line.tokens[phrase.first], line.tokens[phrase.last - 1], phrase.head
    token = line.tokens[head]
    flags = (*core.flags, "counted guessed") if phrase.guessed else core.flags
    return replace(
        core,
        counted=text[first.start : last.end],
        counted_head=text[token.start : token.end],
        flags=flags,
    )


def _counted(line: Line, found: Expression, item: tuple[Reading, Modifier | None]) -> Phrase | None:
    reading, modifier = item
    before = modifier.first if modifier else found.first
    if reading.kind == "ordinal":
        return phrase_after(line, found.last) or None
    if reading.kind == "duration":
        return None
    if reading.noun is not None:
        return phrase_after(line, reading.noun, bare=True)
    after = reading.unit.last if reading.unit else found.last
    if reading.kind == "count":
        return _counted_by_unit(line, reading, after)
    return _measured_thing(line, (reading, after, before))


def _counted_by_unit(line: Line, reading: Reading, after: int) -> Phrase | None:
    if reading.unit is None:
        return None
    phrase = phrase_after(line, after)
    if phrase is not None:
        return phrase
    return Phrase(reading.unit.first, reading.unit.last, reading.unit.first)


def _measured_thing(line: Line, item: tuple[Reading, int, int]) -> Phrase | None:
    """Return what money, a share or a measure is of: to the right, else the subject."""
    reading, after, before = item
    if line.text(after) in _CHANGES:
        right = phrase_after(line, after + 1) if not closes_compound(line, after) else None
    else:
        right = phrase_after(line, after)
    return right or phrase_before(line, before)


def _in_time(line: Line, text: str, item: tuple[Quantity, Expression, list[Period]]) -> Quantity:
    core, found, periods = item
    period = nearest_period(line, periods, found.first)
    when = ""
    if period is not None:
        when = text[line.tokens[period.first].start : line.tokens[period.last - 1].end]
    year = resolve_year(when, line.date)
    return replace(
        core,
        when=when,
        period=str(year) if year else "",
        change=change_direction(line, found.first, found.last),
        key=is_key(line, found, (core.kind, core.counted_head, core.bound)),
    )
