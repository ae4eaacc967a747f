"""The fonts that are drawn with, and which letters they have."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

from msgspec import Struct

LIBRARY = "uharfbuzz"
STAR = "\ue000"
"""An eight-pointed star around the origin, an em across; in the bold font."""

_FONTS = Path(__file__).parent / "fonts"
_JOINERS = "\u200c\u200d"
_STRAY_JOINERS = re.compile(rf"(?<!\S)[{_JOINERS}]+|[{_JOINERS}]+(?!\S)")


class Weight(StrEnum):
    """How heavy letters are: each is a file among the fonts."""

    MEDIUM = "medium"
    BOLD = "bold"


class Run(Struct, frozen=True):
    """A stretch of text that reads in one direction, to the left unless said otherwise."""

    text: str
    leftward: bool = True


def is_installed() -> bool:
    """Tell, without importing it, whether the library that joins letters is there."""
    return find_spec(LIBRARY) is not None


@cache
def load_font(weight: Weight) -> Any:
    """Load a font, ready for shaping and drawing."""
    import uharfbuzz  # noqa: PLC0415 - heavy, and may be missing

    content = (_FONTS / f"{weight}.ttf").read_bytes()
    return uharfbuzz.Font(uharfbuzz.Face(content))


@cache
def _letters() -> frozenset[int]:
    return frozenset(load_font(Weight.BOLD).face.unicodes) - {ord(STAR)}


def drawable(text: str) -> str:
    r"""Keep what the fonts can draw, so that nothing becomes an empty box.

    Signs that have a plainer form take it; emoji, controls and scripts that
    the fonts do not know go, and so do the spaces around them.

    >>> drawable("رشد\u202b 🚀 ﻻزم\u200cبود １２")
    'رشد لازم\u200cبود 12'
    """
    kept = "".join(map(_known, normalize("NFC", text)))
    return " ".join(_STRAY_JOINERS.sub("", kept).split())


def _known(letter: str) -> str:
    if letter.isspace():
        return " "
    if letter in _JOINERS:
        return letter
    known = _letters()
    plain = letter if ord(letter) in known else normalize("NFKC", letter)
    return "".join(one for one in plain if ord(one) in known and category(one) != "Cf")
