"""The words that times are told in: months, seasons, shares of a year, years."""

from __future__ import annotations

from functools import cache

from digest.observations.words import fold_letters, table
from digest.persian.calendar import MONTHS

Months = tuple[int, int]
"""The first and the last month of a part of a year."""


def edge_of(text: str) -> str:
    """Return ``first`` for «ابتدای» and its like, ``last`` for «پایان», else nothing."""
    return edges().get(text, "")


@cache
def edges() -> dict[str, str]:
    """Return the words for the ends of a time, each with ``first`` or ``last``."""
    listed = table("periods")["edges"].items()
    return {fold_letters(word): name for name, words in listed for word in words}


@cache
def opening_words() -> frozenset[str]:
    """Return the words that a point or a stretch of time may open with, figures aside."""
    named = {form for month in months() for form in (month, month + "ماه")}
    steps = {words.split()[0] for words in year_steps()}
    heads = {"سال", "سالهای", "نیمه", "نیم", "فصل", *units()}
    return frozenset({*named, *steps, *heads, *edges(), *seasons(), *numbers()})


def number_of(text: str) -> int:
    """Return a whole number written in digits or as one word; 0 when it is none."""
    if text.isascii() and text.isdigit():
        return int(text[:9])
    return numbers().get(text, 0)


def numbers() -> dict[str, int]:
    """Return the small numbers that are one word."""
    return _folded("numbers")


@cache
def units() -> dict[str, str]:
    """Return the words for lengths of time, each with ``year``, ``month``, ``week`` or ``day``."""
    return dict(table("periods")["units"])


def ordinal(text: str) -> int:
    """Return 2 for «دوم»; 0 for what is no ordinal."""
    return _folded("ordinals").get(text, 0)


@cache
def _folded(name: str) -> dict[str, int]:
    return {fold_letters(word): number for word, number in table("periods")[name].items()}


def year_steps() -> dict[str, int]:
    """Return the words that count years from the article's own: «پارسال» is -1."""
    return _folded("years")


@cache
def year_words() -> frozenset[str]:
    """Return those of them that are one word."""
    return frozenset(word for word in year_steps() if " " not in word)


@cache
def seasons() -> dict[str, Months]:
    """Return the seasons with their months."""
    return {fold_letters(s): (low, high) for s, (low, high) in table("periods")["seasons"].items()}


@cache
def months() -> dict[str, int]:
    """Return the months with their numbers."""
    return {fold_letters(name): number for number, name in enumerate(MONTHS, 1)} | {"امرداد": 5}


@cache
def part_words() -> frozenset[str]:
    """Return the words that a part of a year ends in, without the «ماه» of «مهرماه»."""
    return frozenset({*months(), *seasons(), "ماه", "ماهه"})


@cache
def mottos() -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return the mottos of years as words, the longest first."""
    found = (
        (tuple(fold_letters(motto).replace("\u200c", " ").split()), year)
        for motto, year in table("periods")["mottos"].items()
    )
    return tuple(sorted(found, key=lambda item: -len(item[0])))
