"""The small site of provincial reports, read with the project's own areas and indicators."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from digest.model import Content, Entry
from digest.observations import Context, Observation, observe, read_context
from digest.quantities import find_quantities
from tests.contents import read_content

PROJECT = Path(__file__).resolve().parent.parent.parent
PROVINCES = PROJECT / "tests" / "sites" / "provinces"
TABLES = ("areas.toml", "indicators.toml", "topics.toml")


def read_provinces() -> Content:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(PROVINCES / "content", root / "content")
        for name in TABLES:
            shutil.copy(PROJECT / "content" / name, root / "content" / name)
        reading = read_content(root)
    assert reading.problems == ()
    return reading.content


@cache
def published() -> Content:
    return read_content(PROJECT).content


@cache
def context() -> Context:
    return read_context(published())


def entries(content: Content) -> tuple[Entry, ...]:
    return tuple(
        Entry(article, find_quantities(article.prose.text)) for article in content.articles
    )


def observed(content: Content) -> tuple[Observation, ...]:
    return tuple(o for entry in entries(content) for o in observe(entry, context()))
