"""The word list of the spacing repair: which words there are and how dear each is.

It reads the data files beside it, once, and answers look-ups by a word's bare
letters. It knows nothing of sentences; splitting and joining are elsewhere.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct

from digest.persian.characters import ZWNJ

NONJOINING = frozenset("اآأإدذرزژوؤءة")

STYLE_COST = 11.0
PHRASE_COST = 10.0
ELEMENT_COST = 7.0
JOINED_ELEMENT_COST = 9.0
FIRST_ELEMENT_COST = 8.0


class Ending(Struct, frozen=True):
    """An ending with its spelling: ``joint`` holds ``_`` for the word before it."""

    joint: str
    after: str
    cost: float


class Element(Struct, frozen=True):
    """A part of compounds, spelled with its joint, and whether a space there is a slip."""

    spelling: str
    cost: float
    joins: bool


class Lexicon(Struct, frozen=True):
    """Costs (negative logarithms of frequency) and spellings of words by their bare letters.

    A word without half-spaces is not in ``spellings``. ``classes`` tells ``n``
    nouns and other words, ``a`` adjectives, ``p`` participles, ``v`` other verb
    forms, ``f`` function words, ``w`` compounds often written apart, ``b``
    parts of compounds, ``s`` house style and ``x`` phrases of several words.
    ``ending_letters`` are the last letters of ``endings``, for a quick no;
    ``heads`` are the words that compounds begin with, ``lists`` the closed
    lists of small words by their names.
    """

    costs: Mapping[str, float]
    spellings: Mapping[str, str]
    classes: Mapping[str, str]
    endings: Mapping[str, tuple[Ending, ...]]
    ending_letters: frozenset[str]
    seconds: Mapping[str, Element]
    firsts: Mapping[str, Element]
    heads: frozenset[str]
    lists: Mapping[str, frozenset[str]]


def bare(word: str) -> str:
    """Return the letters of ``word`` without spaces and half-spaces."""
    return word.replace(ZWNJ, "").replace(" ", "")


def _read(name: str) -> str:
    return files(__package__).joinpath("data", name).read_text(encoding="utf-8")


def _lines(name: str) -> list[str]:
    return [line for line in _read(name).split("\n") if line and line[0] != "#"]


def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in tomllib.loads(_read("lists.toml")).items()}


def _endings() -> dict[str, tuple[Ending, ...]]:
    table: dict[str, tuple[Ending, ...]] = {}
    for line in _lines("endings.tsv"):
        ending, joint, after, cost = line.split("\t")
        entry = Ending(joint.replace("-", ZWNJ), after, float(cost))
        table[ending] = (*table.get(ending, ()), entry)
    return table


def _with_plurals(part: str) -> Iterator[tuple[str, float]]:
    gap = "" if part[-1] in NONJOINING else ZWNJ
    yield part, 0.0
    for ending in ("ها", "های", "هایی", "هایش", "هایشان"):
        yield part + gap + ending, 2.5


def _with_suffixes(part: str) -> Iterator[tuple[str, float]]:
    if part[-1] == "ه":
        for ending in ("ای", "اند", "ام", "ایم"):
            yield part + ZWNJ + ending, 2.5
    elif part[-1] in "او":
        yield part + "ی", 2.0
        yield part + "یی", 3.0
    elif part[-1] == "ی":
        yield part + ZWNJ + "ای", 5.0
    else:
        yield part + "ی", 2.0
        yield part + "ان", 3.0


def _second_elements() -> dict[str, Element]:
    table: dict[str, Element] = {}
    for part, torn, kind in _element_lines("second"):
        gap = "" if torn == "joined" else ZWNJ
        price = ELEMENT_COST if gap else JOINED_ELEMENT_COST
        forms = list(_with_plurals(part))
        if kind != "participle":
            forms += _with_suffixes(part)
        for spelling, cost in forms:
            table.setdefault(bare(spelling), Element(gap + spelling, price + cost, torn == "joins"))
    return table


def _first_elements() -> dict[str, Element]:
    table: dict[str, Element] = {}
    for part, torn, _ in _element_lines("first"):
        gap = "" if torn == "joined" or part[-1] in NONJOINING else ZWNJ
        table[part] = Element(part + gap, FIRST_ELEMENT_COST, torn == "joins")
    return table


def _element_lines(side: str) -> Iterator[tuple[str, str, str]]:
    for line in _lines("elements.tsv"):
        part, where, torn, kind = (*line.split("\t"), "")[:4]
        if where == side:
            yield part, torn, kind


class _Words(Struct):
    """The word table while it is being read."""

    costs: dict[str, float]
    spellings: dict[str, str]
    classes: dict[str, str]


def _read_words() -> _Words:
    words = _Words({}, {}, {})
    for line in _lines("lexicon.txt"):
        kind, cost, listed = line.split("\t")
        letters = listed.replace(ZWNJ, "").split(" ")
        words.costs.update(dict.fromkeys(letters, float(cost)))
        words.classes.update(dict.fromkeys(letters, kind))
        # A line holds either words with half-spaces or words without.
        if ZWNJ in listed:
            words.spellings.update(zip(letters, listed.split(" "), strict=True))
    return words


def _overrule(words: _Words, name: str, kind: str, cost: float) -> None:
    """Let the spellings of the file ``name`` win over those of the word table."""
    for word in _lines(name):
        letters = bare(word)
        words.costs[letters] = min(cost, words.costs.get(letters, cost))
        words.spellings[letters] = word
        words.classes[letters] = kind


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon that comes with the program, read on the first call."""
    words = _read_words()
    _overrule(words, "style.txt", "s", STYLE_COST)
    _overrule(words, "phrases.txt", "x", PHRASE_COST)
    words.classes.update(
        (part, "b") for part, _, kind in _element_lines("second") if kind == "bound"
    )
    endings = _endings()
    return Lexicon(
        costs=words.costs,
        spellings=words.spellings,
        classes=words.classes,
        endings=endings,
        ending_letters=frozenset(ending[-1] for ending in endings),
        seconds=_second_elements(),
        firsts=_first_elements(),
        heads=frozenset([spelling.split(ZWNJ, 1)[0] for spelling in words.spellings.values()]),
        lists=_lists(),
    )
