"""How long observing takes beside finding the figures, and whether it grows evenly.

Run: python -m tests.bench.observations [COPIES]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from digest.model import Entry
from digest.observations import Observation, observe
from digest.observations.arithmetic import check_arithmetic, mark_parts
from digest.observations.series import arrange_series
from digest.quantities import find_quantities
from tests.observations.provinces import context, entries, published, read_provinces


def measure(work: Callable[[Entry], object], found: Sequence[Entry]) -> float:
    """Return milliseconds of processor time for each article."""
    started = time.process_time()
    for entry in found:
        work(entry)
    return (time.process_time() - started) * 1000 / len(found)


def main() -> None:
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    once = (*entries(published()), *entries(read_provinces()))
    made = [
        replace(e, article=replace(e.article, slug=f"{e.article.slug}-{n}"))
        for n in range(copies)
        for e in once
    ]
    seen: list[Observation] = []

    def watch(entry: Entry) -> None:
        observations = observe(entry, context())
        seen.extend(mark_parts(observations, check_arithmetic(entry, observations)))

    finding = measure(lambda e: find_quantities(e.article.prose.text), made[: len(once) * 4])
    few, many = measure(watch, made[: len(made) // 4]), measure(watch, made)
    started = time.process_time()
    series = arrange_series(seen, context())
    joining = (time.process_time() - started) * 1000 / len(seen)
    print(f"{len(made)} articles, {len(seen)} observations, {len(series)} series")
    print(f"finding figures: {finding:.2f} ms an article")
    print(f"observing and arithmetic: {many:.2f} ms an article ({many / finding:.2f} of finding)")
    print(f"four times as many articles: {many / few:.2f} times the work for each")
    print(f"series: {joining:.3f} ms an observation")


if __name__ == "__main__":
    main()
