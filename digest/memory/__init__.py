"""What was worked out before, by what it was made from: no work is done twice."""

from __future__ import annotations

FOLDER = ".cache"
"""Where a project's memory lies."""
