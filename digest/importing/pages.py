"""A saved web page to a scrap: readability finds the story, its frame tells the rest.

trafilatura was tried and lost every half-space of the text; see the decision record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from digest.importing.frames import page_address, page_date, page_title, read_meta
from digest.importing.furniture import is_sentence
from digest.importing.scraps import Scrap, ScrapError
from digest.persian.characters import without_forbidden

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "li main nav ol p pre section table tbody td th tr ul".split()
)
SKIPPED = frozenset("script style noscript form nav aside footer button select textarea".split())
COMMENTS = re.compile(r"(?:^|[\s_-])comments?(?:$|[\s_-])", re.I)
NOISE = re.compile(
    r"(?:^|[\s_-])(?:related|share|sharedaddy|tags?|breadcrumb|sidebar|menu|short-?link|relatedposts|"
    r"more|rate|rating|print|toolbar|advert|banner|newsletter)(?:$|[\s_-])",
    re.I,
)
# The title of another story is seldom longer; a paragraph mostly is.
LONGEST_LINK = 130
SHORTEST_STORY = 60
# References to control characters: lxml reads them and can't write them.
CONTROL_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|127)|x0*(?:[0-8bcef]|1[0-9a-f]|7f));?", re.I
)


def read_page(text: str) -> Scrap:
    """Take the story out of the HTML of a saved page.

    Raises ScrapError when no story is found in it.
    """
    from lxml import etree, html  # noqa: PLC0415 - heavy, and only import needs it

    try:
        page = html.document_fromstring(_cleaned(text))
    except (etree.ParserError, ValueError):
        raise ScrapError("no-text", "در این صفحه متنی نیست") from None
    meta = read_meta(page)
    title, date, url = page_title(page, meta), page_date(page, meta), page_address(page, meta)
    lines = _story(page)
    if sum(map(len, lines)) < SHORTEST_STORY:
        raise ScrapError(
            "no-text", "متن خبر در این صفحه پیدا نشد", "متن را در پروندهٔ txt بگذارید و وارد کنید"
        )
    return Scrap(
        lines=lines,
        title=title,
        date=date,
        source=meta.get("og:site_name", "") or meta.get("publisher", ""),
        author=meta.get("author", ""),
        url=url,
        summary=meta.get("og:description", ""),
    )


def _cleaned(text: str) -> str:
    """Drop what lxml can't hold: control characters, also as references, and an XML declaration.

    The declaration's encoding was true of the bytes, not of the text.
    """
    text = CONTROL_REFERENCE.sub("", without_forbidden(text))
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)


def _story(page: HtmlElement) -> tuple[str, ...]:
    from lxml import html  # noqa: PLC0415
    from readability import Document  # noqa: PLC0415

    for element in page.xpath("//div|//section|//ul"):
        if element.getparent() is not None and _is_noise(element):
            element.drop_tree()
    try:
        summary = Document(html.tostring(page, encoding="unicode")).summary(html_partial=True)
    except ValueError:  # readability's "unparseable"
        return ()
    return tuple(lines_of(html.document_fromstring(f"<div>{summary}</div>")))


def _is_noise(element: HtmlElement) -> bool:
    """Tell whether an element's own name says that it is a box beside the story."""
    marks = f"{element.get('class', '')} {element.get('id', '')}"
    if COMMENTS.search(marks):
        return True
    return NOISE.search(marks) is not None and not _holds_prose(element)


def _holds_prose(element: HtmlElement) -> bool:
    return any(is_sentence(line) and len(line) > LONGEST_LINK for line in lines_of(element))


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
