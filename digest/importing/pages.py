"""A saved web page to a scrap: readability finds the story, meta tags tell the rest.

trafilatura was tried and lost every half-space of the text; see the decision record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from digest.importing.scraps import Scrap, ScrapError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "li main nav ol p pre section table tbody td th tr ul".split()
)
SKIPPED = frozenset("script style noscript form nav aside footer button select textarea".split())
NOISE = re.compile(
    r"(?:^|[\s_-])(?:related|share|sharedaddy|comments?|tags?|breadcrumb|sidebar|menu|short-?link|"
    r"jp-relatedposts|more|rate|print|toolbar|advert|banner)(?:$|[\s_-]|\w*-(?:inline|box|list))",
    re.I,
)
TITLE_PARTS = re.compile(r"\s+[|–—»:-]\s+|\s[-|]|\|")
LONGEST_TITLE = 200
SHORTEST_STORY = 60


def read_page(text: str) -> Scrap:
    """Take the story out of the HTML of a saved page.

    Raises ScrapError when no story is found in it.
    """
    from lxml import etree, html  # noqa: PLC0415 - heavy, and only import needs it

    try:
        page = html.document_fromstring(_without_declaration(text))
    except (etree.ParserError, ValueError):
        raise ScrapError("no-text", "در این صفحه متنی نیست") from None
    meta = _meta(page)
    lines = _story(page)
    if sum(map(len, lines)) < SHORTEST_STORY:
        raise ScrapError(
            "no-text", "متن خبر در این صفحه پیدا نشد", "متن را در پروندهٔ txt بگذارید و وارد کنید"
        )
    return Scrap(
        lines=lines,
        title=_title(page, meta),
        date=_date(page, meta),
        source=meta.get("og:site_name", "") or meta.get("publisher", ""),
        author=meta.get("author", ""),
        url=_address(page, meta),
        summary=meta.get("og:description", ""),
    )


def _without_declaration(text: str) -> str:
    """Drop an XML declaration: its encoding was true of the bytes, not of the text."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)


def _story(page: HtmlElement) -> tuple[str, ...]:
    from lxml import html  # noqa: PLC0415
    from readability import Document  # noqa: PLC0415

    for element in page.iter("div", "section", "ul"):
        marks = f"{element.get('class', '')} {element.get('id', '')}"
        if NOISE.search(marks) and len(element.text_content()) < 2000:
            element.set("data-noise", "")
    for element in page.xpath("//*[@data-noise]"):
        element.drop_tree()
    summary = Document(html.tostring(page, encoding="unicode")).summary(html_partial=True)
    return tuple(lines_of(html.document_fromstring(f"<div>{summary}</div>")))


def lines_of(element: HtmlElement) -> Iterator[str]:
    """Yield the text of ``element`` block by block, one line each."""
    line: list[str] = []
    for piece in _pieces(element):
        if piece is None:
            if "".join(line).strip():
                yield " ".join("".join(line).split())
            line = []
        else:
            line.append(piece)


def _pieces(element: HtmlElement) -> Iterator[str | None]:
    """Yield the texts of ``element`` in order, and ``None`` where a line ends."""
    if element.tag in SKIPPED or not isinstance(element.tag, str):
        return
    breaks = element.tag in BLOCKS or element.tag == "br"
    if breaks:
        yield None
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    if breaks:
        yield None


def _meta(page: HtmlElement) -> dict[str, str]:
    """Collect what the head says: meta tags first, then schema.org data."""
    found: dict[str, str] = {}
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


def _title(page: HtmlElement, meta: dict[str, str]) -> str:
    given = meta.get("og:title") or meta.get("headline", "")
    headings = (" ".join(h.text_content().split()) for h in page.iter("h1", "h2"))
    heading = next((each for each in headings if 10 < len(each) <= LONGEST_TITLE), "")
    whole = " ".join((page.findtext(".//title") or "").split())
    if given or heading:
        return (given or heading)[:LONGEST_TITLE]
    first = TITLE_PARTS.split(whole)[0]
    # A title without a part for the site's name is the name of the site alone.
    return first if first != whole else ""


def _date(page: HtmlElement, meta: dict[str, str]) -> str:
    for key in ("article:published_time", "datepublished", "dc.date", "date", "pubdate"):
        if meta.get(key):
            return meta[key]
    for tag in page.iter("time"):
        return tag.get("datetime") or " ".join(tag.text_content().split())
    for tag in page.iter("span", "div", "li", "font", "p"):
        words = " ".join(tag.text_content().split())
        if len(words) < 120 and re.search(r"(?:تار[یي]خ|[۰-۹0-9]{4}/|[آ-یي]+ [۰-۹0-9]{4})", words):
            return words
    return ""


def _address(page: HtmlElement, meta: dict[str, str]) -> str:
    for link in page.iter("link"):
        if link.get("rel") == "canonical" and link.get("href", "").startswith("http"):
            return str(link.get("href"))
    return meta.get("og:url", "")
