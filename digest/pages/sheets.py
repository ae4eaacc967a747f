"""The way from one sheet of a list to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from digest.pages.page import sheet_path
from digest.persian.numerals import to_persian_digits
from digest.site import cut_into_sheets

Item = TypeVar("Item")


class Pager(Struct, frozen=True):
    """The path of a sheet and of its neighbours, empty where there is none."""

    path: str
    newer: str = ""
    older: str = ""
    number: int = 0

    def named(self, title: str) -> str:
        """Name a sheet: «تعاون، برگ ۳»; the newest has the name of the list itself."""
        return to_persian_digits(f"{title}، برگ {self.number}") if self.number else title


def paged(path: str, items: Sequence[Item], size: int) -> Iterator[tuple[Pager, tuple[Item, ...]]]:
    """Cut the list at ``path`` into sheets, each with its way to the others."""
    sheets = cut_into_sheets(items, size)
    paths = ["", *(sheet_path(path, sheet.number) for sheet in sheets), ""]
    for place, sheet in enumerate(sheets):
        yield Pager(paths[place + 1], paths[place], paths[place + 2], sheet.number), sheet.items
