"""Texts written so that left-to-right runs keep their order in a right-to-left page.

The same for article bodies and for the short texts around them; which stretches
these are is found by ``digest.pages.isolates``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.model import Span
from digest.pages.enclosing import Enclosure, enclosed, escaped
from digest.pages.isolates import (
    CURRENCIES,
    LEFT_TO_RIGHT,
    SIGNS,
    Isolate,
    is_foreign,
    isolates,
)
from digest.persian.bidi import foreign_runs

_ANYTHING = re.compile(r"[\dA-Za-z\u00b5\u00c0-\u024f\u0370-\u052f]")
_GLUED = frozenset("%٪‰–" + SIGNS + CURRENCIES)
"""What joins a figure in the order of letters, and would take it along."""

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"


def isolated_html(text: str) -> str:
    """Escape ``text`` and isolate its runs, for titles, cells and other short texts.

    >>> print(isolated_html("رشد ۳٫۵٪ با Python"))
    رشد <bdi dir="ltr">۳٫۵</bdi>٪ با <bdi dir="ltr" lang="en">Python</bdi>
    """
    found = _isolates_of(text)
    around = [Enclosure(one.span.start, one.span.end, one.tag, "</bdi>") for one in found]
    return enclosed(text, around, escaped)


def isolated_plain(text: str) -> str:
    """Isolate with control characters, where markup can't go: page titles and descriptions.

    Bare digits are left as they are, unless a sign beside them would take them along.

    >>> isolated_plain("۱۲ طرح") == "۱۲ طرح", isolated_plain("۳۵٪") == f"{LRI}۳۵{PDI}٪"
    (True, True)
    """
    around = [
        Enclosure(one.span.start, one.span.end, RLI if "rtl" in one.tag else LRI, PDI)
        for one in _isolates_of(text)
        if "dir" in one.tag or _is_glued(text, one.span)
    ]
    return enclosed(text, around, str)


def isolated_line(text: str) -> str:
    """Isolate what may be shown in a line that runs from left to right, as in feed readers.

    The whole is isolated too, unless it has no run that could lose its place.
    """
    plain = isolated_plain(text)
    return plain if plain == text else f"{RLI}{plain}{PDI}"


def isolated_for_scripts(text: str) -> str:
    """Put every run between the same controls, of which ``theme/search.js`` makes elements."""
    return "".join(f"{LRI}{piece}{PDI}" if run else piece for piece, run in pieces(text))


def pieces(text: str) -> Iterator[tuple[str, Isolate | None]]:
    """Part ``text`` into what is isolated as a whole and what stands between.

    >>> [piece for piece, _ in pieces("با iPhone 15 و ۳٫۵٪")]
    ['با ', 'iPhone 15', ' و ', '۳٫۵', '٪']
    """
    position = 0
    for isolate in _isolates_of(text):
        start, end = isolate.span.start, isolate.span.end
        if start >= position:  # all others stand inside the one before
            yield text[position:start], None
            yield text[start:end], isolate
            position = end
    yield text[position:], None


def _isolates_of(text: str) -> tuple[Isolate, ...]:
    """Find everything to isolate in a short text; a foreign one is isolated as a whole too."""
    if not _ANYTHING.search(text):
        return ()
    foreign = foreign_runs(text)
    found = isolates(text, foreign)
    whole = Span(0, len(text))
    if foreign and is_foreign(text) and found[0].span != whole:
        return (Isolate(whole, LEFT_TO_RIGHT), *found)
    return found


def _is_glued(text: str, run: Span) -> bool:
    return not _GLUED.isdisjoint((text[run.start - 1 : run.start], text[run.end : run.end + 1]))
