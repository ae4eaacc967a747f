from __future__ import annotations

from pathlib import Path

import pytest

from digest.pages.templates import Templates
from tests.pages.design import TEMPLATES

FILES = {
    "base.html": "<html>{% block main %}{% endblock %}</html>",
    "macros.html": "{% macro card() %}<b>{% endmacro %}",
    "row.html": '{% from "cell.html" import cell %}<tr>',
    "cell.html": "{% macro cell() %}<td>{% endmacro %}",
    "page.html": "{% extends 'base.html' %}{%- import \"macros.html\" as part -%}",
    "table.html": '{% extends "base.html" %}{% include "row.html" %}',
    "ring.html": '{% include "rung.html" %}',
    "rung.html": '{% include "ring.html" %}',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def stamps(folder: Path) -> dict[str, str]:
    templates = Templates(folder)
    return {name: templates.stamp(name) for name in FILES}


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("base.html", "base page table"),
        ("macros.html", "macros page"),
        ("page.html", "page"),
        ("row.html", "row table"),
        ("cell.html", "cell row table"),
        ("rung.html", "ring rung"),
    ],
)
def test_a_stamp_follows_what_the_template_takes_in(folder: Path, name: str, changed: str) -> None:
    before = stamps(folder)
    (folder / name).write_text(FILES[name] + "<hr>", encoding="utf-8")
    after = stamps(folder)
    assert {one for one in FILES if before[one] != after[one]} == {
        f"{one}.html" for one in changed.split()
    }


def test_the_same_templates_have_the_same_stamps_and_each_its_own(folder: Path) -> None:
    made = stamps(folder)
    assert stamps(folder) == made
    apart = {made[name] for name in FILES if name not in ("ring.html", "rung.html")}
    assert len(apart) == len(FILES) - 2


def test_a_stamp_does_not_depend_on_where_the_folder_is(folder: Path, tmp_path: Path) -> None:
    before = stamps(folder)
    other = tmp_path / "other"
    other.mkdir()
    for name, text in FILES.items():
        (other / name).write_text(text, encoding="utf-8")
    assert stamps(other) == before


def test_a_template_that_is_not_there_has_a_stamp_until_it_comes(folder: Path) -> None:
    before = Templates(folder).stamp("new.html")
    assert before
    (folder / "new.html").write_text("<p>", encoding="utf-8")
    assert Templates(folder).stamp("new.html") != before


def test_every_template_of_the_project_knows_its_macros(tmp_path: Path) -> None:
    for path in TEMPLATES.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    before = Templates(tmp_path)
    kept = {path.name: before.stamp(path.name) for path in TEMPLATES.iterdir()}
    with (tmp_path / "macros.html").open("a", encoding="utf-8") as file:
        file.write("<hr>")
    after = Templates(tmp_path)
    changed = {name for name, stamp in kept.items() if after.stamp(name) != stamp}
    macros = ("macros.html", "lists.html", "tables.html")  # the last two take in the first
    using = {
        path.name
        for path in TEMPLATES.iterdir()
        if any(f'"{name}"' in path.read_text("utf-8") for name in macros)
    }
    assert changed == using | {"macros.html"}
    assert len(using) > 5
