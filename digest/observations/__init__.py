"""From quantities to observations: what a figure measures, where, when and who says so."""

from __future__ import annotations

from digest.observations.context import Context, read_context
from digest.observations.notes import check_notes
from digest.observations.observation import (
    Amount,
    Basis,
    Observation,
    Period,
    Place,
    Reach,
)
from digest.observations.observe import observe

__all__ = [
    "Amount",
    "Basis",
    "Context",
    "Observation",
    "Period",
    "Place",
    "Reach",
    "check_notes",
    "observe",
    "read_context",
]
