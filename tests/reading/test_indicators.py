from __future__ import annotations

import pytest

from digest.reading.indicators import read_indicators
from digest.reading.tables import parse_table

PATH = "content/indicators.toml"
SOUND = """
[[indicator]]
slug = "a"
name = "الف"
counted = ["الف"]
"""


def read(source: str) -> tuple[list[str], list[tuple[int, str, str]]]:
    table, faults = parse_table(PATH, source.encode())
    assert faults == ()
    indicators, problems = read_indicators(table)
    return [i.slug for i in indicators], [(p.line, p.code, p.hint) for p in problems]


def test_what_is_left_out_has_its_default() -> None:
    table, _ = parse_table(PATH, SOUND.encode())
    ((indicator,), problems) = read_indicators(table)
    assert problems == ()
    assert (indicator.kind, indicator.unit, indicator.clause) == ("count", "", ())


@pytest.mark.parametrize(
    ("row", "line", "code", "hint"),
    [
        (
            'slug = "b"\nname = "ب"',
            8,
            "bad-indicator",
            "عبارت‌هایی را بنویسید که عدد، شمار یا اندازهٔ آن‌هاست",
        ),
        (
            'slug = "b"\nname = "ب"\nkind = "mony"\ncounted = ["ب"]',
            8,
            "bad-indicator",
            "شاید: money",
        ),
        ('slug = "b"\nname = "ب"\ncounted = ["ب", 3]', 8, "bad-indicator", ""),
        (
            'slug = "b"\nname = "ب"\ncounted = ["ب"]\ncontxt = ["ج"]',
            11,
            "unknown-key",
            "شاید: context",
        ),
        ('slug = "a"\nname = "ب"\ncounted = ["ب"]', 8, "twice", ""),
    ],
)
def test_a_bad_indicator_costs_itself_alone(row: str, line: int, code: str, hint: str) -> None:
    slugs, problems = read(f"{SOUND}\n[[indicator]]\n{row}\n")
    assert slugs == ["a"]
    assert problems == [(line, code, hint)]
