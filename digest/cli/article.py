"""The commands that make article files."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace


def start_article(parsed: Namespace) -> int:
    """Make the file of a new article and print its path."""
    from digest.importing.new import new_article  # noqa: PLC0415 - keeps the start light

    print(new_article(parsed.root, parsed.title, datetime.now(UTC)))
    return 0
