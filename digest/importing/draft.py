"""A proposed article and its file: front matter with a comment wherever something was guessed."""

from __future__ import annotations

import re

from msgspec import Struct

from digest.reading.nodes import quoted

PLAIN = re.compile(r"[^\s'\"&*!|>%@`#\[\]{},?:-][^\n]*")


class Field(Struct, frozen=True):
    """One key of the front matter; ``note`` says where its value is from.

    ``doubtful`` marks a value that was guessed, or is missing, for a person's eye.
    """

    key: str
    value: str | tuple[tuple[str, str], ...]
    note: str = ""
    doubtful: bool = False


class Draft(Struct, frozen=True):
    """An article as it is proposed, with what was done to it and what to look at.

    ``report`` tells changes, ``questions`` what needs a person's eye; ``name``
    is the file's name without ending, ``origin`` the file it came from.
    """

    origin: str
    name: str
    fields: tuple[Field, ...]
    body: str
    report: tuple[str, ...]
    questions: tuple[str, ...]


def scalar(text: str) -> str:
    """Write ``text`` as a YAML scalar, in quotes where YAML would misread it.

    >>> scalar("مدیرکل: آماده‌ایم"), scalar("آماده‌ایم")
    ("'مدیرکل: آماده\u200cایم'", 'آماده\u200cایم')
    """
    plain = PLAIN.fullmatch(text) and ": " not in text and " #" not in text
    if not text or (plain and not text.endswith((":", " "))):
        return text
    return quoted(text)


def write_draft(draft: Draft) -> str:
    """Return the text of the article's file."""
    lines = ["---"]
    for field in draft.fields:
        lines += _field_lines(field)
    return "\n".join([*lines, "---", "", draft.body, ""])


def _field_lines(field: Field) -> list[str]:
    lines = [f"# {note}" for note in field.note.split("\n") if note]
    if isinstance(field.value, str):
        return [*lines, f"{field.key}: {scalar(field.value)}".rstrip()]
    nested = [f"  {key}: {scalar(value)}" for key, value in field.value if value]
    return [*lines, f"{field.key}:", *nested]
