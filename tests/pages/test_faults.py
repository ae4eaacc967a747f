"""A broken template is told as a problem of its line."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from digest.memory.damage import DamagedError
from digest.pages.page import Page
from digest.pages.printing import Press
from digest.problems import ContentError, Problem
from tests.factories import SETTINGS, arranged, sample

OTHERS = {
    "broken.html": "یک\n{% if %}",
    "macros.html": "{% macro half(of) %}\n{{ of / 2 }}\n{% endmacro %}",
    "again.html": "\n{% include 'again.html' %}",
}

# What a template holds, and where, as what and in which words its fault is told.
BROKEN = [
    ("یک\n{% if %}", "page.html", 2, "template-syntax", "Expected an expression"),
    ("یک\n{% for a in page %}\nدو\n", "page.html", 3, "template-syntax", "'endfor'"),
    ("\n{{ 1|unheard_of }}", "page.html", 2, "template-syntax", "unheard_of"),
    ("\n\n{% include 'broken.html' %}", "broken.html", 2, "template-syntax", "an expression"),
    ("{% import 'broken.html' as b %}", "broken.html", 2, "template-syntax", "an expression"),
    ("\n{% include 'none.html' %}", "page.html", 2, "template-missing", "none.html"),
    ("{% extends 'none.html' %}", "page.html", 1, "template-missing", "none.html"),
    ("یک\n\n{{ unheard_of }}", "page.html", 3, "template-name", "'unheard_of' is undefined"),
    ("{{ page.colour }}", "page.html", 1, "template-name", "no attribute 'colour'"),
    ("\n{{ 1 + 'یک' }}", "page.html", 2, "template-failed", "TypeError: unsupported operand"),
    ("{{ 1 / 0 }}", "page.html", 1, "template-failed", "ZeroDivisionError"),
    ("\n{{ 1|iso }}", "page.html", 2, "template-failed", "(calendar.py:"),
    (
        "{% from 'macros.html' import half %}\n{{ half(page.title) }}",
        "macros.html",
        2,
        "template-failed",
        "TypeError",
    ),
    ("{% include 'again.html' %}", "again.html", 2, "template-failed", "RecursionError"),
]


def press_of(folder: Path, **templates: str) -> Press:
    folder.mkdir()
    for name, text in {**OTHERS, **templates}.items():
        (folder / name.replace("_html", ".html")).write_text(text, encoding="utf-8")
    return Press(arranged(*sample(), SETTINGS), SETTINGS, folder, b"")


def problem_of(press: Press, template: str = "page.html") -> Problem:
    with pytest.raises(ContentError) as told:
        press.print(Page("areas/yazd.html", template, "عنوان", view=None))
    [problem] = told.value.problems
    return problem


@pytest.mark.parametrize(("text", "name", "line", "code", "words"), BROKEN)
def test_the_line_of_a_fault_is_told(
    text: str, name: str, line: int, code: str, words: str, tmp_path: Path
) -> None:
    problem = problem_of(press_of(tmp_path / "templates", page_html=text))
    assert (problem.path, problem.line, problem.code) == (f"templates/{name}", line, code)
    assert "\nareas/yazd.html: " in problem.message
    assert words in problem.message
    assert problem.hint


def test_a_template_that_can_not_be_read_is_told_by_its_name(tmp_path: Path) -> None:
    press = press_of(tmp_path / "templates")
    missing = problem_of(press)
    assert (missing.path, missing.line) == ("templates/page.html", 0)
    assert missing.code == "template-missing"
    (tmp_path / "templates" / "page.html").write_bytes(b"\xff\xfe")
    unreadable = problem_of(press)
    assert (unreadable.path, unreadable.line) == ("templates/page.html", 0)
    assert "UnicodeDecodeError" in unreadable.message


def test_a_damaged_memory_is_no_fault_of_the_template(tmp_path: Path) -> None:
    press = press_of(tmp_path / "templates", page_html="{{ view.lead }}")

    class Card:
        @property
        def lead(self) -> str:
            raise DamagedError("a value is not what was kept")

    with pytest.raises(DamagedError):
        press.print(Page("index.html", "page.html", "عنوان", view=Card()))
    with patch.object(Card, "lead", "۱۲"):
        assert press.print(Page("index.html", "page.html", "عنوان", view=Card()))
