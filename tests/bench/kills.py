"""Whether a site stands 200 kills of whole builds, and how long 50 take.

    python -m tests.bench.kills [--kills 200] [--articles 3] [--seed 0]

Half of them strike a first build, half the build after an edit.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests import kills
from tests.bench.corpus import write_corpus


def main() -> None:
    """Read the arguments, kill and build again; fail at a torn site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--articles", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    chance, started = random.Random(arguments.seed), time.perf_counter()
    stood: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        cases = kills.prepare(lambda root: write_corpus(arguments.articles, root), Path(folder))
        root = Path(folder) / "site"
        for name, case in cases.items():
            whole = kills.seconds_of(case, root)
            for _ in range(arguments.kills // 2):
                moment = chance.uniform(0.05, whole * 1.05)
                stood[f"{name}: {kills.kill_after(moment, case, root)}"] += 1
                stood["the next one failed"] += not kills.next_succeeds(case, root)
    print(f"{arguments.kills} kills in {time.perf_counter() - started:.0f} s: {dict(stood)}")
    if stood["the next one failed"] or any(name.endswith("neither") for name in stood):
        sys.exit("a torn site")


if __name__ == "__main__":
    main()
