"""A preview of a small site running as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
FAKE = ("-m", "tests.preview.fake")
REAL = ("build.py", "serve", "--port", "0", "--root")


class Running:
    """The process, what it said, and its site."""

    def __init__(self, site: Path, process: subprocess.Popen[str]) -> None:
        self.site = site
        self.process = process
        self.lines: list[str] = []
        self.reading = threading.Thread(target=self._read)
        self.reading.start()
        self.address = ""

    def wait_for_the_first_build(self, patience: float) -> None:
        """Wait until the preview shows something, and learn its address."""
        self.address = self.said("Preview: ").split()[1]
        until(lambda: self.builds() > 0, lambda: self.lines, patience)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def said(self, words: str, after: int = 0) -> str:
        """Wait for a line with ``words``, and return it."""
        until(lambda: any(words in line for line in self.lines[after:]), lambda: self.lines)
        return next(line for line in self.lines[after:] if words in line)

    def builds(self) -> int:
        """Return how many builds there were."""
        return sum(" made in " in line or "not built" in line for line in self.lines)

    def write(self, name: str, text: str) -> None:
        """Save an article."""
        (self.site / "content" / name).write_text(text, encoding="utf-8")


def until(
    is_so: Callable[[], bool],
    told: Callable[[], object] = lambda: "",
    patience: float = PATIENCE,
) -> None:
    """Wait until ``is_so``, or fail."""
    deadline = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < deadline, told()
        time.sleep(0.01)


@contextmanager
def running(
    site: Path,
    *options: str,
    program: tuple[str, ...] = FAKE,
    patience: float = PATIENCE,
    **variables: str,
) -> Iterator[Running]:
    """Run the preview of ``site``; it must end cleanly and without a warning."""
    command = [sys.executable, "-W", "error", *program, str(site), *options]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        preview = Running(site, process)
        try:
            preview.wait_for_the_first_build(patience)
            yield preview
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 0, preview.lines
            assert not [line for line in preview.lines if "Warning" in line]
        finally:
            process.kill()
            preview.reading.join()
