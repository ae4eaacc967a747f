"""Front matter as a small tree of texts that remember their lines."""

from __future__ import annotations

from msgspec import Struct

from digest.reading.reading_error import ReadingError


class Scalar(Struct, frozen=True):
    """One text, with the line it begins on."""

    text: str
    line: int


class Sequence(Struct, frozen=True):
    """A list, with the line it begins on."""

    items: tuple[Node, ...]
    line: int


class Mapping(Struct, frozen=True):
    """Keys and their values in the order of the file."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int


Node = Scalar | Sequence | Mapping


def quoted(text: str) -> str:
    """Write a text as YAML has it in single quotes.

    >>> print(quoted("it's"))
    'it''s'
    """
    return "'" + text.replace("'", "''") + "'"


class NodeError(ReadingError):
    """Front matter that can't be read."""

    def __init__(self, line: int, message: str, hint: str = "") -> None:
        super().__init__(line, "bad-yaml", message, hint)
