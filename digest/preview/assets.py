"""Which files a page needs to look as it does: those that it names, and those its styles name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

# Only what a browser loads by itself: <a href> leads elsewhere, and is no part of a page.
_LOADED = re.compile(
    rb"""<(?:link|script|img|source|image|use)\b[^>]*?\s(?:href|src)\s*=\s*["']?([^"'\s>]+)""", re.I
)
_IN_STYLE = re.compile(rb"""(?:url\(\s*|@import\s+)["']?(?!data:)([^"')\s]+)""")


def assets_of(path: str, pages: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the files among ``pages`` that ``path`` loads, each once, in order.

    >>> assets_of("a.html", {"a.html": b'<link href="a.css">', "a.css": b""})
    ('a.css',)
    """
    found: dict[str, None] = {}
    _add_named(path, pages, found)
    return tuple(found)


def is_style(path: str) -> bool:
    """Tell whether ``path`` is a style sheet, which a browser can swap."""
    return path.endswith(".css")


def is_script(path: str) -> bool:
    """Tell whether ``path`` is a script, which may work on the page that loads it."""
    return path.endswith((".js", ".mjs"))


def _add_named(path: str, pages: Mapping[str, bytes], found: dict[str, None]) -> None:
    for named in _named(path, pages, _IN_STYLE if is_style(path) else _LOADED):
        if named not in found:
            found[named] = None
            if is_style(named):
                _add_named(named, pages, found)


def _named(path: str, pages: Mapping[str, bytes], pattern: re.Pattern[bytes]) -> Iterator[str]:
    for reference in pattern.findall(pages.get(path, b"")):
        target = _resolved(path, unescape(reference.decode("utf-8", "replace")))
        if target in pages:
            yield target


def _resolved(path: str, reference: str) -> str:
    """Return the path that ``reference`` on ``path`` means, or nothing for another place."""
    try:
        parts = urlsplit(reference)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return ""
    return normpath(join(dirname(path), unquote(parts.path)))
