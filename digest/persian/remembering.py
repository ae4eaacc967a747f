"""Answers about words, remembered: the words of news are few, and come again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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


def for_each_word(function: Callable[[str], T]) -> Callable[[Sequence[str]], Iterable[T]]:
    """Ask ``function`` about each of many words, and remember what it said of short ones.

    >>> list(for_each_word(len)(["یک", "سه"]))
    [2, 2]
    """
    known = lru_cache(MOST)(function)

    def of_each(words: Sequence[str]) -> Iterable[T]:
        # Nearly always all are short; to ask that once is cheaper than to ask it of each.
        if max(map(len, words), default=0) <= LONGEST:
            return map(known, words)
        return [known(word) if len(word) <= LONGEST else function(word) for word in words]

    return of_each
