"""``content/indicators.toml``: the measures the editor declares, checked key by key."""

from __future__ import annotations

from itertools import chain
from typing import Any

from digest.model import Indicator
from digest.problems import Problem
from digest.reading.fields import nearest
from digest.reading.tables import Table, read_rows

KINDS = ("count", "money", "percent", "ratio", "measure", "duration")

_TEXTS = ("slug", "name", "kind", "unit", "definition")
_PHRASES = ("counted", "clause", "context", "unless")
_KEYS: dict[str, type] = {**dict.fromkeys(_TEXTS, str), **dict.fromkeys(_PHRASES, list)}


def read_indicators(table: Table) -> tuple[tuple[Indicator, ...], tuple[Problem, ...]]:
    """Read the indicators: ``[[indicator]]`` tables, the more special before the more general."""
    rows, problems = read_rows(table, "indicator", _KEYS)
    faults = [_faults(table, row) for row in rows]
    sound = tuple(_indicator(row) for row, found in zip(rows, faults, strict=True) if not found)
    return sound, (*problems, *chain.from_iterable(faults))


def _indicator(row: dict[str, Any]) -> Indicator:
    return Indicator(
        slug=row["slug"],
        name=row["name"],
        kind=row.get("kind", "count"),
        unit=row.get("unit", ""),
        definition=row.get("definition", ""),
        counted=tuple(row["counted"]),
        clause=tuple(row.get("clause", ())),
        context=tuple(row.get("context", ())),
        unless=tuple(row.get("unless", ())),
    )


def _faults(table: Table, row: dict[str, Any]) -> list[Problem]:
    faults = []
    kind = row.get("kind", "count")
    if kind not in KINDS:
        near = nearest(kind, KINDS)
        hint = f"شاید: {near}" if near else "نوع‌ها: " + "، ".join(KINDS)
        faults.append((f"نوع «{kind}» در شاخص «{row['name']}» شناخته نیست", hint))
    if not row.get("counted"):
        hint = "عبارت‌هایی را بنویسید که عدد، شمار یا اندازهٔ آن‌هاست"
        faults.append((f"شاخص «{row['name']}» عبارتی (counted) ندارد", hint))
    faults += [
        (f"در «{key}» از شاخص «{row['name']}» جز متن چیزی نمی‌آید", "")
        for key in _PHRASES
        if not all(isinstance(phrase, str) and phrase.strip() for phrase in row.get(key, ()))
    ]
    line = _line_of_slug(table, row["slug"])
    return [Problem(table.path, line, "bad-indicator", *fault) for fault in faults]


def _line_of_slug(table: Table, slug: str) -> int:
    rows = table.values["indicator"]
    return table.line_of("slug", [row.get("slug") for row in rows].index(slug))
