"""Whether the preview survives random edits and faults: after each burst the page must be right.

    python -m tests.bench.preview_soak [--articles 300] [--seconds 300]

Serves a made-up digest with a design of its own by ``build.py serve`` and looks
at an article in a real browser. Prints how many bursts there were, what was
missed, and how memory and open files grew.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Error, Page

from tests.bench.corpus import PROJECT
from tests.bench.painting import mark_of
from tests.bench.preview import PARAGRAPH, made_up, previewed
from tests.preview.running import Running, until

LONGEST = 300.0
SETTLING = 20  # bursts after which memory and files are looked at for the first time


def main() -> None:
    """Read the arguments, and make trouble."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=LONGEST)
    given = parser.parse_args()
    if given.seconds > LONGEST:
        sys.exit("a soak of more than five minutes is of no use")
    with tempfile.TemporaryDirectory() as folder:
        site = made_up(Path(folder), given.articles)
        for part in ("templates", "theme"):
            shutil.copytree(PROJECT / part, site / part)
        with previewed(site) as (preview, watched, article):
            soak(watched.page, preview, article, given.seconds)


def soak(page: Page, preview: Running, article: Path, seconds: float) -> None:
    """Disturb for so long; every burst ends with an edit that has to be shown."""
    chance, deadline = random.Random(3), time.monotonic() + seconds
    text, trouble = article.read_text("utf-8"), Trouble(preview.site)
    held, bursts, slowest = held_by(preview.process.pid), 0, 0.0
    while time.monotonic() < deadline:
        for _ in range(chance.randrange(1, 6)):
            chance.choice(trouble.kinds)()
            time.sleep(chance.choice([0, 0.01, 0.1, 0.5]))
        trouble.mend()
        bursts += 1
        mark, started = mark_of(bursts), time.monotonic()
        article.write_text(text + PARAGRAPH.format(bursts, mark), "utf-8")
        until(lambda: shows(page, mark), lambda: preview.lines[-20:])  # noqa: B023
        slowest = max(slowest, time.monotonic() - started)
        if bursts == SETTLING:
            held = held_by(preview.process.pid)
    print(f"{bursts} bursts in {seconds:.0f} s, none missed, the slowest after {slowest:.1f} s")
    print(f"{preview.builds()} builds; after {SETTLING} bursts: {held}, at the end: ", end="")
    print(held_by(preview.process.pid))


class Trouble:
    """What happens to a digest, and how all faults are taken back."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.number = 0
        self.articles = sorted((site / "content" / "articles").glob("*.md"))[20:30]
        edited = [
            *self.articles,
            site / "content" / "site.toml",
            site / "templates" / "article.html",
            site / "theme" / "styles" / "base.css",
        ]
        self.whole = {path: path.read_text("utf-8") for path in edited}
        self.kinds: tuple[Callable[[], object], ...] = (
            self.edit, self.break_article, self.add, self.remove_added, self.rename, self.remove,
            self.change_template, self.break_template, self.change_style, self.change_setting,
            self.mend,
        )  # fmt: skip

    @property
    def _next(self) -> Path:
        self.number += 1
        return self.articles[self.number % len(self.articles)]

    def edit(self) -> None:
        path = self._next
        path.write_text(self.whole[path] + PARAGRAPH.format(self.number, "گذرا"), "utf-8")

    def break_article(self) -> None:
        self._next.write_text("---\ntitle: [\n---\n", "utf-8")

    def add(self) -> None:
        path = self._next
        path.with_name(f"new-{self.number}.md").write_text(self.whole[path], "utf-8")

    def remove_added(self) -> None:
        for path in self.articles[0].parent.glob("new-*.md"):
            path.unlink()

    def rename(self) -> None:
        path = self._next
        if path.exists():
            path.rename(path.with_name(f"new-{self.number}.md"))

    def remove(self) -> None:
        self._next.unlink(missing_ok=True)

    def change_template(self) -> None:
        self._put("article.html", lambda text: text + f"<!-- {self.number} -->")

    def break_template(self) -> None:
        self._put("article.html", lambda text: text + "{% if %}")

    def change_style(self) -> None:
        self._put("base.css", lambda text: f"{text}\np {{ margin: {self.number % 9}px; }}\n")

    def change_setting(self) -> None:
        self._put("site.toml", lambda text: text.replace("page = 20", "page = 15"))

    def _put(self, name: str, changed: Callable[[str], str]) -> None:
        self.number += 1
        [path] = (path for path in self.whole if path.name == name)
        path.write_text(changed(self.whole[path]), "utf-8")

    def mend(self) -> None:
        """Take everything back."""
        self.remove_added()
        for path, text in self.whole.items():
            path.write_text(text, "utf-8")


def shows(page: Page, mark: str) -> bool:
    """Tell whether the page shows ``mark`` and no problem over it."""
    try:
        return bool(
            page.evaluate(
                "mark => document.querySelector('main')?.textContent.includes(mark)"
                " && !document.querySelector('#preview-problems')",
                mark,
            )
        )
    except Error as error:  # it was just being loaded again
        if "context was destroyed" in error.message or "navigat" in error.message:
            return False
        raise


def held_by(process: int) -> str:
    """Return the memory and the open files of ``process``, where the system tells."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return "unknown"
    kilobytes = status.read_text().partition("VmRSS:")[2].split()[0]
    return f"{int(kilobytes) // 1024} MB, {len(list(Path(f'/proc/{process}/fd').iterdir()))} files"


if __name__ == "__main__":
    main()
