"""What the slugs of areas, topics and indicators are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """The names of areas, topics and indicators by their slugs."""

    areas: Mapping[str, str]
    topics: Mapping[str, str]
    indicators: Mapping[str, str]
