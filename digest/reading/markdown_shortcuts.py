"""Shortcuts through Python-Markdown for what holds no Markdown: the same HTML, sooner.

Nearly every paragraph of a news report is plain text, yet the library tries ten
block rules and fourteen inline patterns on each. ``tests/reading/test_markdown_shortcuts.py``
compares the HTML with and without these two rules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

# Each inline pattern but that of the line break holds one of these; STX begins a placeholder.
_MARK = re.compile(rf"[`\\\[<&*_{STX}]")
_LINE_BREAK = "  \n"


class Shortcuts(Extension):
    """Both rules, before all others of their kind."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Put the rules in."""
        md.parser.blockprocessors.register(PlainParagraph(md.parser), "plain_paragraph", 200)
        md.treeprocessors.register(PlainTexts(md), "plain_texts", 25)


class PlainParagraph(BlockProcessor):
    """One line that begins with a letter is a paragraph: every other block begins with a mark."""

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether ``block`` is such a line, at the top of the text."""
        return block[:1].isalpha() and "\n" not in block and parent is self.parser.root

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the paragraph."""
        SubElement(parent, "p").text = blocks.pop(0)


class PlainTexts(Treeprocessor):
    """A text without any inline mark is not looked through for each of them."""

    def run(self, root: Element) -> None:
        """Tell the library to leave such texts under ``root`` alone."""
        for element in root.iter():
            if element.text and _is_plain(element.text):
                element.text = AtomicString(element.text)
            if element.tail and _is_plain(element.tail):
                element.tail = AtomicString(element.tail)


def _is_plain(text: str) -> bool:
    return _LINE_BREAK not in text and not _MARK.search(text)
