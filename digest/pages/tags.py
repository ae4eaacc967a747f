"""The tags between the slices of a text, and what of the text is inside them.

Reads single tokens of ``Prose``, which are well formed; it parses no HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from digest.model import Span
from digest.persian.numerals import to_persian_digits

Tokens = Sequence[str | Span]

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
PHRASING = frozenset(
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strong "
    "sub sup time u var wbr".split()
)


_often = lru_cache(1024)
"""For tags, most of which are a few that come back in every article."""


@_often
def tag_name(tag: str) -> str:
    """Name the element of a tag; empty for anything else."""
    found = _TAG.match(tag)
    return found[2].lower() if found else ""


@_often
def opened_name(token: str) -> str:
    """Name the element that ``token`` opens; empty for an end tag and for a whole element.

    Footnote marks come as whole elements, since they are no part of the text.
    """
    name = tag_name(token)
    is_whole = name in VOID or token.startswith("</") or token.endswith(f"</{name}>")
    return "" if is_whole else name


def inner_spans(tokens: Tokens) -> dict[int, Span | None]:
    """Give the text inside each element, by the index of its start tag."""
    inner: dict[int, Span | None] = {}
    open_tags: list[int] = []
    for at, token in enumerate(tokens):
        if isinstance(token, Span):
            for tag in open_tags:
                before = inner[tag]
                inner[tag] = Span(before.start if before else token.start, token.end)
        elif token.startswith("</"):
            del open_tags[-1:]
        elif opened_name(token):
            open_tags.append(at)
            inner[at] = None
    return inner


def link_spans(tokens: Tokens) -> list[Span]:
    """Find the stretches of text inside links, where no other link may be opened."""
    return [
        span
        for at, span in inner_spans(tokens).items()
        if span and tag_name(str(tokens[at])) == "a"
    ]


def with_framed_tables(tokens: Tokens) -> Iterator[str | Span]:
    """Put each table into a frame that scrolls by itself, by keyboard too."""
    count = 0
    for token in tokens:
        if isinstance(token, str) and tag_name(token) == "table":
            if token.startswith("</"):
                yield from (token, "</div>")
                continue
            count += 1
            label = to_persian_digits(f"جدول {count}")
            yield f'<div class="wide" role="region" aria-label="{label}" tabindex="0">'
        yield token
