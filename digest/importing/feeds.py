"""An RSS or Atom file to scraps, one for each entry; feedparser reads it."""

from __future__ import annotations

import re
from calendar import timegm
from datetime import UTC, datetime
from typing import Any

from digest.importing.pages import lines_of
from digest.importing.scraps import Scrap, ScrapError
from digest.persian.characters import without_forbidden

LOOKS_LIKE_FEED = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.S
)


def is_feed(text: str) -> bool:
    """Tell whether ``text`` is an RSS or Atom file.

    >>> is_feed('<?xml version="1.0"?><rss version="2.0"></rss>')
    True
    """
    return LOOKS_LIKE_FEED.match(text[:4096]) is not None


def read_feed(text: str) -> tuple[Scrap, ...]:
    """Read every entry of a feed; raises ScrapError when it has none.

    Isolates, which keep a mixed title in order in readers, may not stand in an article.
    """
    import feedparser  # noqa: PLC0415 - only import needs it

    feed = feedparser.parse(
        without_forbidden(text).encode("utf-8"),
        response_headers={"content-type": "text/xml; charset=utf-8"},
    )
    if not feed.entries:
        raise ScrapError("no-text", "در این خوراک خبری نیست")
    source = str(feed.feed.get("title", ""))
    return tuple(_scrap(entry, source) for entry in feed.entries)


def _scrap(entry: Any, source: str) -> Scrap:
    summary = " ".join(_lines(entry.get("summary", "")))
    contents = [each.get("value", "") for each in entry.get("content", [])]
    lines = _lines(max(contents, key=len)) if contents else _lines(entry.get("summary", ""))
    return Scrap(
        lines=lines,
        title=" ".join(_lines(entry.get("title", ""))),
        date=_moment(entry),
        source=source,
        author=str(entry.get("author", "")),
        url=str(entry.get("link", "")),
        summary=summary if contents else "",
    )


def _lines(markup: str) -> tuple[str, ...]:
    from lxml import html  # noqa: PLC0415

    if not markup.strip():
        return ()
    return tuple(lines_of(html.fragment_fromstring(markup, create_parent="div")))


def _moment(entry: Any) -> str:
    """Return when an entry was published as ISO 8601 in UTC, or as the feed wrote it."""
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if parsed is None:
        return str(entry.get("published", entry.get("updated", "")))
    return datetime.fromtimestamp(timegm(parsed), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
