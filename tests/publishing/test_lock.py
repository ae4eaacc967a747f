"""One publication at a time, and no lock that outlives its holder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from digest.problems import ContentError
from digest.publishing.lock import locked
from tests.publishing import crash

HOLDER = """
import sys, time
from pathlib import Path
from digest.publishing.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_file_goes_with_the_lock(tmp_path: Path) -> None:
    with locked(tmp_path / "lock"):
        assert (tmp_path / "lock").exists()
    assert not list(tmp_path.iterdir())


def test_a_held_lock_is_told_and_a_dead_holders_is_free(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    command = [sys.executable, "-c", HOLDER, str(lock)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=crash.ROOT) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(ContentError, match="busy"), locked(lock, patience=0.1):
            pytest.fail("two hold one lock")
        holder.kill()
    with locked(lock, patience=0.1):
        pass


def test_two_publications_at_once_both_succeed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    crash.begin(output)
    command = [sys.executable, "-m", "tests.publishing.crash", str(output), "none", "0", "exchange"]
    running = [subprocess.Popen(command, cwd=crash.ROOT, stdout=subprocess.DEVNULL) for _ in "123"]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert crash.state_of(output) == "new"
    assert {path.name for path in tmp_path.iterdir()} == {"output"}
