"""The word lists of ``data/``, read once and turned into tables for looking up.

Keys are canonical: folded, without half-spaces. What the words mean to the
grammar is said in the modules that use them.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from digest.persian.characters import ZWNJ
from digest.quantities.shadow import cast_shadow

_DATA = Path(__file__).parent / "data"


class Unit(Struct, frozen=True):
    """A unit as the data files name it."""

    id: str
    kind: str
    words: tuple[str, ...]


def canonical(word: str) -> str:
    """Return ``word`` as it is looked up: folded and without half-spaces."""
    return cast_shadow(word).text.replace(ZWNJ, "")


@cache
def read_table(name: str) -> dict[str, Any]:
    """Return the TOML file ``data/<name>.toml``."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of ``data/<name>.txt``, one a line, ``#`` opening a comment."""
    lines = canonical((_DATA / f"{name}.txt").read_text(encoding="utf-8")).splitlines()
    words = (line.partition("#")[0].strip() for line in lines)
    return frozenset(word for word in words if word)


@cache
def word_set(table: str, key: str) -> frozenset[str]:
    """Return a list of words of a TOML file as a set.

    >>> "سهشنبه" in word_set("calendars", "weekdays.names")
    True
    """
    node: Any = read_table(table)
    for part in key.split("."):
        node = node[part]
    return frozenset(canonical(word) for word in node)


@cache
def mapping(table: str, key: str) -> dict[str, Any]:
    """Return one table of a TOML file with its keys made canonical."""
    return {canonical(word): value for word, value in read_table(table)[key].items()}


@cache
def cardinals() -> dict[str, int]:
    """Return the number words below a thousand."""
    return mapping("numbers", "cardinals")


@cache
def magnitudes() -> dict[str, int]:
    """Return the powers of ten that multiply what stands before them."""
    return mapping("numbers", "magnitudes")


@cache
def ordinals() -> dict[str, int]:
    """Return every single-word ordinal, with and without «ین».

    >>> ordinals()["پنجم"], ordinals()["هزارمین"]
    (5, 1000)
    """
    regular = {
        word + ending: value
        for word, value in {**cardinals(), **magnitudes()}.items()
        if word not in {"همت", "سه", "سی", "صفر", "یک"}
        for ending in ("م", "مین", "امین", "ام")
    }
    return {**regular, **mapping("numbers", "ordinals")}


@cache
def portions() -> dict[str, Decimal]:
    """Return the words that are a share by themselves: «نیمی», «ثلث»."""
    table = mapping("numbers", "portions")
    return {word: Decimal(over) / Decimal(under) for word, (over, under) in table.items()}


@cache
def units() -> dict[str, tuple[Unit, ...]]:
    """Return the units by their first word, longest form first."""
    found: dict[str, list[Unit]] = {}
    for entry in read_table("units")["unit"]:
        for form in entry["forms"]:
            for words in _spellings(form):
                unit = Unit(entry["id"], entry["kind"], words)
                found.setdefault(words[0], []).append(unit)
    return {
        word: tuple(sorted(forms, key=lambda unit: -len(unit.words)))
        for word, forms in found.items()
    }


def _spellings(form: str) -> list[tuple[str, ...]]:
    """Return a form as it stands and with its half of words written together."""
    words = tuple(canonical(word) for word in form.split())
    joined = ["".join(words)] if len(words) > 1 else []
    first_pair = [("".join(words[:2]), *words[2:])] if len(words) > 2 else []
    last_pair = [(*words[:-2], "".join(words[-2:]))] if len(words) > 2 else []
    return [words, *([tuple(joined)] if joined else []), *first_pair, *last_pair]
