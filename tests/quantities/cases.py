"""Case files of quantities: a text, then a column for each number in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from digest.model import Quantity
from digest.quantities.keys import CORE

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "quantities"


@dataclass(frozen=True, slots=True)
class Case:
    place: str
    text: str
    expected: tuple[str, ...]


def read_cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip() and not line.startswith("# "):
                text, *expected = line.split("\t")
                wanted = tuple(e for e in expected if e != "none")
                yield Case(f"{path.stem}:{number}", text, wanted)


def differences(case: Case, found: tuple[Quantity, ...]) -> list[str]:
    """Return what of ``found`` is not as the case wants it, in words."""
    if any(wanted == "?" for wanted in case.expected):
        return []
    if len(found) != len(case.expected):
        return [f"found {[(q.surface, q.kind) for q in found]}"]
    pairs = zip(case.expected, found, strict=True)
    return [d for wanted, quantity in pairs for d in _difference(wanted, quantity)]


def _difference(wanted: str, quantity: Quantity) -> Iterator[str]:
    kind, _, rest = wanted.partition(":")
    fields = [*rest.split("|"), "", "", "", "", ""][:5]
    value, unit, head, modifier, key = fields
    if kind != quantity.kind:
        yield f"{quantity.surface}: kind {quantity.kind}, not {kind}"
    if kind in {"label", "score"}:
        return
    if not same_value(value, quantity):
        yield f"{quantity.surface}: value {quantity.value}, not {value}"
    if rest.count("|") >= 1 and unit not in ("?", quantity.unit):
        yield f"{quantity.surface}: unit {quantity.unit!r}, not {unit!r}"
    if rest.count("|") >= 2 and head not in ("?", quantity.counted_head, ""):
        yield f"{quantity.surface}: head {quantity.counted_head!r}, not {head!r}"
    if modifier not in (quantity.modifier, "?"):
        yield f"{quantity.surface}: modifier {quantity.modifier!r}, not {modifier!r}"
    if kind in CORE and key != "?" and quantity.key != (key != "-"):
        yield f"{quantity.surface}: key {quantity.key}"


def same_value(wanted: str, quantity: Quantity) -> bool:
    value = quantity.value
    if wanted == "null":
        return value is None
    if isinstance(value, tuple):
        return [float(end) for end in value] == [float(end) for end in wanted.split(",")]
    if isinstance(value, Decimal):
        return "," not in wanted and ":" not in wanted and abs(float(value) - float(wanted)) < 1e-9
    return value == wanted
