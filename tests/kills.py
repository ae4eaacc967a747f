"""A whole build that is killed at some moment, from nothing or after an edit.

Used by the tests and by ``python -m tests.bench.kills``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from digest.cli import main
from tests.projects import command_of, files_of, settle

Site = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Case:
    """A project as it is before the killed build, the site that lies there, and the one to be."""

    before: Path
    old: Site
    new: Site


def prepare(write: Callable[[Path], object], folder: Path) -> dict[str, Case]:
    """Make the cases of a project: built from nothing, and after an edit."""
    cold, edited = folder / "cold", folder / "edited"
    write(cold)
    settle(cold)
    shutil.copytree(cold, edited)
    build(edited)
    old = files_of(edited / "output")
    article = min((edited / "content" / "articles").glob("*.md"))
    text = article.read_text(encoding="utf-8") + "\nامسال ۷۷ تعاونی ثبت شد.\n"
    article.write_text(text, encoding="utf-8")
    shutil.copytree(edited / "content", folder / "fresh" / "content")
    build(folder / "fresh")
    new = files_of(folder / "fresh" / "output")
    return {"cold": Case(cold, {}, old), "edited": Case(edited, old, new)}


def build(root: Path) -> None:
    """Build ``root`` in this process."""
    if main(["build", "--root", os.fspath(root)]):
        raise AssertionError(f"{root} is not built")


def seconds_of(case: Case, root: Path) -> float:
    """Return how long the build of a case takes when nobody kills it."""
    begin(case, root)
    started = time.perf_counter()
    subprocess.run(command_of(root), stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def begin(case: Case, root: Path) -> None:
    """Put a project at ``root`` as it is before the build."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(case.before, root)


def kill_after(seconds: float, case: Case, root: Path) -> str:
    """Kill the build of ``case``, and tell which site stands: ``old``, ``new``, or ``neither``."""
    begin(case, root)
    command = command_of(root)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=sys.stderr) as process:
        time.sleep(seconds)
        process.kill()
    found = files_of(root / "output")
    return "old" if found == case.old else "new" if found == case.new else "neither"


def next_succeeds(case: Case, root: Path) -> bool:
    """Tell whether the next build makes what a new one makes, and leaves nothing else behind."""
    build(root)
    names = {path.name for path in root.iterdir()}
    is_tidy = names == {"content", "output", ".cache"}
    return is_tidy and files_of(root / "output") == case.new
