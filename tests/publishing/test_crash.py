"""Whenever a publication is cut off, the folder is a whole site and the next one succeeds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from digest.publishing import publish, recover
from tests.publishing import crash

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")


def moments(how: str, tmp_path: Path, count: int) -> list[int]:
    crash.begin(tmp_path / "counted/output", how)
    calls = int(crash.run(tmp_path / "counted/output", "none", sys.maxsize, how))
    return sorted({1 + round(step * calls / count) for step in range(count)})


def assert_next_succeeds(output: Path, how: str = "exchange") -> None:
    spare = crash.spare_of(output, how)
    publish(crash.NEW, output, spare=spare)
    assert crash.state_of(output) == "new"
    left = {path.name for path in output.parent.iterdir()} - {"output", "counted"}
    assert left <= {"spare"}
    assert not spare or crash.files_of(spare) == crash.NEW


def restart(output: Path, how: str = "exchange") -> None:
    """Begin again from the old site, whatever is there."""
    publish({}, output)
    crash.begin(output, how)


@pytest.mark.parametrize("how", ["exchange", "spare"])
def test_killed_at_any_call_leaves_a_whole_site(how: str, tmp_path: Path) -> None:
    output = tmp_path / "output"
    seen = set()
    for moment in moments(how, tmp_path, 30):
        restart(output, how)
        crash.run(output, "kill", moment, how)
        seen.add(crash.state_of(output))
        assert seen <= {"old", "new"}, moment
        assert_next_succeeds(output, how)
    assert seen == {"old", "new"}


def test_killed_while_moving_file_by_file_is_carried_on(tmp_path: Path) -> None:
    output = tmp_path / "output"
    seen = set()
    for moment in moments("files", tmp_path, 20):
        restart(output)
        crash.run(output, "kill", moment, "files")
        found = crash.files_of(output)
        allowed = {*(crash.OLD | crash.THEIRS).items(), *(crash.NEW | crash.THEIRS).items()}
        assert found.items() <= allowed, f"torn at {moment}"
        assert crash.THEIRS.items() <= found.items()
        recover(output)
        seen.add(crash.state_of(output))
        assert_next_succeeds(output)
    assert seen == {"old", "new"}


@pytest.mark.parametrize("how", ["exchange", "files", "spare"])
def test_full_disk_leaves_the_old_site(how: str, tmp_path: Path) -> None:
    output = tmp_path / "output"
    for moment in moments(how, tmp_path, 20):
        restart(output, how)
        crash.run(output, "full", moment, how)
        if how == "files":
            recover(output)
        assert crash.state_of(output) in {"old", "new"}, moment
        assert_next_succeeds(output)


def test_killed_by_the_clock_leaves_a_whole_site(tmp_path: Path) -> None:
    output = tmp_path / "output"
    crash.begin(output)
    command = [sys.executable, "-m", "tests.publishing.crash", str(output), "none", "0", "exchange"]
    for step in range(10):
        restart(output)
        with subprocess.Popen(command, cwd=crash.ROOT, stdout=subprocess.DEVNULL) as process:
            time.sleep(0.05 + step * 0.01)
            process.send_signal(signal.SIGKILL)
        assert crash.state_of(output) in {"old", "new"}
        assert_next_succeeds(output)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="mounts a small disk as root")
def test_small_disk_that_fills_up(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not permitted here")
    try:
        crash.begin(disk / "output")
        crash.run(disk / "output", "none", 0)
        assert crash.state_of(disk / "output") == "new"
        publish(crash.OLD, disk / "output")
        (disk / "ballast").write_bytes(bytes(300_000))
        crash.run(disk / "output", "none", 0)
        assert crash.state_of(disk / "output") == "old"
        assert {path.name for path in disk.iterdir()} == {"output", "ballast"}
    finally:
        subprocess.run(["umount", str(disk)], check=True)
