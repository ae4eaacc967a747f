"""How long putting a site in place takes, and whether it stands 200 kills.

    python -m tests.bench.publishing [--pages 12000] [--kills 200]

Prints seconds (the median of five) of a whole publication in each case, beside
the time that merely writing the same files takes; then kills publications at
random moments of the clock and prints which site stood afterwards.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from digest.publishing import publish
from tests.publishing import crash

Site = dict[str, bytes]


def site_of(pages: int) -> Site:
    """Return a site of ``pages`` pages of 8 kB, all different."""
    return {f"articles/{number}.html": b"<p>%06d</p>" % number * 630 for number in range(pages)}


def median(work: Callable[[], object], before: Callable[[], object]) -> float:
    """Return the median seconds of five runs of ``work``, each a little after ``before``."""
    taken = []
    for _ in range(5):
        before()
        time.sleep(0.05)  # the clock of file times must tick
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def write_plainly(site: Site, folder: Path) -> None:
    """Write ``site`` with no safety at all, for comparison."""
    for path, content in site.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def measure(site: Site, folder: Path) -> None:
    """Print the seconds of each case, and their ratio to plain writing."""
    output, plain = folder / "output", folder / "plain"
    edited = {**site, "articles/0.html": b"edited"}
    every = {path: content + b"!" for path, content in site.items()}
    plainly = median(lambda: write_plainly(site, plain), lambda: shutil.rmtree(plain, True))
    cases: dict[str, tuple[Site, Site]] = {
        "first": (site, {}),
        "no change": (site, site),
        "one page": (edited, site),
        "every page": (every, site),
    }
    print(f"{'plain writing':16}{plainly:8.3f} s")
    for name, (wanted, lying) in cases.items():
        seconds = median(partial(publish, wanted, output), partial(publish, lying, output))
        print(f"{name:16}{seconds:8.3f} s {seconds / plainly:8.2f} of plain writing")


def kill_at_random(times: int, folder: Path) -> None:
    """Kill ``times`` publications by the clock, and print what stood; fail at a torn site."""
    output, chance, stood = folder / "output", random.Random(7), Counter[str]()
    command = [sys.executable, "-m", "tests.publishing.crash", str(output), "none", "0", "exchange"]
    crash.begin(output)
    start = time.perf_counter()
    subprocess.run(command, cwd=crash.ROOT, stdout=subprocess.DEVNULL, check=True)
    whole = time.perf_counter() - start
    for _ in range(times):
        publish({}, output)
        crash.begin(output)
        with subprocess.Popen(command, cwd=crash.ROOT, stdout=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0.4, 1.05) * whole)
            process.kill()
        stood[crash.state_of(output)] += 1
        publish(crash.NEW, output)
        stood["next one failed"] += crash.state_of(output) != "new"
    print(f"{times} kills: {dict(stood)}")
    if stood["neither"] or stood["next one failed"]:
        sys.exit("a torn site")


def main() -> None:
    """Read the arguments and run both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=12_000)
    parser.add_argument("--kills", type=int, default=200)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=crash.ROOT) as folder:
        measure(site_of(arguments.pages), Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        kill_at_random(arguments.kills, Path(folder))


if __name__ == "__main__":
    main()
