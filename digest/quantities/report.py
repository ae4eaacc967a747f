"""Quantities as records of the exchange format and as a table for reading."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal

from digest.model import Quantity, QuantityValue

_COLUMNS = ("surface", "kind", "value", "unit", "counted", "modifier", "when", "key")


def to_record(file: str, quantity: Quantity) -> dict[str, object]:
    """Return a quantity of ``file`` under the field names of the exchange format."""
    return {
        "file": file,
        "start": quantity.start,
        "end": quantity.end,
        "surface": quantity.surface,
        "kind": quantity.kind,
        "value": _plain(quantity.value),
        "unit": quantity.unit,
        "counted": quantity.counted,
        "counted_head": quantity.counted_head,
        "modifier": quantity.modifier,
        "bound": str(quantity.bound),
        "change": quantity.change,
        "when": quantity.when,
        "key": quantity.key,
        "flags": list(quantity.flags),
    }


def _plain(value: QuantityValue) -> object:
    if isinstance(value, tuple):
        return [_number(end) for end in value]
    return _number(value) if isinstance(value, Decimal) else value


def _number(value: Decimal) -> int | float | str:
    """Return a JSON number that reads back as the same value."""
    return int(value) if value == value.to_integral_value() else float(value)


def to_jsonl(file: str, quantities: Iterable[Quantity]) -> str:
    """Return one JSON record a line, each line ended."""
    records = (to_record(file, quantity) for quantity in quantities)
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def to_table(file: str, quantities: Iterable[Quantity]) -> str:
    """Return a table of quantities for reading, tabs between its columns."""
    rows = ["\t".join(_COLUMNS)]
    for quantity in quantities:
        record = to_record(file, quantity)
        rows.append("\t".join(str(record[column]) for column in _COLUMNS))
    return f"{file}\n" + "\n".join(rows) + "\n\n"
