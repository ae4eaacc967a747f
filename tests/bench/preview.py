"""How long it takes from saving an article's text to seeing it in a real browser.

    python -m tests.bench.preview [--articles 10000] [--edits 30] [--site FOLDER] [--hugo CACHE]

Serves a made-up digest with ``build.py serve``, opens the page of an article,
and edits its text: one more paragraph, with a figure and a mark. Prints the
milliseconds from before the save until the browser has painted the mark: for
edits that come when the preview is at rest, and for edits half a second apart.
Hugo's own server shows the same articles to the same browser; it is installed
into CACHE where it is not there.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import socket
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.bench import peers
from tests.bench.corpus import make_up, write_corpus
from tests.bench.painting import Watched, mark_of, watched_page
from tests.preview.running import REAL, Running, running

FIRST_BUILD = 600.0
APART = 0.5
BEGUN = 1.2  # seconds after which the rest of a build has begun, if there is any
IDLE = 0.3  # seconds of almost no work, after which a server is at rest
PARAGRAPH = "\n\nدر این ماه {} تعاونی تازه ثبت شد ({}).\n"


def main() -> None:
    """Read the arguments, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--edits", type=int, default=30)
    parser.add_argument("--site", type=Path, help="where the digest is made up, or lies already")
    parser.add_argument("--hugo", type=Path, metavar="CACHE", help="measure Hugo's server too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = made_up(given.site or Path(folder) / "digest", given.articles)
        with previewed(site) as (preview, watched, article):
            measure("this preview", watched, article, preview.process.pid, given.edits)
        if given.hugo:
            with hugo_served(Path(folder), given.articles, given.hugo) as (
                process,
                watched,
                article,
            ):
                measure("Hugo's server", watched, article, process, given.edits)


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


@contextmanager
def hugo_served(folder: Path, articles: int, cache: Path) -> Iterator[tuple[int, Watched, Path]]:
    """Serve the same articles by Hugo, from memory, and open the same one of them."""
    peers.install(["hugo"], cache)
    tool = peers.hugo(folder / "hugo", cache)
    slugs = []
    for made in make_up(articles):
        tool.source(made.slug).write_text(tool.write(made), encoding="utf-8")
        slugs.append(made.slug)
    slug, port = sorted(slugs)[7], free_port()
    options = ("server", "--renderToMemory", "--bind", "127.0.0.1", "--port", str(port))
    command = [tool.command[0], *options]
    with subprocess.Popen(command, cwd=tool.start, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for_answer(port)
            with watched_page(f"http://127.0.0.1:{port}/articles/{slug}/") as watched:
                yield process.pid, watched, tool.source(slug)
        finally:
            process.terminate()


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for_answer(port: int) -> None:
    """Wait until somebody listens on ``port``."""
    deadline = time.monotonic() + FIRST_BUILD
    while time.monotonic() < deadline:
        with socket.socket() as asking:
            if not asking.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)


def measure(name: str, watched: Watched, article: Path, server: int, edits: int) -> None:
    """Print what both ways of editing take."""
    report(f"{name}, at rest", list(at_rest(watched, article, server, edits)))
    report(f"{name}, half a second apart", list(half_a_second_apart(watched, article, edits)))


def at_rest(watched: Watched, article: Path, server: int, edits: int) -> Iterator[float]:
    """Edit again and again, each time when all that came of the edit before is done."""
    text, chance = article.read_text("utf-8"), random.Random(edits)
    for number in range(edits + 1):
        wait_for_rest(server)
        time.sleep(chance.uniform(0, 0.5))
        seconds = watched.seconds_until(*edit(article, text, number))
        if number:  # the first one loads templates
            yield seconds


def half_a_second_apart(watched: Watched, article: Path, edits: int) -> Iterator[float]:
    """Edit every half second, whatever the server is doing."""
    text = article.read_text("utf-8")
    for number in range(1000, 1000 + edits):
        saved = time.monotonic()
        yield watched.seconds_until(*edit(article, text, number))
        time.sleep(max(0, saved + APART - time.monotonic()))


def wait_for_rest(server: int) -> None:
    """Wait until the process has had next to nothing to do for a while: the rest of its build."""
    time.sleep(BEGUN)
    before = -1.0
    while (now := worked(server)) > before + 0.02:
        before = now
        time.sleep(IDLE)


def worked(process: int) -> float:
    """Tell the seconds that the process has worked (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def edit(article: Path, text: str, number: int) -> tuple[str, partial[int]]:
    """Give the mark of an edit, and what makes it."""
    mark = mark_of(number)
    return mark, partial(article.write_text, text + PARAGRAPH.format(number + 2, mark), "utf-8")


def report(name: str, seconds: Sequence[float]) -> None:
    """Print the median and the extremes."""
    spread = sorted(1000 * one for one in seconds)
    median = statistics.median(spread)
    missed = spread.count(math.inf)
    told = f", {missed} of {len(spread)} never" if missed else ""
    slowest = spread[-1 - missed]
    print(f"{name:36}median {median:5.0f} ms ({spread[0]:.0f}–{slowest:.0f}{told})", flush=True)


if __name__ == "__main__":
    main()
