"""YAML to nodes.

Every scalar stays the text an editor wrote: ``1403-02-31`` is no Gregorian
date, ``12:30`` no number of minutes, «نه» no boolean. Anchors, tags, deep
nesting and repeated keys are refused, so that no front matter can grow in
memory or mean something its editor does not see.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from digest.persian.numerals import to_persian_digits
from digest.reading.nodes import Mapping, Node, NodeError, Scalar, Sequence, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MOST_EVENTS = 2000
DEEPEST = 4


def parse_nodes(source: str, first_line: int = 1) -> Mapping:
    """Parse YAML ``source``, whose first line is ``first_line`` of its file.

    Raises NodeError on the first fault, with its line.
    """
    try:
        events = _events(source, first_line)
        next(events)
        next(events)
        top = next(events)
        if isinstance(top, yaml.DocumentEndEvent | yaml.StreamEndEvent) or _is_empty(top):
            return Mapping((), first_line)
        node = _node(top, events, first_line, 1)
        _expect_end(next(events), first_line)
    except StopIteration:
        return Mapping((), first_line)
    except yaml.YAMLError as error:
        raise _explained(error, source, first_line) from None
    if not isinstance(node, Mapping):
        raise NodeError(node.line, "سرصفحه باید از سطرهای «کلید: مقدار» ساخته شود")
    _refuse_lost_text(source, node, first_line)
    return node


def _events(source: str, first_line: int) -> Iterator[yaml.Event]:
    for count, event in enumerate(yaml.parse(source, Loader=_LOADER)):
        line = _line(event, first_line)
        if count > MOST_EVENTS:
            raise NodeError(line, "سرصفحه بیش از اندازه بزرگ است")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise NodeError(
                line,
                "نشانه‌های & و * در آغاز مقدار، در YAML معنای دیگری دارند و پذیرفته نیستند",
                "مقدار را در گیومهٔ لاتین بگذارید: " + '"…"',
            )
        if getattr(event, "tag", None):
            raise NodeError(line, "نشانهٔ ! در آغاز مقدار پذیرفته نیست", 'مقدار را در "…" بگذارید')
        yield event


def _line(event: yaml.Event, first_line: int) -> int:
    mark = event.start_mark
    return first_line + (mark.line if mark else 0)


def _is_empty(event: yaml.Event) -> bool:
    return isinstance(event, yaml.ScalarEvent) and event.value == ""


def _node(event: yaml.Event, events: Iterator[yaml.Event], first_line: int, depth: int) -> Node:
    line = _line(event, first_line)
    if depth > DEEPEST:
        raise NodeError(line, "سرصفحه بیش از چهار لایهٔ تودرتو دارد")
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, line)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            items.append(_node(inner, events, first_line, depth + 1))
        return Sequence(tuple(items), line)
    return Mapping(tuple(_entries(events, first_line, depth)), line)


def _entries(
    events: Iterator[yaml.Event], first_line: int, depth: int
) -> Iterator[tuple[Scalar, Node]]:
    seen: dict[str, int] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, first_line, depth + 1)
        if not isinstance(key, Scalar):
            raise NodeError(key.line, "کلید باید یک واژه باشد")
        if key.text in seen:
            before = to_persian_digits(str(seen[key.text]))
            raise NodeError(key.line, f"کلید «{key.text}» پیش‌تر در سطر {before} آمده است")
        seen[key.text] = key.line
        yield key, _node(next(events), events, first_line, depth + 1)


def _expect_end(event: yaml.Event, first_line: int) -> None:
    if not isinstance(event, yaml.DocumentEndEvent):
        raise NodeError(_line(event, first_line), "پس از سرصفحه چیزی جز متن خبر نباید بیاید")


_PLAIN_ENTRY = re.compile(r"^(?P<key>[^\s:#\"'\[{][^:]*):[ \t]+(?P<value>[^\s].*?)\s*$")


def _explained(error: yaml.YAMLError, source: str, first_line: int) -> NodeError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    row = mark.line if mark else 0
    lines = source.split("\n")
    # The parser often complains on the line after the one with the fault.
    for at in (row, row - 1):
        found = _PLAIN_ENTRY.match(lines[at]) if 0 <= at < len(lines) else None
        if found:
            return NodeError(
                first_line + at,
                f"مقدار «{found['key']}» خوانده نشد: در YAML نشانه‌های : و [ و * معنا دارند",
                f"مقدار را در گیومهٔ تکی لاتین بگذارید: {found['key']}: {quoted(found['value'])}",
            )
    problem = getattr(error, "problem", None) or "نویسه‌ای که YAML نمی‌پذیرد"
    return NodeError(first_line + row, f"سرصفحه YAML درستی نیست ({problem})")


_COMMENT = re.compile(r"[ \t]#[^ \t#]")


def _refuse_lost_text(source: str, top: Mapping, first_line: int) -> None:
    """Refuse «سهم #۱»: YAML would drop the end of it without a word."""
    lines = source.split("\n")
    for key, value in top.entries:
        if isinstance(value, Scalar) and value.line == key.line:
            written = lines[key.line - first_line].partition(":")[2].strip()
            if written[:1] not in ("'", '"') and _COMMENT.search(" " + written):
                raise NodeError(
                    key.line,
                    f"در مقدار «{key.text}» هرچه پس از # بیاید خوانده نمی‌شود",
                    f"مقدار را در گیومهٔ تکی لاتین بگذارید: {key.text}: {quoted(written)}",
                )
