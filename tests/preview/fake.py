"""A small site builder for the preview's tests: a page for each text file of a folder.

``python -m tests.preview.fake ROOT`` serves it. A file's
heading is its title; one that holds ``BROKEN`` is a problem, one that holds ``FAULT`` an exception.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from digest.preview import Preview, serve
from digest.preview.watching import Changes
from digest.problems import ContentError, Problem

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
)
PAGE = (
    '<!doctype html><html lang="fa" dir="rtl"><head><meta charset="utf-8">'
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>{{title}}</title>'
    '<link rel="stylesheet" href="{up}style.css"></head>'
    '<body><main id="text">{body}</main></body></html>'
)


@dataclass(frozen=True)
class FakeBuilt:
    pages: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()

    @property
    def keys(self) -> Mapping[str, str]:
        return {path: f"{path}{content!r}" for path, content in self.pages.items()}


class FakeBuilder:
    """Builds only what changed, from what it remembers, as the real build will."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pages: dict[str, bytes] = {}
        self.calls: list[Changes] = []

    def proof(self, changes: Changes) -> None:
        """Have nothing to show before the whole site."""

    def stop(self) -> None:
        """Take too little time to be stopped."""

    def whole(self, changes: Changes) -> FakeBuilt:
        self.calls.append(changes)
        if self.pages and all(path.is_file() and path.suffix == ".txt" for path in changes):
            pages = self.pages | dict(map(self.page_of, changes))
        else:
            pages = dict(map(self.page_of, sorted((self.root / "content").rglob("*.txt"))))
        pages |= {"style.css": (self.root / "theme/style.css").read_bytes()}
        pages |= {"404.html": self.rendered("404", "گم شد", "")}
        if pages.keys() != self.pages.keys():
            names = "".join(f"<p>{escape(path)}</p>" for path in sorted(pages))
            pages |= {"index.html": self.rendered("index", names, "")}
        self.pages = pages
        return FakeBuilt(pages)

    def page_of(self, path: Path) -> tuple[str, bytes]:
        text = path.read_text(encoding="utf-8")
        if "BROKEN" in text:
            line = 1 + text[: text.index("BROKEN")].count("\n")
            shown = path.relative_to(self.root).as_posix()
            raise ContentError(
                (Problem(shown, line, "broken", "این خبر شکسته است.", "درستش کنید."),)
            )
        if "FAULT" in text:
            raise RuntimeError(text)
        named = re.search("<h1>(.*?)</h1>", text)
        title = named[1] if named else path.stem
        return f"articles/{path.stem}.html", self.rendered(title, text, "../")

    def rendered(self, title: str, body: str, up: str) -> bytes:
        return PAGE.format(title=escape(title), body=body, up=up).encode()


def make_site(root: Path, articles: int = 3) -> None:
    """Write a small site to ``root``."""
    (root / "content").mkdir(parents=True)
    (root / "theme").mkdir()
    (root / "theme/style.css").write_text("main { color: rgb(1, 2, 3) }")
    for number in range(articles):
        (root / f"content/{number}.txt").write_text(f"<p>خبر {number}</p>", encoding="utf-8")


def main() -> int:
    """Serve the site of a folder until Ctrl-C."""
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=Path)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--base", default="/")
    parser.add_argument("--open", action="store_true")
    given = parser.parse_args()
    watch = (given.root / "content", given.root / "theme")
    preview = Preview(
        watch,
        code=(given.root / "code",),
        port=given.port,
        base=given.base,
        open_browser=given.open,
    )
    return serve(FakeBuilder(given.root), preview, lambda line: print(line, flush=True))


if __name__ == "__main__":
    sys.exit(main())
