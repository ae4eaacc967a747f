"""``content/indicators.toml``: the measures the editor declares, checked key by key."""

from __future__ import annotations

from typing import Any

from digest.model import Indicator
from digest.problems import Problem
from digest.reading.fields import nearest
from digest.reading.tables import Table, read_rows

KINDS = ("count", "money", "percent", "ratio", "measure", "duration")

_KEYS: dict[str, type] = {
    "slug": str,
    "name": str,
    "kind": str,
    "unit": str,
    "definition": str,
    "counted": list,
    "clause": list,
    "context": list,
    "unless": list,
}


def read_indicators(table: Table) -> tuple[tuple[Indicator, ...], tuple[Problem, ...]]:
    """Read the indicators: ``[[indicator]]`` tables, the more special before the more general."""
    rows, problems = read_rows(table, "indicator", _KEYS)
    faults = [fault for row in rows for fault in _faults(table, row)]
    sound = tuple(_indicator(row) for row in rows if not _faults(table, row))
    return sound, (*problems, *faults)


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
        for key in ("counted", "clause", "context", "unless")
        if not all(isinstance(phrase, str) and phrase.strip() for phrase in row.get(key, ()))
    ]
    line = _line_of_slug(table, row["slug"])
    return [Problem(table.path, line, "bad-indicator", *fault) for fault in faults]


def _line_of_slug(table: Table, slug: str) -> int:
    rows = table.values["indicator"]
    return table.line_of("slug", [row.get("slug") for row in rows].index(slug))
