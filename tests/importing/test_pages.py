"""Saved pages in the manner of several sites.

Beside each page stands the article that it must give. To accept a wanted
change: ``python -m tests.importing.accept``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.importing.draft import write_draft
from digest.importing.run import read_drafts
from tests.importing.words import WORDS

PAGES = Path(__file__).resolve().parent / "pages"
SOURCES = sorted(path for path in PAGES.iterdir() if path.suffix != ".md")
NOISE = (
    "نظر شما",
    "برچسب",
    "لینک کوتاه",
    "آخرین نوشته",
    "مرتبط",
    "کاش به شهرستان",
    "حقوق",
    "اشتراک",
    "چاپ",
)


def articles_of(path: Path) -> str:
    drafts, _ = read_drafts(path.name, path.read_bytes(), WORDS)
    return "\n".join(write_draft(draft) for draft in drafts)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_a_saved_page_gives_its_article(path: Path) -> None:
    assert articles_of(path) == path.with_suffix(".md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_nothing_of_the_frame_is_left(path: Path) -> None:
    bodies = [draft.body for draft in read_drafts(path.name, path.read_bytes(), WORDS)[0]]
    assert [word for word in NOISE for body in bodies if word in body] == []
