"""A publication that is cut off at a chosen moment, run as a process of its own.

``python -m tests.publishing.crash OUTPUT FATE POINT HOW`` publishes ``NEW``
and lets ``FATE`` strike at the ``POINT``-th call to the system: ``kill``, or
``full``, from where on nothing more can be written. ``HOW`` is ``exchange``,
``files`` or ``spare``, where a spare is kept too. It prints how many calls
there were.
"""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from unittest.mock import patch

from digest.problems import ContentError
from digest.publishing import publish

ROOT = Path(__file__).resolve().parents[2]
OLD = {
    "index.html": b"old index",
    "same.css": b"same",
    **{f"articles/{number}.html": b"same" * number for number in range(6)},
    **{f"stale/{number}.html": b"stale" for number in range(3)},
}
NEW = {
    "index.html": b"the new index",
    "same.css": b"same",
    **{f"articles/{number}.html": b"same" * number for number in range(3, 9)},
    "stale": b"a file where a folder was",
    "deep/er/page.html": b"new" * 50_000,
}
THEIRS = {"CNAME": b"example.org", ".git/refs/main": b"abc", "articles/notes.txt": b"mine"}
WRITES = {"open", "os.mkdir", "os.link", "os.rename", "os.utime", "os.chmod"}


def spare_of(output: Path, how: str) -> Path | None:
    """Name the spare where one is to be kept."""
    return output.with_name("spare") if how == "spare" else None


def begin(output: Path, how: str = "exchange") -> None:
    """Publish ``OLD`` to ``output`` beside files of the user's."""
    publish(OLD, output, spare=spare_of(output, how))
    for path, content in THEIRS.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(content)


def files_of(output: Path) -> dict[str, bytes]:
    """Return the files below ``output`` but for the manifest and a publication's own."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file()
        and path.name != ".khabarnameh.json"
        and not path.relative_to(output).parts[0].startswith(f".{output.name}.")
    }


def state_of(output: Path) -> str:
    """Tell which whole site ``output`` holds: ``old``, ``new``, or ``neither``."""
    found = files_of(output)
    states = {"old": OLD | THEIRS, "new": NEW | THEIRS}
    return next((name for name, files in states.items() if files == found), "neither")


def run(output: Path, fate: str, point: int, how: str = "exchange") -> str:
    """Run this module's publication to its end or its ``fate``; return what it printed."""
    command = [sys.executable, "-m", "tests.publishing.crash", str(output), fate, str(point), how]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    return done.stdout.strip()


class _Fate:
    """Counts calls to the system, and strikes at one of them."""

    def __init__(self, fate: str, point: int) -> None:
        self.fate, self.point, self.calls = fate, point, 0

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event != "open" and not event.startswith(("os.", "shutil.")):
            return
        self.calls += 1
        if self.calls < self.point:
            return
        if self.fate == "kill":
            self.point = sys.maxsize  # the kill itself is a call too
            os.kill(os.getpid(), signal.SIGKILL)
        is_reading = event == "open" and arguments[1] in {"r", "rb"}
        if self.fate == "full" and event in WRITES and not is_reading:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def main(output: Path, fate: str, point: int, how: str) -> None:
    """Publish ``NEW`` to ``output`` under ``fate``."""
    striking = _Fate(fate, point)
    without = patch("digest.publishing.swap.exchange", return_value=False)
    with without if how == "files" else nullcontext():
        sys.addaudithook(striking)
        try:
            publish(NEW, output, spare=spare_of(output, how))
        except ContentError as error:
            assert [problem.code for problem in error.problems] == ["disk-full"], error  # noqa: PT017
        finally:
            striking.point = sys.maxsize
    print(striking.calls)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4])
