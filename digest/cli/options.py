"""What the commands of the site have in common: where things lie, and what was asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.workers import cores

if TYPE_CHECKING:
    from argparse import Namespace

    from digest.build import Options
    from digest.reading.files import Looks

PROJECT = Path(__file__).resolve().parent.parent.parent


def site_options(
    parsed: Namespace, *, drafts: bool | None = None, looks: Looks | None = None
) -> Options:
    """Give what one build is asked for; ``looks`` are files that were looked at just before."""
    from digest.build import Options  # noqa: PLC0415 - keeps the start light

    return Options(
        root=parsed.root,
        design=design_of(parsed),
        now=read_clock(),
        base_url=parsed.base_url,
        drafts=parsed.drafts if drafts is None else drafts,
        processes=cores(),
        looks=looks or {},
    )


def design_of(parsed: Namespace) -> Path:
    """Name the folder of ``templates/`` and ``theme/``: the project's own where it has any."""
    return parsed.root if (parsed.root / "templates").is_dir() else PROJECT


def read_clock() -> datetime:
    """Read the clock: nothing below the command looks at it."""
    return datetime.now(UTC)
