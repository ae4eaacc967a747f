"""What the commands of the site have in common: where things lie, and what was asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.workers import cores

if TYPE_CHECKING:
    from argparse import Namespace

    from digest.build import Options
    from digest.reading.files import FileStats

PROJECT = Path(__file__).resolve().parent.parent.parent


def site_options(
    parsed: Namespace, *, drafts: bool | None = None, file_stats: FileStats | None = None
) -> Options:
    """Give what one build is asked for; ``file_stats`` are sizes and times known already."""
    from digest.build import Options  # noqa: PLC0415 - keeps the start light

    return Options(
        root=parsed.root,
        design=design_of(parsed),
        now=read_clock(),
        base_url=parsed.base_url,
        drafts=parsed.drafts if drafts is None else drafts,
        processes=cores(),
        file_stats=file_stats or {},
    )


def design_of(parsed: Namespace) -> Path:
    """Name the folder of ``templates/`` and ``theme/``: the project's own where it has any."""
    return parsed.root if (parsed.root / "templates").is_dir() else PROJECT


def read_clock() -> datetime:
    """Read the clock: nothing below the command looks at it."""
    return datetime.now(UTC)
