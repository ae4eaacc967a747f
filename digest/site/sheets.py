"""Long lists cut into sheets that stay as they are when news comes in.

Sheets are counted from the oldest, so an address goes on holding what it held,
and a new article changes one sheet instead of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

Item = TypeVar("Item")


class Sheet(Struct, Generic[Item], frozen=True):
    """A part of a list. ``number`` counts from 1, the oldest; the newest sheet has 0."""

    number: int
    items: tuple[Item, ...]


def cut_into_sheets(items: Sequence[Item], size: int) -> tuple[Sheet[Item], ...]:
    """Cut ``items``, the newest first, into sheets of ``size``, the newest first.

    The newest sheet is always there; it grows to almost twice the size before
    its older half gets a sheet of its own.

    >>> [(sheet.number, sheet.items) for sheet in cut_into_sheets("edcba", 2)]
    [(0, ('e', 'd', 'c')), (1, ('b', 'a'))]
    """
    older = max(0, len(items) // size - 1)
    newest = len(items) - older * size
    starts = range(newest, len(items), size)
    return (
        Sheet(0, tuple(items[:newest])),
        *(
            Sheet(older - place, tuple(items[start : start + size]))
            for place, start in enumerate(starts)
        ),
    )
