"""The README tells editors of every key, command and setting there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import fields

from digest.config import Settings
from digest.reading.schema import Vocabulary, article_keys

PROJECT = Path(__file__).resolve().parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("key", article_keys(Vocabulary.of((), (), "Asia/Tehran")))
def test_every_front_matter_key_is_explained(key: str) -> None:
    rows = [line for line in README.splitlines() if line.startswith("| `")]
    assert any(f"`{key}`" in row.split("|")[1] for row in rows)


@pytest.mark.parametrize("setting", [field.name for field in fields(Settings)])
def test_every_setting_stands_in_the_published_settings(setting: str) -> None:
    settings = (PROJECT / "content" / "site.toml").read_text(encoding="utf-8")
    assert re.search(rf"(?m)^{setting} = ", settings)


def test_every_command_is_in_the_readme() -> None:
    cli = (PROJECT / "digest" / "cli" / "parser.py").read_text(encoding="utf-8")
    commands = re.findall(r'add_parser\(\s*"(\w+)"', cli)
    assert commands
    assert [name for name in commands if f"`python build.py {name}" not in README] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    text = re.sub("`[^`]*`", "", document.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in target:
            assert (document.parent / target).exists(), target
