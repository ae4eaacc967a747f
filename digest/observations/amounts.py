"""Values in units that can be compared, and figures in words for people.

Rials become tomans, people of any name become persons; every sum is exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from msgspec import Struct

from digest.model import Bound, Indicator, Quantity
from digest.observations.observation import Amount
from digest.observations.words import fold_letters, table, word_set
from digest.persian.numerals import format_number

Value = Decimal | tuple[Decimal, Decimal]

BOUND_WORDS: Mapping[Bound, str] = {
    Bound.EQ: "",
    Bound.GE: "دست‌کم",
    Bound.GT: "بیش از",
    Bound.LE: "حداکثر",
    Bound.LT: "کمتر از",
    Bound.APPROX: "حدود",
}

_SCALES = (
    (Decimal(10) ** 12, "هزار میلیارد"),
    (Decimal(10) ** 9, "میلیارد"),
    (Decimal(10) ** 6, "میلیون"),
)


class ComparableUnit(Struct, frozen=True):
    """A unit for comparing: its id, its name for people, and what it multiplies values by."""

    id: str
    name: str
    factor: Decimal = Decimal(1)


def amount_of(figure: Quantity, indicator: Indicator | None) -> Amount | None:
    """Return how much a figure says, or ``None`` where it says no number."""
    if not isinstance(figure.value, Decimal | tuple):
        return None
    unit = _unit(figure, indicator)
    value = _scaled(figure.value, unit.factor)
    lead = _bound_words(figure)
    natural, exact = natural_number(value), exact_number(value)
    words = _joined(lead, natural, unit.name)
    return Amount(
        value=value,
        unit=unit.id,
        unit_name=unit.name,
        bound=figure.bound,
        natural=words,
        exact=words if exact == natural else _joined(lead, exact, unit.name),
    )


def _bound_words(figure: Quantity) -> str:
    """Say the bound as the article does: «بالغ بر» stays «بالغ بر»."""
    return figure.modifier or BOUND_WORDS[figure.bound]


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _unit(figure: Quantity, indicator: Indicator | None) -> ComparableUnit:
    if "unit missing" in figure.flags or "unit shared" in figure.flags:
        return ComparableUnit("", "")
    if figure.kind == "count":
        return _counted_unit(figure, indicator)
    known = _known_units().get(figure.unit_id)
    return known or ComparableUnit(figure.unit_id, figure.unit)


@cache
def _known_units() -> dict[str, ComparableUnit]:
    return {
        slug: ComparableUnit(row.get("id", slug), row["name"], Decimal(row.get("factor", "1")))
        for slug, row in table("units")["unit"].items()
    }


def _counted_unit(figure: Quantity, indicator: Indicator | None) -> ComparableUnit:
    """Take a declared measure's own unit, so that its figures can be compared."""
    name = (indicator.unit if indicator else "") or _singular(figure.unit)
    people = fold_letters(name) in word_set("units", "people")
    return ComparableUnit("person" if people else fold_letters(name), name)


def _singular(word: str) -> str:
    """«نیروی» of «نیروی کار» is «نیرو»."""
    bare = word.removesuffix("ی")
    return bare if fold_letters(bare) in word_set("units", "people") else word


def _scaled(value: Value, factor: Decimal) -> Value:
    if isinstance(value, tuple):
        return value[0] * factor, value[1] * factor
    return value * factor


def exact_number(value: Value) -> str:
    """Write a value in full.

    >>> exact_number((Decimal(10), Decimal(15)))
    '۱۰ تا ۱۵'
    """
    if isinstance(value, tuple):
        return f"{format_number(value[0])} تا {format_number(value[1])}"
    return format_number(value)


def natural_number(value: Value) -> str:
    """Write a value as people say it, without losing a digit.

    >>> natural_number(Decimal(126910)), natural_number(Decimal(6900000000))
    ('۱۲۶ هزار و ۹۱۰', '۶٫۹ میلیارد')
    >>> natural_number(Decimal(2000)), natural_number(Decimal(1248))
    ('۲ هزار', 'هزار و ۲۴۸')
    """
    if isinstance(value, tuple):
        return f"{natural_number(value[0])} تا {natural_number(value[1])}"
    if value < 0:
        return "منفی " + natural_number(-value)
    for scale, name in _SCALES:
        if value >= scale:
            short = value / scale
            if short != 1 and _is_brief(short):
                return f"{format_number(short)} {name}"
            return _in_parts(value, scale, name)
    if value >= 1000 and value == value.to_integral_value():
        return _in_parts(value, Decimal(1000), "هزار")
    return format_number(value)


def _in_parts(value: Decimal, scale: Decimal, name: str) -> str:
    whole, rest = divmod(value, scale)
    # «هزار و ۲۴۸», yet «یک میلیارد و ۲۰۰ میلیون».
    lead = ("" if name == "هزار" else "یک") if whole == 1 else format_number(whole)
    head = _joined(lead, name)
    return f"{head} و {natural_number(rest)}" if rest else head


def _is_brief(value: Decimal) -> bool:
    """Two decimals are still easy to read."""
    return value == round(value, 2)
