"""Answers about words, remembered: the words of news are few, and come again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

LONGEST = 40
"""Letters of a word that may come again; a longer one is asked about each time."""

MOST = 20_000
"""Words to remember, about as many as a year of news has."""


def for_short_words(function: Callable[[str], T]) -> Callable[[str], T]:
    """Remember what ``function``, which looks at a word alone, said of short words."""
    known = lru_cache(MOST)(function)
    return lambda word: known(word) if len(word) <= LONGEST else function(word)
