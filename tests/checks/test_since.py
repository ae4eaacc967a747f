from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from digest.checks.since import changed_figures
from digest.problems import ContentError

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")

ARTICLE = """---
title: خبر
date: 1403-01-01
---

در این طرح ۱۲ هزار نفر بیمه شدند و ۵۰ میلیارد تومان پرداخت شد.
"""


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A project below the root of its repository, with one article committed."""
    root = tmp_path / "digest"
    (root / "content" / "articles").mkdir(parents=True)
    write(root, ARTICLE)
    for arguments in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "first"],
    ):
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True)
    return root


def write(root: Path, text: str) -> None:
    (root / "content" / "articles" / "خبر.md").write_text(text, encoding="utf-8")


def codes(root: Path) -> list[str]:
    return [problem.code for problem in changed_figures(root, "HEAD")]


def test_nothing_changed_is_nothing_told(history: Path) -> None:
    assert codes(history) == []


def test_a_changed_figure_is_told(history: Path) -> None:
    write(history, ARTICLE.replace("۱۲ هزار", "۲۱ هزار"))
    (problem,) = changed_figures(history, "HEAD")
    assert (problem.path, problem.code) == ("content/articles/خبر.md", "changed-figure")
    assert "«۱۲ هزار»" in problem.message


def test_another_spelling_of_a_figure_is_no_change(history: Path) -> None:
    write(history, ARTICLE.replace("۱۲ هزار", "دوازده هزار").replace("بیمه شدند", "بیمه شده‌اند"))
    assert codes(history) == []


def test_a_correction_tells_the_readers(history: Path) -> None:
    correction = "corrections:\n  - date: 1403-02-01\n    text: شمار بیمه‌شدگان درست شد\n---\n\nدر"
    text = ARTICLE.replace("---\n\nدر", correction).replace("۱۲ هزار", "۲۱ هزار")
    write(history, text)
    assert codes(history) == []


def test_a_removed_article_is_told(history: Path) -> None:
    (history / "content" / "articles" / "خبر.md").unlink()
    assert codes(history) == ["removed-article"]


def test_an_unknown_revision_is_an_error(history: Path) -> None:
    with pytest.raises(ContentError, match="no-history"):
        list(changed_figures(history, "no-such-revision"))
