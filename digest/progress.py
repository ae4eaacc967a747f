"""How a person who waits is told of work: how far it is, and how much was done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

Progress = Callable[[Sequence[Any], str], Iterable[Any]]
"""Hands on the things one by one, and may show the label and the count as it does."""


def silently(items: Sequence[Any], label: str) -> Iterable[Any]:
    """Hand on the things and show nothing."""
    del label
    return items


def counted(number: int, noun: str) -> str:
    """Write a count with its noun.

    >>> counted(1, "article"), counted(5, "article")
    ('1 article', '5 articles')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
