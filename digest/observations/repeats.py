"""Mentions of one figure in one article put together as one observation.

Two mentions are one when they say the same amount of the same thing, in the
same place and time as far as they say so. A title rounds: «بیش از ۲۲۰۰» is the
body's 2240. When in doubt they stay two.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import structs

from digest.model import Bound
from digest.observations.observation import Observation
from digest.persian.characters import fold

TELLING = 100
"""A smaller amount may well stand in one article twice by chance."""

ROUNDING = Decimal("0.05")
"""How far a title's «بیش از» or «حدود» may be from the body's figure."""


def join_repeats(
    in_text: Sequence[Observation], in_title: Sequence[Observation]
) -> tuple[Observation, ...]:
    """Join the mentions of each figure, those of the text in its order, then the title's own."""
    joined: list[Observation] = []
    places: dict[object, list[int]] = {}
    for found in in_text:
        equal = places.setdefault(found.amount.value, [])
        same = next((at for at in equal if _are_one(joined[at], found)), None)
        if same is None:
            equal.append(len(joined))
            joined.append(found)
        else:
            joined[same] = _joined(joined[same], found)
    own = []
    for found in in_title:
        same = _best_for_title(joined, found)
        if same is None:
            own.append(found)
        else:
            joined[same] = _joined(joined[same], found)
    return (*joined, *own)


def _joined(first: Observation, again: Observation) -> Observation:
    """Keep what the first mention says, and fill its blanks from the other."""
    blank = not first.period.words and again.period.words
    return structs.replace(
        first,
        indicator=first.indicator or again.indicator,
        label=first.label if first.indicator or not again.indicator else again.label,
        period=again.period if blank else first.period,
        places=(*first.places, *again.places),
        pinned=first.pinned or again.pinned,
        checked=first.checked or again.checked,
    )


def _are_one(first: Observation, again: Observation) -> bool:
    if first.amount.value != again.amount.value or not _are_alike(first, again):
        return False
    # Mentions come in the order of the text: only the last one can share the sentence.
    if first.places[-1].sentence == again.place.sentence:
        return False
    same_words = fold(first.label) == fold(again.label)
    same_measure = bool(first.indicator) and first.indicator == again.indicator
    telling = _is_telling(first)
    if same_measure or same_words:
        return telling or (same_words and len(first.label.split()) > 1)
    return telling and _overlaps(first.label, again.label)


def _are_alike(first: Observation, again: Observation) -> bool:
    """Tell whether kind, unit, place and time of two mentions go together."""
    if first.kind != again.kind or first.reach != again.reach:
        return False
    if first.indicator and again.indicator and first.indicator != again.indicator:
        return False
    times = (first.period, again.period)
    dated = [period for period in times if period.start or period.end]
    return len(dated) < 2 or (dated[0].start, dated[0].end) == (dated[1].start, dated[1].end)


def _is_telling(observation: Observation) -> bool:
    value = observation.amount.value
    return isinstance(value, tuple) or value >= TELLING or value != value.to_integral_value()


def _overlaps(first: str, again: str) -> bool:
    """«طرح مصوب» and «طرح» are one thing: the words of one open the other."""
    one, other = (fold(label) for label in (first, again))
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _best_for_title(joined: Sequence[Observation], title: Observation) -> int | None:
    """Find the figure of the text that a title means: the same measure first, then the nearest."""
    fitting = [at for at, found in enumerate(joined) if _is_title_of(title, found)]
    if not fitting:
        return None
    return min(fitting, key=lambda at: _distance(title, joined[at]))


def _distance(title: Observation, found: Observation) -> tuple[bool, Decimal]:
    other_measure = not title.indicator or title.indicator != found.indicator
    return other_measure, abs(_low(title) - _low(found))


def _is_title_of(title: Observation, found: Observation) -> bool:
    if title.kind != found.kind or title.reach.area != found.reach.area:
        return False
    same_measure = bool(title.indicator) and title.indicator == found.indicator
    same_thing = _overlaps(title.label, found.label) or title.amount.unit == found.amount.unit
    if title.amount.value == found.amount.value:
        return same_measure or same_thing or _is_telling(found)
    return (same_measure or same_thing) and _is_rounding(title, found)


def _is_rounding(title: Observation, found: Observation) -> bool:
    """Tell whether the title's amount is the text's, rounded as its words allow."""
    short, full = _low(title), _low(found)
    if min(short, full) < TELLING:
        return False
    above = Decimal(0) <= (full - short) / full <= ROUNDING
    below = Decimal(0) <= (short - full) / full <= ROUNDING
    match title.amount.bound:
        case Bound.GE | Bound.GT:
            return above
        case Bound.LE | Bound.LT:
            return below
        case Bound.APPROX:
            return above or below
        case _:
            return (above or below) and _digits(short) < _digits(full)


def _low(observation: Observation) -> Decimal:
    value = observation.amount.value
    return value[0] if isinstance(value, tuple) else value


def _digits(value: Decimal) -> int:
    """Count the digits that carry something: 2200 has two."""
    return len(value.normalize().as_tuple().digits)
