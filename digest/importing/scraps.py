"""What is taken out of a file before it is read: a text with what its frame said of it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from msgspec import Struct


class Scrap(Struct, frozen=True):
    """One story as it came; empty strings mean that the frame was silent.

    ``title``, ``date``, ``source``, ``author``, ``url`` and ``summary`` come
    from metadata, not from the text; ``lines`` is the text with its line breaks.
    """

    lines: tuple[str, ...]
    title: str = ""
    date: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    summary: str = ""


class ScrapError(Exception):
    """A file that can't be imported; its text tells the editor why and what to do."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


@cache
def read_data(name: str) -> str:
    """Return the text of a file beside this module, in ``data/``."""
    return files("digest.importing").joinpath("data", name).read_text(encoding="utf-8")
