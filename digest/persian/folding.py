"""Words as search compares them: letters, digits, half-spaces and light endings aside.

``data/folding.toml`` says what is the same; ``theme/folding.js`` does the same
in the browser, held to it by the cases both are tested with. What comes out is
a key, never shown.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from msgspec import Struct

from digest.persian.characters import ZWNJ
from digest.persian.remembering import for_short_words


class Folded(Struct, frozen=True):
    """A word as search compares it: what it is searched for by, and what it is found by too.

    A compound is searched for part by part and found in one as well; a figure
    with a slash is one term and found by its parts too.
    """

    terms: tuple[str, ...]
    also: tuple[str, ...] = ()


@cache
def folding_table() -> dict[str, Any]:
    """Return ``data/folding.toml``, for the browser too."""
    source = resources.files(__package__).joinpath("data", "folding.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def fold_words(text: str) -> tuple[str, ...]:
    """Give the words of ``text`` as they are searched for, in order: what the browser has to do.

    >>> fold_words("كتاب‌هاي ۲٬۲۴۰ نفر") == fold_words("کتاب ها 2240 نفر")
    True
    """
    return tuple(term for token in _tokens(text) for term in fold_word(token).terms)


def count_terms(text: str) -> Mapping[str, int]:
    """Count everything that ``text`` is found by.

    >>> dict(count_terms("بهره‌برداری از بهره"))
    {'بهره': 2, 'بردار': 1, 'بهرهبردار': 1, 'از': 1}
    """
    words, found_by = Counter(text.replace("\n", " ").split(" ")), _found_by
    # A careful text has lost no half-space, and each of its words tells that by itself.
    if any(map(_may_join, words)):
        words, found_by = Counter(_joined(text).split(" ")), _keys
    counts: dict[str, int] = {}
    for word, count in words.items():
        for term in found_by(word):
            counts[term] = counts.get(term, 0) + count
    return counts


# What parts words, once letters are alike. JavaScript's \p{L} is [^\W\d_] here.
_WORD = re.compile(rf"[^\W\d_]+(?:{ZWNJ}+[^\W\d_]+)*|[0-9]+(?:[,./:][0-9]+)*")
_THOUSANDS = re.compile(r",(?=[0-9]{3}(?![0-9]))")
_SIGN = re.compile("[,./:]")


def _tokens(text: str) -> list[str]:
    return _WORD.findall(_joined(text))


def _joined(text: str) -> str:
    """Write letters that are alike as one, and a half-space where it was lost."""
    return _table().joint.sub(ZWNJ, f"\n{' '.join(map(_plain_word, text.split(' ')))}")


@for_short_words
def _plain_word(word: str) -> str:
    """Write letters that are alike as one; none of this looks past a space."""
    return unicodedata.normalize("NFKD", word).lower().translate(_table().letters)


@for_short_words
def _may_join(word: str) -> bool:
    """Tell whether a half-space may be lost beside a word, whatever its neighbours are."""
    return _table().joint.search(f"ا {_plain_word(word)} ا") is not None


@for_short_words
def _found_by(word: str) -> tuple[str, ...]:
    """Give everything that what stands between two spaces is found by, as often as it is."""
    return _keys(_plain_word(word))


@for_short_words
def _keys(word: str) -> tuple[str, ...]:
    """Give what a word is found by whose letters are alike already."""
    folded = map(fold_word, _WORD.findall(word))
    return tuple(term for one in folded for term in one.terms + one.also)


@for_short_words
def fold_word(token: str) -> Folded:
    """Fold one word whose letters are alike already, or one figure."""
    if token[0].isdigit():
        return _fold_figure(token)
    parts = _parts(token)
    terms = tuple(term for term in map(_stem, parts) if len(term) > 1)
    whole = _stem("".join(parts))
    return Folded(terms, (whole,) if len(parts) > 1 else ())


def _fold_figure(token: str) -> Folded:
    plain = _THOUSANDS.sub("", token)
    parts = tuple(_SIGN.split(plain))
    if len(parts) != 2 or ":" in plain:
        return Folded(parts)
    decimal = (".".join(parts),)
    return Folded(decimal, parts if "/" in plain else ())


def _parts(token: str) -> list[str]:
    """Part a word at its half-spaces: a prefix joins on, endings fall or join on."""
    table = _table()
    parts = [part for part in token.split(ZWNJ) if part]
    if len(parts) > 1 and parts[0] in table.prefixes:
        parts[:2] = ["".join(parts[:2])]
    while len(parts) > 1 and parts[-1] in table.apart:
        ending = parts.pop()
        if len(parts[-1]) < table.apart[ending]:
            parts[-1] += ending
            break
    return parts


def _stem(word: str) -> str:
    """Take endings off until none is left, and choose one of two spellings."""
    table = _table()
    while found := table.glued(word):
        word = word.removesuffix(found)
    return table.spellings.get(word, word)


class _Table(Struct, frozen=True):
    """``data/folding.toml``, made ready."""

    letters: dict[int, str | None]
    prefixes: frozenset[str]
    endings: tuple[tuple[str, int], ...]
    apart: Mapping[str, int]
    spellings: Mapping[str, str]
    joint: re.Pattern[str]

    def glued(self, word: str) -> str:
        """Find the longest ending that ``word`` can do without."""
        for ending, least in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                return ending
        return ""


@cache
def _table() -> _Table:
    given = folding_table()
    letters = {ord(one): key for key, alike in given["letters"].items() for one in alike}
    dropped = re.findall(f"[{given['dropped']}]", "".join(map(chr, range(0x10000))))
    endings = sorted(given["endings"].items(), key=lambda item: -len(item[0]))
    spaced = [ending for ending, (_, _, spaced) in endings if spaced]
    return _Table(
        letters=letters | dict.fromkeys(map(ord, dropped)),
        prefixes=frozenset(given["prefixes"]),
        endings=tuple((ending, glued) for ending, (glued, _, _) in endings if glued),
        apart={ending: apart for ending, (_, apart, _) in endings if apart},
        spellings=given["spellings"],
        joint=_joint(given["prefixes"], spaced),
    )


def _joint(prefixes: Iterable[str], endings: Iterable[str]) -> re.Pattern[str]:
    """Match a space that should be a half-space: after a prefix, or between a word and an ending.

    The space comes first in the pattern, since a regex looks for a letter fast.
    """
    after = "|".join(rf"(?<=[\W_]{prefix} )(?<!{ZWNJ}{prefix} )" for prefix in prefixes)
    before = rf"(?<=[^\W\d_] )(?=(?:{'|'.join(endings)})(?![^\W_]))"
    return re.compile(rf" (?:{before}|(?:{after})(?=[^\W\d_]))")
