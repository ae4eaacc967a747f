"""The commands that make and mend article files: new, import, repair."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cli.options import read_clock
from digest.cli.telling import tell_problems
from digest.problems import has_errors
from digest.progress import counted
from digest.text_files import read_text, replace_text

if TYPE_CHECKING:
    from argparse import Namespace


def start_article(parsed: Namespace) -> int:
    """Make the file of a new article, dated to today in the site's own zone, and print its path."""
    from digest.importing.new import new_article  # noqa: PLC0415 - keeps the start light
    from digest.reading.content import read_site_settings  # noqa: PLC0415

    settings, _ = read_site_settings(parsed.root)  # whose problems are for a build to tell
    print(new_article(parsed.root, parsed.title, read_clock(), settings.time_zone))
    return 0


def import_articles(parsed: Namespace) -> int:
    """Make articles of scraped texts, saved pages and feeds, and tell what was done to each."""
    from digest.importing.drafting import Words  # noqa: PLC0415
    from digest.importing.run import run_import  # noqa: PLC0415
    from digest.reading.content import read_names  # noqa: PLC0415
    from digest.reading.paths import ARTICLES  # noqa: PLC0415

    names = read_names(parsed.root)
    outcome = run_import(
        parsed.files,
        parsed.root / ARTICLES,
        Words(names.areas, names.topics, names.keep),
        stdin=sys.stdin.buffer,
        force=parsed.force,
    )
    print("\n".join(outcome.lines))
    problems = (*names.problems, *outcome.problems)
    tell_problems(problems)
    print(f"Imported {counted(len(outcome.written), 'article')}.")
    return 1 if has_errors(problems) else 0


def repair_articles(parsed: Namespace) -> int:
    """Show what the repair of spaces would change in each file, then change it."""
    from digest.checks.spacing import repair_file  # noqa: PLC0415
    from digest.reading.content import read_names  # noqa: PLC0415

    names = read_names(parsed.root)
    tell_problems(names.problems)
    for path in parsed.files:
        repair = repair_file(path.as_posix(), read_text(path), keep=names.keep)
        if not repair.difference:
            print(f"{path}: nothing to mend")
            continue
        print("\n".join(repair.difference))
        if parsed.yes or not sys.stdin.isatty() or _agrees(path):
            replace_text(path, repair.text)
            print(f"{path}: mended")
    return 0


def _agrees(path: Path) -> bool:
    return input(f"Change {path}? [y/N] ").strip().lower() in ("y", "yes", "بله")
