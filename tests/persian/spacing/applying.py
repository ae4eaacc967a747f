"""Repairs put into the text that they were found in: any of them may be left out."""

from __future__ import annotations

from collections.abc import Iterable

from digest.persian.spacing import Repair, compare, repair


def find_repairs(text: str) -> tuple[Repair, ...]:
    return compare(text, repair(text))


def apply_repairs(text: str, repairs: Iterable[Repair]) -> str:
    out: list[str] = []
    end = 0
    for each in sorted(repairs):
        out += (text[end : each.start], each.replacement)
        end = each.end
    return "".join((*out, text[end:]))
