"""Quantities as records of the exchange format and as a table for reading.

Formatting only: reading files and printing belong to the command.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

from digest.model import Quantity, QuantityValue

_HEADINGS = ("عدد", "نوع", "مقدار", "یکا", "شمرده", "قید", "زمان", "کلیدی", "تردید")
_GAP = "  "


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


def _number(value: Decimal) -> int | float:
    """Return a JSON number that reads back as the same value."""
    return int(value) if value == value.to_integral_value() else float(value)


def to_jsonl(file: str, quantities: Iterable[Quantity]) -> str:
    """Return one JSON record a line, each line ended."""
    records = (to_record(file, quantity) for quantity in quantities)
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def to_table(quantities: Sequence[Quantity]) -> str:
    """Return a table with one quantity a line; empty when there are none."""
    if not quantities:
        return ""
    rows = [_HEADINGS, *(_cells(quantity) for quantity in quantities)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    rule = _GAP.join("-" * width for width in widths)
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], rule, *lines[1:]]) + "\n"


def _cells(quantity: Quantity) -> tuple[str, ...]:
    return (
        quantity.surface,
        quantity.kind,
        _shown(quantity.value),
        quantity.unit,
        quantity.counted,
        quantity.modifier,
        quantity.when,
        "*" if quantity.key else "",
        "، ".join(quantity.flags),
    )


def _shown(value: QuantityValue) -> str:
    if isinstance(value, tuple):
        return "..".join(_shown(end) for end in value)
    return f"{_number(value):,}" if isinstance(value, Decimal) else value or ""


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
    return _GAP.join(cells).rstrip()


def _width(text: str) -> int:
    """Return how many cells of a terminal ``text`` takes: half-spaces and marks take none."""
    return sum(unicodedata.category(character) not in {"Cf", "Mn"} for character in text)
