"""Mending the spaces of Persian text: lost, turned into half-spaces or the other way round.

Only separators and the Arabic letters ي ك ى ever change; everything else of a
text stays as it is, letter by letter.
"""

from __future__ import annotations

from digest.persian.spacing.repairs import (
    Certainty,
    Kind,
    Repair,
    compare,
    repair,
)

__all__ = [
    "Certainty",
    "Kind",
    "Repair",
    "compare",
    "repair",
]
