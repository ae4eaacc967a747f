"""An editor's answers written into the front matter of an article's file.

Only lines of ``observations`` are added or changed; every other character of
the file stays, its line ends and its byte order mark too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from digest.reading.document import DocumentError, split_document
from digest.reading.nodes import Mapping as Node
from digest.reading.nodes import NodeError
from digest.reading.yaml_nodes import parse_nodes

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_KEY = "observations"


class AnswerError(Exception):
    """A front matter that can't be added to; its text tells the editor why, in Persian."""


class Answer(Struct, frozen=True):
    """The editor's word on one figure: the words that name it, and the keys to set.

    ``line`` is the line of the note that is there already, or 0.
    """

    text: str
    settings: Mapping[str, str]
    line: int = 0


def write_answers(source: str, answers: Sequence[Answer]) -> str:
    r"""Return ``source`` with the answers in its front matter; raises AnswerError.

    >>> answer = Answer("۵ نفر", {"checked": "true"})
    >>> print(write_answers("---\ntitle: الف\n---\n۵ نفر", [answer]))
    ---
    title: الف
    observations:
      - text: "۵ نفر"
        checked: true
    ---
    ۵ نفر
    """
    lines = _LINE.findall(source)
    # From the end of the file to its beginning, so that line numbers stay right.
    for answer in sorted((a for a in answers if a.line), key=lambda a: -a.line):
        lines = _amended(lines, answer)
    lines = _appended(lines, [answer for answer in answers if not answer.line])
    written = "".join(lines)
    _check(source, written)
    return written


def _amended(lines: list[str], answer: Answer) -> list[str]:
    """Set keys of the note that begins on ``answer.line``."""
    at = answer.line - 1
    opened = re.match(r"(\s*)-(\s+)(?=\S+:)", lines[at]) if at < len(lines) else None
    if opened is None:
        raise AnswerError(_flow(answer.line))
    indent = opened[1] + " " + opened[2]
    last = _block_end(lines, at + 1, len(indent))
    kept = [lines[at], *lines[at + 1 : last]]
    for key, value in answer.settings.items():
        kept = _set(kept, f"{indent}{key}: {_scalar(value)}", key)
    return [*lines[:at], *kept, *lines[last:]]


def _set(block: list[str], line: str, key: str) -> list[str]:
    """Replace the line of ``key`` in a note, or add it after the note's last line."""
    ending = _line_end(block[0])
    for at, old in enumerate(block):
        if found := re.match(rf"(\s*(?:-\s+)?){re.escape(key)}\s*:", old):
            return [*block[:at], found[1] + line.lstrip() + ending, *block[at + 1 :]]
    return [*block, line + ending]


def _appended(lines: list[str], answers: Sequence[Answer]) -> list[str]:
    """Add notes after the last one, or a list of notes at the end of the front matter."""
    if not answers:
        return lines
    ending = _line_end(lines[0]) if lines else "\n"
    at, indent = _place(lines)
    added = [] if _key_line(lines) is not None else [f"{_KEY}:{ending}"]
    for answer in answers:
        added.append(f"{indent}- text: {_scalar(answer.text)}{ending}")
        added += [f"{indent}  {k}: {_scalar(v)}{ending}" for k, v in answer.settings.items()]
    return [*lines[:at], *added, *lines[at:]]


def _place(lines: list[str]) -> tuple[int, str]:
    """Find where new notes go, and how far they are indented."""
    key = _key_line(lines)
    if key is None:
        return _fences(lines)[1], "  "
    if lines[key].split("#")[0].partition(":")[2].strip():
        raise AnswerError(_flow(key + 1))
    first = lines[key + 1] if key + 1 < len(lines) else ""
    found = re.match(r"(\s*)- ", first)
    indent = found[1] if found else "  "
    return _block_end(lines, key + 1, len(indent) if found else 1), indent


def _block_end(lines: list[str], at: int, indent: int) -> int:
    """Find the line after a block: the first one that is less indented, or no list item."""
    last = at
    for row in range(at, _fences(lines)[1]):
        line = lines[row]
        blank = not line.strip() or line.lstrip().startswith("#")
        depth = len(line) - len(line.lstrip())
        if not blank and (depth < indent or (depth == 0 and not line.startswith("-"))):
            break
        if not blank:
            last = row + 1
    return last


def _key_line(lines: list[str]) -> int | None:
    start, end = _fences(lines)
    rows = range(start + 1, end)
    return next((row for row in rows if re.match(rf"{_KEY}\s*:", lines[row])), None)


def _fences(lines: list[str]) -> tuple[int, int]:
    plain = [line.lstrip("\ufeff").rstrip() for line in lines]
    rows = [row for row, line in enumerate(plain) if line in {"---", "..."}]
    if len(rows) < 2:
        raise AnswerError("سرصفحه‌ای میان دو سطر --- پیدا نشد")
    return rows[0], rows[1]


def _scalar(value: str) -> str:
    """Write a text between quotes, and yes or no without them."""
    return value if value in {"true", "false"} else json.dumps(value, ensure_ascii=False)


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :] or "\n"


def _flow(line: int) -> str:
    return f"سطر {line}: observations در یک سطر نوشته شده است؛ آن را سطربه‌سطر با - بنویسید"


def _check(old: str, new: str) -> None:
    """Make sure that nothing but the notes has changed."""
    before, after = _parts(old), _parts(new)
    if before != after:
        raise AnswerError("پاسخ‌ها بی‌دست‌بردن در جای دیگر سرصفحه نوشته نمی‌شوند")


def _parts(source: str) -> tuple[object, ...]:
    plain = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        document = split_document(plain)
        front = parse_nodes(document.front_matter)
    except (DocumentError, NodeError) as error:
        raise AnswerError(error.message) from None
    others = [(key.text, _plain(node)) for key, node in front.entries if key.text != _KEY]
    return others, document.body


def _plain(node: object) -> object:
    """Forget the lines of a node."""
    if isinstance(node, Node):
        return [(key.text, _plain(value)) for key, value in node.entries]
    items = getattr(node, "items", None)
    return [_plain(item) for item in items] if items is not None else getattr(node, "text", "")
