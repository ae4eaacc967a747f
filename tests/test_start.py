"""What a command imports before it works: the start stays light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
HEAVY = {"hazm", "nltk", "numpy", "jinja2", "markdown", "nh3", "yaml", "livereload", "tornado",
         "watchfiles", "jdatetime", "tqdm", "asyncio", "uharfbuzz"}  # fmt: skip
PROBE = """
import sys
from digest.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
print(*sys.modules)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["no-such-command"]])
def test_nothing_heavy_is_imported_for(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=arguments)],
        cwd=PROJECT, capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    loaded = {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}
    assert "digest" in loaded
    assert not loaded & HEAVY
