"""Looking at what a generator made: whether every article stands wherever it should."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from tests.bench.corpus import MadeUp
from tests.bench.peers import Tool

_SLUG = re.compile(r"khabar-\d+")
_LINKED = re.compile(r'href="[^"]*(khabar-\d+)')
_LETTERS = re.compile(r"[\u0621-\u06cc\u200c ]+")
_BESIDE_TEXT = re.compile("<[^>]*>|[\u2066-\u2069]")
_FEED = 20


def trace_of(made: MadeUp) -> str:
    """Return the longest words of an article's beginning without figures or marks between them."""
    found: list[str] = _LETTERS.findall(made.body.partition("\n")[0])
    return max(found, key=len).strip()


def look_at(tool: Tool, traces: Mapping[str, str]) -> dict[str, int]:
    """Count the articles that have their page, and that each kind of list leads to."""
    output = tool.output
    feed = len(re.findall("<(?:entry|item)>", (output / tool.feed).read_text("utf-8")))
    return {
        "pages": sum(_is_whole(tool.page(slug), trace) for slug, trace in traces.items()),
        "in the index": _linked(output, "index.html", "page/**/*.html"),
        "in areas": _linked(output, "areas/**/*.html"),
        "in topics": _linked(output, "topics/**/*.html"),
        "in the site map": len(set(_SLUG.findall((output / "sitemap.xml").read_text("utf-8")))),
        "in the feed": len(traces) if feed >= min(_FEED, len(traces)) else feed,
    }


def _is_whole(page: Path, trace: str) -> bool:
    if not page.exists():
        return False
    html = page.read_text(encoding="utf-8")
    return 'lang="fa" dir="rtl"' in html and trace in _BESIDE_TEXT.sub("", html)


def _linked(output: Path, *patterns: str) -> int:
    """Count the articles that any of some pages links to."""
    pages = (page for pattern in patterns for page in output.glob(pattern))
    return len({slug for page in pages for slug in _LINKED.findall(page.read_text("utf-8"))})
