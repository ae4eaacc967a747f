"""Our own rules for Python-Markdown: what Persian news needs and the library gets wrong.

Each class mends one measured fault; :class:`PersianRules` lists them in the
order in which they act. Raw HTML is text here, never markup.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import HashHeaderProcessor, OListProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from digest.persian.numerals import to_persian_digits
from digest.persian.slugs import slugify

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MARKS_AT_START = re.compile("^([ \t]*)[\u200b-\u200f\u061c\ufeff]+")
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|[1۱][.])[ \t]+\S")
_IN_LIST = re.compile(r"\s|[-*+][ \t]|\d{1,3}\.[ \t]")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class PersianRules(Extension):
    """The rules in the order in which they act."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Put our rules in, and the library's raw HTML out."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.preprocessors.register(VisibleMarkers(md), "visible_markers", 28)
        md.preprocessors.register(ListAfterParagraph(md), "list_after_paragraph", 27)
        md.parser.blockprocessors.register(SpacedHeading(md.parser), "hashheader", 70)
        md.parser.blockprocessors.register(ShortOrderedList(md.parser), "olist", 40)
        md.treeprocessors.register(HeadingOutline(md), "heading_outline", 8)
        md.treeprocessors.register(FootnoteDigits(md), "footnote_digits", 7)
        md.treeprocessors.register(LogicalAlignment(md), "logical_alignment", 6)


class VisibleMarkers(Preprocessor):
    """Drop invisible marks before a line's first letter, which hide list and heading marks."""

    def run(self, lines: list[str]) -> list[str]:
        """Return ``lines`` without them."""
        return [_MARKS_AT_START.sub(r"\1", line) for line in lines]


class ListAfterParagraph(Preprocessor):
    """Let a list begin right after a paragraph's line, as every editor expects."""

    def run(self, lines: list[str]) -> list[str]:
        """Return ``lines`` with an empty one before such a list."""
        spaced: list[str] = []
        fenced = False
        for line in lines:
            fenced ^= bool(_FENCE.match(line))
            before = spaced[-1] if spaced else ""
            if not fenced and _LIST_ITEM.match(line) and before and not _IN_LIST.match(before):
                spaced.append("")
            spaced.append(line)
        return spaced


class SpacedHeading(HashHeaderProcessor):
    """A heading needs a space after its marks: «#تورم» is a hashtag."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})[ \t]+(?P<header>[^\n]*?)[ \t]*#*(?:\n|$)")


class ShortOrderedList(OListProcessor):
    """A list number has at most three digits: «۱۴۰۲. » at a line's start is a year.

    Its first number, in any script, becomes the ``start`` of the list in ASCII.
    """

    SIBLING_TAGS = ["ol"]  # noqa: RUF012 - the library's own declaration

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        before = rf"^[ ]{{0,{self.tab_length - 1}}}"
        inner = rf"^[ ]{{{self.tab_length},{self.tab_length * 2 - 1}}}"
        self.RE = re.compile(before + r"\d{1,3}\.[ ]+(.*)")
        self.CHILD_RE = re.compile(before + r"((\d{1,3}\.))[ ]+(.*)")
        self.INDENT_RE = re.compile(inner + r"((\d{1,3}\.)|[*+-])[ ]+.*")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Parse the list as the library does, then say where its numbers start."""
        first = re.match(r"\s*(\d{1,3})\.", blocks[0])
        continues = len(parent) > 0 and parent[-1].tag == "ol"
        super().run(parent, blocks)
        made = parent[-1] if len(parent) else parent
        if first and made.tag == "ol" and not continues and int(first[1]) != 1:
            made.set("start", str(int(first[1])))


class HeadingOutline(Treeprocessor):
    """Headings start below the page's own title, skip no level, and get readable ids."""

    def run(self, root: Element) -> None:
        """Renumber and name the headings under ``root``."""
        above: list[str] = []
        used: dict[str, int] = {}
        for heading in root.iter():
            if heading.tag in _HEADINGS:
                above = [*(tag for tag in above if tag < heading.tag), heading.tag]
                heading.tag = f"h{min(len(above) + 1, 6)}"
                heading.set("id", _unique(slugify("".join(heading.itertext())), used))


def _unique(slug: str, used: dict[str, int]) -> str:
    name = slug or "بخش"
    used[name] = used.get(name, 0) + 1
    return name if used[name] == 1 else f"{name}-{used[name]}"


class FootnoteDigits(Treeprocessor):
    """Footnote numbers are Persian for people and ASCII in ids."""

    def run(self, root: Element) -> None:
        """Rewrite the texts and titles of footnote links under ``root``."""
        for link in root.iter("a"):
            if link.get("class") == "footnote-ref" and link.text:
                link.text = to_persian_digits(link.text)
            elif link.get("class") == "footnote-backref":
                link.set("title", to_persian_digits(link.get("title", "")))


class LogicalAlignment(Treeprocessor):
    """Table columns align to the start, the middle or the end of the line, never left or right."""

    SIDES = {"left": "start", "center": "center", "right": "end"}  # noqa: RUF012 - a constant

    def run(self, root: Element) -> None:
        """Turn ``align`` attributes into classes under ``root``."""
        for cell in root.iter():
            side = cell.attrib.pop("align", None) if cell.tag in ("td", "th") else None
            if side:
                cell.set("class", f"align-{self.SIDES[side]}")
