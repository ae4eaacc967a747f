from __future__ import annotations

from pathlib import Path

import pytest

from digest.checks.numbers_review import Dialogue, review_numbers
from digest.problems import ContentError
from tests.contents import read_content

ARTICLE = """---
title: گزارش
date: 1402-03-01
---

در استان ۵۲۰ تعاونی فعال و ۱۴۰ کارگاه داریم. امسال ۳۵ نفر آموزش دیدند.
"""
INDICATORS = """
[[indicator]]
slug = "active-cooperatives"
name = "تعاونی‌های فعال"
counted = ["تعاونی فعال"]
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "site.toml").write_text('title = "الف"', encoding="utf-8")
    (tmp_path / "content" / "indicators.toml").write_text(INDICATORS, encoding="utf-8")
    (tmp_path / "content" / "articles" / "a.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def review(site: Path, *said: str) -> tuple[int, list[str]]:
    heard: list[str] = []
    lines = iter(said)

    def ask(prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    file = site / "content" / "articles" / "a.md"
    return review_numbers(site, file, Dialogue(ask, heard.append)), heard


def written(site: Path) -> str:
    return (site / "content" / "articles" / "a.md").read_text(encoding="utf-8")


def test_answers_are_written_and_nothing_else(site: Path) -> None:
    count, heard = review(site, "ب", "h", "ن", "آموزش‌دیدگان", "س")
    assert count == 3
    added = """observations:
  - text: "۵۲۰ تعاونی"
    checked: true
  - text: "۱۴۰ کارگاه"
    hide: true
    checked: true
  - text: "۳۵ نفر"
    label: "آموزش‌دیدگان"
    pin: true
    checked: true
"""
    assert written(site) == ARTICLE.replace("---\n\nدر", f"{added}---\n\nدر")
    assert "در استان ⟦۵۲۰⟧ تعاونی فعال و ۱۴۰ کارگاه داریم." in heard
    assert "    شاخص: تعاونی‌های فعال" in heard
    assert read_content(site).problems == ()


def test_what_is_checked_is_not_asked_again(site: Path) -> None:
    review(site, "ب", "ب", "ب")
    before = written(site)
    assert review(site)[0] == 0
    assert written(site) == before


def test_passing_by_writes_nothing(site: Path) -> None:
    assert review(site, "ر", "s", "خ")[0] == 0
    assert written(site) == ARTICLE


def test_the_end_of_input_keeps_what_was_said(site: Path) -> None:
    assert review(site, "ب")[0] == 1
    assert review(site, "ش")[0] == 0


def test_what_is_not_declared_is_not_taken(site: Path) -> None:
    count, heard = review(site, "ش", "تعاونی فعال", "د", "روزی", "؟", "ر", "خ")
    assert count == 0
    assert "«تعاونی فعال» شناخته نیست؛ شاید: تعاونی‌های فعال" in heard
    assert "نمونهٔ درست: ۱۴۰۲ یا شش‌ماههٔ نخست ۱۴۰۲" in heard


def test_another_file_is_no_article(site: Path) -> None:
    with pytest.raises(ContentError):
        review_numbers(site, site / "content" / "site.toml", Dialogue(input, print))
