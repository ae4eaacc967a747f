"""Names for paths and anchors: readable Persian that every file system takes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from digest.persian.characters import persian_letters
from digest.persian.numerals import to_ascii_digits

LONGEST = 80
"""Letters of a slug: a Persian letter is two bytes, a file name 255 of them with its ending."""

_NOT_KEPT = re.compile(r"[^0-9a-z\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06fa-\u06fc]+")
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:-.*)?")


@lru_cache(1024)
def slugify(text: str) -> str:
    """Make a slug of ``text``: letters and ASCII digits, a hyphen for anything between.

    Empty when ``text`` has no letter or digit. Names that Windows keeps for
    devices get a hyphen's distance.

    >>> slugify("توسعهٔ تعاونی‌ها در ۱۴۰۳!")
    'توسعه-تعاونی-ها-در-1403'
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", to_ascii_digits(text)).lower())
    words = _NOT_KEPT.sub("-", persian_letters(plain)).strip("-")
    slug = _cut_at_word(words)
    return f"x-{slug}" if _DEVICES.fullmatch(slug) else slug


def is_slug(text: str) -> bool:
    """Tell whether ``text`` could be the result of :func:`slugify`."""
    return bool(text) and slugify(text) == text


def _cut_at_word(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    cut = words[: LONGEST + 1].rpartition("-")[0]
    return cut or words[:LONGEST]
