"""Tell how fast spaces are mended, on one core.

    python -m tests.bench.spacing_speed

The text is that of the published articles with its half-spaces lost and every
twelfth space gone; then once more as it is. Printed are characters a second
with the first meeting of every word, again with all words known, and the time
to load the word table.
"""

from __future__ import annotations

import time
from pathlib import Path

from digest.persian.spacing import repair
from digest.persian.spacing.lexicon import load_lexicon

ARTICLES = Path(__file__).resolve().parent.parent.parent / "content" / "articles"
EVERY = 12
COPIES = 20


def damaged(text: str) -> str:
    """Lose every half-space and every twelfth space of ``text``."""
    words = text.replace("\u200c", "").split(" ")
    gaps = ("" if place % EVERY == 0 else " " for place in range(1, len(words)))
    return words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))


def speed(text: str) -> float:
    """Return the characters of ``text`` that are mended in a second of processor time."""
    started = time.process_time()
    repair(text)
    return len(text) / (time.process_time() - started)


def main() -> None:
    """Measure and print."""
    started = time.process_time()
    load_lexicon()
    print(f"word table loaded in {time.process_time() - started:.2f} s")
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.md")))
    torn = damaged(text)
    print(f"{speed(torn):>10,.0f} characters a second, damaged text, words met for the first time")
    print(f"{speed(torn * COPIES):>10,.0f} characters a second, damaged text")
    print(f"{speed(text * COPIES):>10,.0f} characters a second, right text")


if __name__ == "__main__":
    main()
