"""Whole processes measured from outside: their time, and the memory of all together. Linux."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

MIB = 1024
_EVERY = 0.02
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of the clock and of all cores, MiB of the largest process, and who else was busy.

    ``others`` is how many cores other processes kept busy meanwhile.
    """

    wall: float
    cpu: float
    largest: float
    others: float


def timed(command: Sequence[str], folder: Path) -> Run:
    """Run ``command`` in ``folder`` to its end; leaves the program where it fails."""
    busy, started = _busy_seconds(), time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = _started(command, folder, said.fileno())
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{said.read().decode()}")
    cpu = usage.ru_utime + usage.ru_stime
    others = max(0.0, _busy_seconds() - busy - cpu) / wall
    return Run(wall, cpu, usage.ru_maxrss / MIB, others)


def peak_memory(command: Sequence[str], folder: Path) -> float:
    """Run ``command``, and return the most MiB that it and all its children held at once.

    What several of them share is counted once. Looking slows them down, so
    this is no run to time.
    """
    process = _started(command, folder, subprocess.DEVNULL)
    peak, is_over = [0], Event()

    def watch() -> None:
        while not is_over.wait(_EVERY):
            peak[0] = max(peak[0], sum(map(_share, _family(process.pid))))

    watcher = Thread(target=watch)
    watcher.start()
    process.wait()
    is_over.set()
    watcher.join()
    return peak[0] / MIB


def _started(command: Sequence[str], folder: Path, said: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    # As it is for users: what Python compiles at the first start is there at the next.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said
    )


def _family(process: int) -> Iterator[int]:
    yield process
    for told in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):  # it may have ended meanwhile
            for child in told.read_text().split():
                yield from _family(int(child))


def _share(process: int) -> int:
    """Tell the kibibytes of a process, with its part of what it shares (PSS)."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def _busy_seconds() -> float:
    """Tell the seconds that all cores of the machine have worked."""
    user, nice, system, _, _, irq, soft = map(int, Path("/proc/stat").read_text().split()[1:8])
    return (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")
