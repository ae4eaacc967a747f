"""Tell how fast texts of both directions are isolated, on one core.

    python -m tests.bench.isolation

The texts are the sentences of the published articles and the cases of
``tests/sites/bidi``, of which nearly all are mixed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from digest.pages.isolation import isolated_html, isolated_plain
from digest.pages.prose import weave
from tests.browser.order import read_cases
from tests.contents import read_content

PROJECT = Path(__file__).resolve().parent.parent.parent
TIMES = 20


def spent(act: Callable[[Any], object], things: Sequence[Any]) -> float:
    """Return the microseconds of processor time that each of ``things`` takes, at best."""
    best = float("inf")
    for _ in range(TIMES):
        started = time.process_time()
        for thing in things:
            act(thing)
        best = min(best, time.process_time() - started)
    return best / len(things) * 1e6


def main() -> None:
    """Measure and print."""
    proses = [article.prose for article in read_content(PROJECT).content.articles]
    sentences = [prose.text[s.start : s.end] for prose in proses for s in prose.sentences]
    cases = [case.text for case in read_cases()]
    print(f"{spent(isolated_html, sentences):6.1f} µs a sentence as HTML")
    print(f"{spent(isolated_plain, sentences):6.1f} µs a sentence as plain text")
    print(f"{spent(isolated_html, cases):6.1f} µs a mixed text as HTML")
    print(f"{spent(lambda prose: weave(prose, ()), proses):6.1f} µs an article's body")


if __name__ == "__main__":
    main()
