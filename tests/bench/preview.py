"""How long it takes from saving an article's text to seeing it in a real browser.

    python -m tests.bench.preview [--articles 10000] [--edits 30] [--site FOLDER]

Serves a made-up digest with ``build.py serve``, opens the page of an article,
and edits its text: one more paragraph, with a figure and a mark. Prints the
milliseconds from before the save until the browser has painted the mark: for
edits that come when the preview is at rest, and for edits half a second apart.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.bench.corpus import write_corpus
from tests.bench.painting import Watched, mark_of, watched_page
from tests.preview.running import REAL, Running, running, until

FIRST_BUILD = 600.0
APART = 0.5
PARAGRAPH = "\n\nدر این ماه {} تعاونی تازه ثبت شد ({}).\n"


def main() -> None:
    """Read the arguments, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--edits", type=int, default=30)
    parser.add_argument("--site", type=Path, help="where the digest is made up, or lies already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = made_up(given.site or Path(folder), given.articles)
        with previewed(site) as (preview, watched, article):
            report("at rest", list(at_rest(preview, watched, article, given.edits)))
            report("half a second apart", list(half_a_second_apart(watched, article, given.edits)))


def made_up(site: Path, articles: int) -> Path:
    """Make up a digest of so many articles where none lies; no social cards are shown."""
    if not (site / "content").exists():
        write_corpus(articles, site)
        settings = site / "content" / "site.toml"
        text = settings.read_text("utf-8")
        settings.write_text(text.replace("social_cards = true", "social_cards = false"), "utf-8")
    return site


@contextmanager
def previewed(site: Path) -> Iterator[tuple[Running, Watched, Path]]:
    """Preview a digest, and open an article of it; its text is given back at the end."""
    article = sorted((site / "content" / "articles").glob("*.md"))[7]
    text = article.read_text("utf-8")
    try:
        with (
            running(site, program=REAL, patience=FIRST_BUILD) as preview,
            watched_page(f"{preview.address}articles/{article.stem}.html") as watched,
        ):
            yield preview, watched, article
    finally:
        article.write_text(text, "utf-8")


def at_rest(preview: Running, watched: Watched, article: Path, edits: int) -> Iterator[float]:
    """Edit again and again, each time when all that came of the edit before is built."""
    text, chance = article.read_text("utf-8"), random.Random(edits)
    for number in range(edits + 1):
        built = preview.builds()
        seconds = watched.seconds_until(*edit(article, text, number))
        if number:  # the first one loads templates
            yield seconds
        until(lambda: preview.builds() > built, lambda: preview.lines[-5:])  # noqa: B023
        time.sleep(chance.uniform(0.2, 0.7))


def half_a_second_apart(watched: Watched, article: Path, edits: int) -> Iterator[float]:
    """Edit every half second, whatever the preview is doing."""
    text = article.read_text("utf-8")
    for number in range(1000, 1000 + edits):
        saved = time.monotonic()
        yield watched.seconds_until(*edit(article, text, number))
        time.sleep(max(0, saved + APART - time.monotonic()))


def edit(article: Path, text: str, number: int) -> tuple[str, partial[int]]:
    """Give the mark of an edit, and what makes it."""
    mark = mark_of(number)
    return mark, partial(article.write_text, text + PARAGRAPH.format(number + 2, mark), "utf-8")


def report(name: str, seconds: Sequence[float]) -> None:
    """Print the median and the extremes."""
    spread = sorted(1000 * one for one in seconds)
    median = statistics.median(spread)
    print(f"{name:24}median {median:4.0f} ms ({spread[0]:.0f}–{spread[-1]:.0f})", flush=True)


if __name__ == "__main__":
    main()
