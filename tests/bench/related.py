"""Tell how long it takes to find what articles share, for 10,000 made-up ones.

    python -m tests.bench.related [COUNT]

Titles and topics are drawn as from a language: a few words are common, most are rare.
"""

from __future__ import annotations

import random
import sys
import time

from digest.site.related import Features, features, relate, title_words
from tests.factories import article

WORDS = 20_000
AREAS, TOPICS, INDICATORS, OFFICIALS = 31, 25, 40, 600


def corpus(count: int) -> dict[str, Features]:
    """Make ``count`` articles of about eighteen features each."""
    drawn = random.Random(count)

    def one_of(kinds: int) -> int:
        return int(kinds ** drawn.random()) - 1

    def held() -> Features:
        area = one_of(AREAS)
        measures = [one_of(INDICATORS) for _ in range(drawn.randint(0, 6))]
        named = [
            *(f"indicator {measure}" for measure in measures),
            *(f"indicator {measure} in {area}" for measure in measures),
            f"area {area}",
            *(f"topic {one_of(TOPICS)}" for _ in range(2)),
            f"official {one_of(OFFICIALS)}",
            *(f"word {one_of(WORDS)}" for _ in range(7)),
        ]
        return tuple(dict.fromkeys(named))

    return {f"a{number}": held() for number in range(count)}


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    ordered = corpus(count)
    started = time.process_time()
    found = relate(ordered, {})
    spent = (time.process_time() - started) / count * 1e6
    share = sum(1 for others in found.values() if others) / count
    print(f"{spent:.1f} µs an article to relate {count:,}; {share:.0%} have some")
    made = article(title="افتتاح ۱۸ تعاونی کشاورزی و خدماتی در شهرستان‌های لرستان با حضور وزیر")
    tuple(title_words(made.title))
    started = time.process_time()
    for _ in range(1000):
        features(made, (), ())
    print(f"{(time.process_time() - started) * 1000:.1f} µs to name the features of one")


if __name__ == "__main__":
    main()
