"""Content read from disk as a build reads it, with nothing remembered."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from digest.build import Options, survey_content
from digest.catalogue import StoredLibrary
from digest.memory.store import Store
from digest.reading.content import Reading

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def read_content(root: Path) -> Reading:
    """Read the whole content, the articles with their prose."""
    store = Store(None)
    survey = survey_content(Options(root=root, design=root, now=NOW), store)
    articles = tuple(map(StoredLibrary(store).article, survey.briefs))
    store.close()
    reading = survey.reading
    return replace(reading, content=replace(reading.content, articles=articles))
