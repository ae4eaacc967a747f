"""Texts without any markup, as most reports of agencies are: paragraphs, and nothing to render.

The way through Markdown, sanitising and parsing gives back what was put in
there, at fifty times the cost; ``tests/reading/test_plain.py`` holds the two
ways to the same outcome.
"""

from __future__ import annotations

import re

# What may mean something inside a line, for Markdown or for HTML, and controls.
_MARK = re.compile(r"[\x00-\x09\x0b-\x1f`\\\[<&*_]")

# A line by itself that begins so opens no heading, list, quotation, table or code.
_OPENING = re.compile(r"[^\W\d_]|«|\d+ ")
_BETWEEN = re.compile(r"\n\n+")


def plain_paragraphs(source: str) -> list[str] | None:
    r"""Give the paragraphs of a text that has no markup, or ``None`` where it may have some.

    >>> plain_paragraphs("یک\n\nدو")
    ['یک', 'دو']
    >>> plain_paragraphs("یک **دو**"), plain_paragraphs("یک\nدو")
    (None, None)
    """
    if _MARK.search(source):
        return None
    paragraphs = _BETWEEN.split(source.strip("\n"))
    plain = all(_OPENING.match(one) and "\n" not in one for one in paragraphs)
    return paragraphs if plain else None
