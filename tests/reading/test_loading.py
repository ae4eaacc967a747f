"""What is read loads the libraries; a build whose articles are all remembered reads none."""

from __future__ import annotations

import subprocess
import sys

import pytest

LIBRARIES = {"hazm", "markdown", "nh3", "yaml", "jdatetime"}


def loaded_by(code: str) -> set[str]:
    probe = f"import sys; {code}; print(*sys.modules)"
    command = [sys.executable, "-c", probe]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("module", ["articles", "content", "schema"])
def test_to_import_the_readers_loads_no_library(module: str) -> None:
    loaded = loaded_by(f"import digest.reading.{module}")
    assert "digest" in loaded
    assert not loaded & LIBRARIES


@pytest.mark.parametrize(
    ("text", "libraries"),
    [("y", {"yaml"}), ("y **z**", {"markdown", "nh3", "yaml"})],
)
def test_to_read_an_article_loads_what_its_text_needs(text: str, libraries: set[str]) -> None:
    loaded = loaded_by(
        "from digest.reading.articles import read_article;"
        "from digest.reading.schema import Vocabulary;"
        "words = Vocabulary.of((), (), 'Asia/Tehran');"
        f"assert read_article('a.md', b'---\\ntitle: x\\ndate:\\n---\\n{text}', words).article"
    )
    assert loaded & {"markdown", "nh3", "yaml"} == libraries
