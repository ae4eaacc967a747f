from __future__ import annotations

from digest.checks.spacing import repair_file, spacing_problems
from digest.problems import Severity

SOURCE = """---
title: برنامه ها
slug: برنامهها
---

بند نخست درست است.

تعاونیها در برنامهاداره کل، `بانک ها`
"""


def test_slips_are_told_with_line_and_suggestion() -> None:
    problems = spacing_problems("content/articles/a.md", SOURCE)
    assert [(problem.line, problem.message, problem.hint) for problem in problems] == [
        (2, "«برنامه ها»: به جای نیم‌فاصله، فاصله آمده است", "شاید «برنامه‌ها»"),
        (8, "«تعاونیها»: نیم‌فاصله‌ای افتاده است", "شاید «تعاونی‌ها»"),
        (8, "«برنامهاداره»: فاصله‌ای افتاده است", "شاید «برنامه اداره»"),
    ]
    assert {problem.severity for problem in problems} == {Severity.WARNING}


def test_right_text_has_no_problems() -> None:
    assert spacing_problems("a.md", "---\ntitle: x\n---\n\nبانک‌ها و برنامه‌ها\n") == ()


def test_kept_words_are_no_slips() -> None:
    problems = spacing_problems("a.md", SOURCE, keep=("برنامهاداره",))
    assert len(problems) == 2


def test_a_repair_shows_its_difference() -> None:
    repaired = repair_file("a.md", SOURCE)
    assert repaired.difference == (
        "a.md:2",
        "- title: برنامه ها",
        "+ title: برنامه‌ها",
        "a.md:8",
        "- تعاونیها در برنامهاداره کل، `بانک ها`",
        "+ تعاونی‌ها در برنامه اداره کل، `بانک ها`",
    )
    assert repaired.text.startswith("---\ntitle: برنامه‌ها\nslug: برنامهها\n---\n")


def test_right_text_has_no_difference() -> None:
    text = repair_file("a.md", SOURCE).text
    assert repair_file("a.md", text).difference == ()
