"""The TOML files of the content, checked key by key; and those of areas and topics.

A fault names the file, the line and the key.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import Any

from msgspec import Struct

from digest.model import Area, Topic
from digest.persian.slugs import is_slug
from digest.problems import Problem
from digest.reading.fields import nearest

_KINDS = {str: "متن", int: "عدد", list: "فهرست", bool: "true یا false"}


class Table(Struct, frozen=True):
    """A parsed TOML file with its path and source, for messages."""

    path: str
    source: str
    values: dict[str, Any]

    def line_of(self, key: str, nth: int = 0) -> int:
        """Find the line of the ``nth`` assignment to ``key``; 0 when it is not there."""
        lines = _lines_of(self.source, key)
        return lines[nth] if nth < len(lines) else 0


@lru_cache(64)
def _lines_of(source: str, key: str) -> tuple[int, ...]:
    """Find the lines of all assignments to ``key``; rows of one table ask again and again."""
    found = re.finditer(rf"(?m)^[ \t]*{re.escape(key)}[ \t]*=", source)
    return tuple(source.count("\n", 0, one.start()) + 1 for one in found)


def parse_table(path: str, content: bytes) -> tuple[Table, tuple[Problem, ...]]:
    """Parse TOML; a fault gives an empty table and one problem."""
    try:
        source = content.decode("utf-8-sig")
        return Table(path, source, tomllib.loads(source)), ()
    except UnicodeDecodeError:
        problem = Problem(path, 0, "not-utf8", "این پرونده با UTF-8 ذخیره نشده است")
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else 0
        problem = Problem(
            path, line, "bad-toml", f"TOML درستی نیست ({error})", "متن‌ها در گیومهٔ لاتین می‌آیند"
        )
    return Table(path, "", {}), (problem,)


def read_areas(table: Table) -> tuple[tuple[Area, ...], tuple[Problem, ...]]:
    """Read the areas: ``[[area]]`` tables of slug, name, variants, row and column."""
    kinds = {"slug": str, "name": str, "variants": list, "row": int, "column": int}
    rows, problems = read_rows(table, "area", kinds)
    areas = tuple(
        Area(
            slug=row["slug"],
            name=row["name"],
            variants=tuple(map(str, row.get("variants", []))),
            row=row.get("row", 0),
            column=row.get("column", 0),
        )
        for row in rows
    )
    return areas, problems


def read_topics(table: Table) -> tuple[tuple[Topic, ...], tuple[Problem, ...]]:
    """Read the topics: ``[[topic]]`` tables of slug, name and description."""
    rows, problems = read_rows(table, "topic", {"slug": str, "name": str, "description": str})
    topics = tuple(
        Topic(slug=row["slug"], name=row["name"], description=row.get("description", ""))
        for row in rows
    )
    return topics, problems


def read_rows(
    table: Table, name: str, kinds: dict[str, type]
) -> tuple[list[dict[str, Any]], tuple[Problem, ...]]:
    """Read the rows of ``[[name]]`` that are right, and the problems of the others.

    ``kinds`` maps each key of a row to the type of its value; a row needs a
    slug of its own and a name.
    """
    problems = key_faults(table, table.values, {name: list})
    good: list[dict[str, Any]] = []
    seen: set[str] = set()
    given = table.values.get(name, [])
    for row in given if isinstance(given, list) else []:
        faults = key_faults(table, row, kinds) or _row_faults(table, row, seen)
        problems += faults
        if not faults:
            seen.add(row["slug"])
            good.append(row)
    return good, tuple(problems)


def _row_faults(table: Table, row: dict[str, Any], seen: set[str]) -> list[Problem]:
    slug, name = row.get("slug", ""), row.get("name", "")
    line = table.line_of("slug", len(seen))
    if not is_slug(slug):
        return [Problem(table.path, line, "bad-slug", f"slug «{slug}» نام درستی برای نشانی نیست")]
    if not name:
        return [Problem(table.path, line, "no-name", f"«{slug}» نام (name) ندارد")]
    if slug in seen:
        return [Problem(table.path, line, "twice", f"slug «{slug}» دو بار آمده است")]
    return []


def key_faults(table: Table, values: dict[str, Any], kinds: dict[str, type]) -> list[Problem]:
    """Find the keys of ``values`` that ``kinds`` doesn't know, and values of another type."""
    problems = []
    for key, value in values.items():
        line = table.line_of(key)
        if key not in kinds:
            near = nearest(key, kinds)
            hint = f"شاید: {near}" if near else "کلیدها: " + "، ".join(kinds)
            problems.append(
                Problem(table.path, line, "unknown-key", f"کلید «{key}» شناخته نیست", hint)
            )
        elif not is_of_kind(value, kinds[key]):
            message = f"مقدار «{key}» باید {_KINDS[kinds[key]]} باشد"
            problems.append(Problem(table.path, line, "wrong-kind", message))
    return problems


def is_of_kind(value: object, kind: type) -> bool:
    """Tell whether a value is of ``kind``; to Python alone, true is a number too."""
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
