"""What a command imports before it works: the start stays light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import copy_site, run

PROJECT = Path(__file__).resolve().parent.parent
HEAVY = {"hazm", "nltk", "numpy", "jinja2", "markdown", "nh3", "yaml", "livereload", "tornado",
         "watchfiles", "jdatetime", "tqdm", "asyncio", "uharfbuzz", "msgspec", "sqlite3", "ctypes",
         "multiprocessing", "concurrent", "tempfile"}  # fmt: skip
PROBE = """
import sys
from digest.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
print(*sys.modules)
"""


def loaded_for(arguments: list[str]) -> tuple[str, set[str]]:
    """Run a command, and give what it said and the packages that were loaded at its end."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=arguments)],
        cwd=PROJECT, capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    loaded = {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}
    assert "digest" in loaded
    return done.stdout, loaded


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["no-such-command"]])
def test_nothing_heavy_is_imported_for(arguments: list[str]) -> None:
    _, loaded = loaded_for(arguments)
    assert not loaded & HEAVY


def test_nothing_heavy_is_imported_where_nothing_has_changed(tmp_path: Path) -> None:
    root = copy_site("minimal", tmp_path / "site")
    for name in ("templates", "theme"):
        (root / name).symlink_to(PROJECT / name)
    run(root)
    told, loaded = loaded_for(["build", "--root", str(root)])
    assert "Nothing has changed" in told
    assert not loaded & HEAVY


def test_what_one_edit_does_not_need_is_not_imported(tmp_path: Path) -> None:
    root = copy_site("minimal", tmp_path / "site")
    run(root)
    article = root / "content" / "articles" / "first.md"
    article.write_text(article.read_text("utf-8") + "\nپایان.\n", encoding="utf-8")
    told, loaded = loaded_for(["build", "--root", str(root)])
    assert "Built 1 article" in told
    assert not loaded & {"hazm", "nltk", "numpy", "livereload", "tornado", "uharfbuzz", "tqdm"}
