"""What the frame of a saved page says of its story: meta tags, schema.org data, headings.

The text itself is not looked at here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from digest.importing.outlets import load_outlets
from digest.persian.characters import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TITLE_PARTS = re.compile(r"\s+[|–—»:-]\s+|\s[-|]|\|")
SHORTEST_TITLE, LONGEST_TITLE = 10, 200
DATE_KEYS = ("article:published_time", "datepublished", "dc.date", "date", "pubdate")
# Elements that tell a story's date name it so; a page's head often tells today's.
DATE_CLASS = re.compile(r"(?:^|[\s_-])(?:date|time|publish|published|tarikh|news-?info|meta)", re.I)
TODAY_CLASS = re.compile(r"(?:today|current|header|clock)", re.I)
DATE_LABEL = re.compile(r"تار[یي]خ|انتشار|[كک]د ?خبر|شماره ?خبر")
FULL_DATE = re.compile(r"[۰-۹0-9]{4}[/-][۰-۹0-9]|[آ-یي] *[۰-۹0-9]{4}")
LONGEST_DATE = 120

Meta = dict[str, str]


def read_meta(page: HtmlElement) -> Meta:
    """Collect what the head says: meta tags first, then schema.org data."""
    found: Meta = {}
    for tag in page.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        if name and tag.get("content"):
            found.setdefault(name, tag.get("content", "").strip())
    for script in page.iter("script"):
        if script.get("type") == "application/ld+json":
            for key, value in _linked_data(script.text or ""):
                found.setdefault(key, value)
    return found


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    try:
        data: Any = json.loads(text)
    except ValueError:
        return
    graph = data.get("@graph", [data]) if isinstance(data, dict) else data
    for node in graph if isinstance(graph, list) else []:
        if isinstance(node, dict) and "Article" in str(node.get("@type", "")):
            yield "headline", str(node.get("headline", ""))
            yield "article:published_time", str(node.get("datePublished", ""))
            yield "author", _name(node.get("author"))
            yield "publisher", _name(node.get("publisher"))


def _name(node: Any) -> str:
    if isinstance(node, list):
        node = node[0] if node else ""
    return str(node.get("name", "")) if isinstance(node, dict) else str(node or "")


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def page_title(page: HtmlElement, meta: Meta) -> str:
    """Return the story's title: of the metadata, or the heading that the page is named by."""
    site = meta.get("og:site_name", "") or meta.get("publisher", "")
    given = meta.get("og:title") or meta.get("headline", "")
    if given:
        return _without_site(given, site)
    whole = " ".join((page.findtext(".//title") or "").split())
    headings = [_words(each) for each in page.iter("h1", "h2", "h3", "h4")]
    headings = [each for each in headings if SHORTEST_TITLE < len(each) <= LONGEST_TITLE]
    named = [each for each in headings if fold(each) in fold(whole) and fold(each) != fold(whole)]
    first = TITLE_PARTS.split(whole)[0]
    # A title without a part for the site's name may be the name of the site alone.
    parted = first if first != whole else ""
    return max(named, key=len, default="") or parted or next(iter(headings), "")


def _without_site(title: str, site: str) -> str:
    """Drop the name of the site from the end of a title."""
    parts = TITLE_PARTS.split(title)
    names = {fold(name) for outlet in load_outlets() for name in outlet.names} | {fold(site)}
    if len(parts) > 1 and fold(parts[-1]) in names:
        title = title[: title.rindex(parts[-1])].rstrip(" |–—»:-")
    return title[:LONGEST_TITLE]


def page_date(page: HtmlElement, meta: Meta) -> str:
    """Return where the page tells the story's date: in metadata or in an element named so."""
    given = next((meta[key] for key in DATE_KEYS if meta.get(key)), "")
    if given:
        return given
    for tag in page.iter("time"):
        return str(tag.get("datetime") or _words(tag))
    for tag in page.iter("span", "div", "li", "font", "p", "td", "b"):
        marks = f"{tag.get('class', '')} {tag.get('id', '')}"
        words = _words(tag)
        if len(words) > LONGEST_DATE or TODAY_CLASS.search(marks) or not FULL_DATE.search(words):
            continue
        if DATE_CLASS.search(marks) or DATE_LABEL.search(words):
            return words
    return ""


def page_address(page: HtmlElement, meta: Meta) -> str:
    """Return the address that the page gives as its own."""
    for link in page.iter("link"):
        if link.get("rel") == "canonical" and link.get("href", "").startswith("http"):
            return str(link.get("href"))
    address = meta.get("og:url", "")
    return address if address.startswith("http") else ""
