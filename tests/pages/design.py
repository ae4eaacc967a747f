"""The project's own templates and theme, read from disk once for the tests that render."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from digest.config import Settings
from digest.model import Asset, Content, Entry
from digest.pages import plan_pages
from tests.factories import SETTINGS, arranged, sample

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "templates"


@cache
def theme() -> tuple[Asset, ...]:
    folder = ROOT / "theme"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return tuple(Asset(path.relative_to(folder).as_posix(), path.read_bytes()) for path in files)


def rendered(
    settings: Settings = SETTINGS, digest: tuple[Content, tuple[Entry, ...]] | None = None
) -> dict[str, bytes]:
    content, entries = digest or sample()
    site = arranged(content, entries, settings)
    return dict(plan_pages(site, settings, TEMPLATES, theme()))
