"""From text to quantities: every number with its unit and what it counts."""

from __future__ import annotations

from digest.quantities.extraction import find_quantities

__all__ = ["find_quantities"]
