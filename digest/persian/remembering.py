"""Answers about words, remembered: the words of news are few, and come again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

LONGEST = 40
"""Letters of a word that may come again; a longer one is asked about each time."""

MOST = 20_000
"""Words to remember, about as many as a year of news has; then all are forgotten."""


def for_short_words(function: Callable[[str], T]) -> Callable[[str], T]:
    """Remember what ``function``, which looks at a word alone, said of short words.

    >>> for_short_words(len)("کتاب")
    4
    """
    return _Remembered(function).__getitem__


class _Remembered(dict[str, T]):
    """What was said of words: to look a known one up runs no line of Python.

    ``lru_cache`` takes three times as long for that, since it keeps an order.
    """

    def __init__(self, function: Callable[[str], T]) -> None:
        self._function = function

    def __missing__(self, word: str) -> T:
        said = self._function(word)
        if len(word) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[word] = said
        return said
