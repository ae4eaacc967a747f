"""The command that shows what numbers are read out of a text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from digest.progress import counted
from digest.text_files import read_text

if TYPE_CHECKING:
    from argparse import Namespace


def show_numbers(parsed: Namespace) -> int:
    """Print every quantity of every file, as a table or as JSON lines; or review them."""
    if parsed.review:
        return _review(parsed)
    from digest.quantities import find_quantities  # noqa: PLC0415 - keeps the start light
    from digest.quantities.report import to_jsonl, to_table  # noqa: PLC0415

    for path in _files(parsed.paths):
        found = find_quantities(_text_of(path))
        if parsed.format == "jsonl":
            name = path.stem if path.suffix == ".txt" else path.name
            sys.stdout.write(to_jsonl(name, found))
        else:
            print(f"{path}: {counted(len(found), 'number')}")
            sys.stdout.write(to_table(found))
    return 0


def _review(parsed: Namespace) -> int:
    from digest.checks.numbers_review import Dialogue, review_numbers  # noqa: PLC0415

    for path in parsed.paths:
        review_numbers(parsed.root, path, Dialogue(ask=input, tell=print))
    return 0


def _files(paths: list[Path]) -> list[Path]:
    """List the files that are named, and those inside the folders that are named."""
    found: list[Path] = []
    for path in paths:
        found += sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    return found


def _text_of(path: Path) -> str:
    """Read a text as it stands, or an article's text with its markup taken off."""
    text = read_text(path)
    if path.suffix != ".md":
        return text
    from digest.reading.articles import read_plain  # noqa: PLC0415

    return read_plain(text).text
