"""How the command speaks: problems, counts and progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from digest.problems import Problem, Severity
from digest.progress import counted
from digest.stopwatch import Stopwatch

LONG_WORK = 2
"""Batches of articles from which a progress bar is worth its line."""

_SLOWEST = 10


def as_text(problem: Problem) -> str:
    """Write a problem for a terminal."""
    return str(problem)


def as_json(problem: Problem) -> str:
    """Write a problem as one line of JSON."""
    return json.dumps(asdict(problem), ensure_ascii=False)


def as_annotation(problem: Problem) -> str:
    """Write a problem as GitHub shows it beside the line of a change."""
    level = "notice" if problem.severity is Severity.NOTE else str(problem.severity)
    place = f"file={_escaped(problem.path)},line={max(1, problem.line)},title={problem.code}"
    text = f"{problem.message}\n{problem.hint}".strip()
    return f"::{level} {place}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


FORMATS: dict[str, Callable[[Problem], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_annotation,
}


def tell_problems(problems: tuple[Problem, ...], cost: str = "") -> None:
    """Print every problem in the order of files and lines, and what the errors ``cost``."""
    for problem in sorted(problems):
        print(problem, file=sys.stderr)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if errors:
        said = (counted(errors, "error"), cost)
        print("; ".join(filter(None, said)) + ".", file=sys.stderr)


def tell_profile(watch: Stopwatch, read: Mapping[str, float]) -> None:
    """Print the seconds of each stage, and the articles that took longest to read."""
    for stage, seconds in watch.seconds.items():
        print(f"{seconds:9.3f} s  {stage}")
    slowest = sorted(read.items(), key=lambda one: one[1], reverse=True)[:_SLOWEST]
    for path, seconds in slowest:
        print(f"{seconds * 1000:9.1f} ms {path}")


def tell_reasons(replaced: Mapping[str, str], keys: Mapping[str, str]) -> None:
    """Print each file that was written, and why; ``replaced`` are the keys they had before."""
    for path, before in replaced.items():
        print(f"{path}: {_reason(before, keys[path])}")


def _reason(before: str, now: str) -> str:
    """Compare two keys: their first halves are of what all pages share."""
    half = len(now) // 2
    if not before:
        return "new"
    if before == now:
        return "its file was changed or removed"
    if before[:half] != now[:half]:
        return "its template or a setting changed"
    return "what it shows changed"


def show_progress(items: Sequence[Any], label: str) -> Iterable[Any]:
    """Hand on the items, with a progress bar where the work is long and a person looks on."""
    if len(items) < LONG_WORK or not sys.stderr.isatty():
        return items
    from tqdm import tqdm  # noqa: PLC0415 - only long work needs it

    bar: Iterable[Any] = tqdm(items, desc=label, unit="", leave=False)
    return bar
