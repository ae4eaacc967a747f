"""Which files a page needs to look as it does: those that it names, and those its styles name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

# Only what a browser loads by itself: <a href> leads elsewhere, and is no part of a page.
_LOADED = re.compile(
    rb"""<(?:link|script|img|source|image|use)\b[^>]*?\s(?:href|src)\s*=\s*["']?([^"'\s>]+)""", re.I
)
_IN_STYLE = re.compile(rb"""(?:url\(\s*|@import\s+)["']?(?!data:)([^"')\s]+)""")


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that a page names, or one that a style sheet of the page names."""

    path: str
    is_style: bool


def assets_of(path: str, pages: Mapping[str, bytes]) -> tuple[NamedFile, ...]:
    """Return the files among ``pages`` that the page ``path`` loads, each once, in order."""
    found: dict[str, NamedFile] = {}
    for named in _named(path, pages, _LOADED):
        is_style = named.endswith(".css")
        found.setdefault(named, NamedFile(named, is_style))
        if is_style:
            _add_named_by_style(named, pages, found)
    return tuple(found.values())


def _add_named_by_style(
    style: str, pages: Mapping[str, bytes], found: dict[str, NamedFile]
) -> None:
    for named in _named(style, pages, _IN_STYLE):
        if named not in found:
            found[named] = NamedFile(named, is_style=True)
            if named.endswith(".css"):
                _add_named_by_style(named, pages, found)


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
