"""Work shared out gives what work one after the other gives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from digest import workers
from digest.problems import ContentError, Problem
from digest.workers import in_batches, work_along, work_on

Way = Callable[[Sequence[Sequence[int]], Callable[[Sequence[int]], Any], int], Iterator[Any]]

MANY = range(230)
WAYS = [pytest.param(True, id="forked"), pytest.param(False, id="spawned")]
FORKS = sys.platform == "linux"
PROJECT = Path(__file__).resolve().parent.parent


def squares(batch: Sequence[int]) -> list[int]:
    return [number * number for number in batch]


def who(batch: Sequence[int]) -> int:
    return os.getpid()


def slow_who(batch: Sequence[int]) -> int:
    time.sleep(0.02)
    return os.getpid()


def fail_at(faulty: int, batch: Sequence[int]) -> list[int]:
    if faulty in batch:
        raise ValueError("here")
    return list(batch)


@pytest.mark.parametrize("way", [work_on, work_along])
@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("forked", WAYS)
def test_results_come_in_order(
    forked: bool, processes: int, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "can_fork", lambda: forked and FORKS)
    batches = in_batches(MANY, processes=2)
    assert list(way(batches, squares, processes)) == list(map(squares, batches))


@pytest.mark.parametrize("way", [work_on, work_along])
@pytest.mark.parametrize("faulty", [0, 200])
@pytest.mark.parametrize("processes", [1, 2])
def test_a_fault_reaches_the_caller(way: Way, faulty: int, processes: int) -> None:
    with pytest.raises(ValueError, match="here"):
        list(way(in_batches(MANY, processes=2), partial(fail_at, faulty), processes))


@pytest.mark.parametrize("forked", WAYS)
def test_a_fault_in_a_worker_reaches_the_caller(
    forked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "can_fork", lambda: forked and FORKS)
    with pytest.raises(ValueError, match="here"):
        list(work_on(in_batches(MANY, processes=2), partial(fail_at, 200), 2))


PROBLEMS = (Problem("content/a.md", 2, "broken", "خراب", "درستش کنید"), Problem("b", 0, "c", "د"))


def tell_problems(batch: Sequence[int]) -> None:
    raise ContentError(PROBLEMS)


@pytest.mark.parametrize("forked", WAYS)
def test_problems_that_a_worker_tells_arrive_whole(
    forked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "can_fork", lambda: forked and FORKS)
    with pytest.raises(ContentError) as told:
        list(work_on([MANY[:115], MANY[115:]], tell_problems, 2))
    assert told.value.problems == PROBLEMS


def leave_a_trace(folder: Path, batch: Sequence[int]) -> None:
    (folder / str(batch[0])).touch()
    time.sleep(0.1)


@pytest.mark.parametrize("forked", WAYS)
def test_what_nobody_waits_for_is_left_undone(
    forked: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "can_fork", lambda: forked and FORKS)
    batches = in_batches(range(5000), processes=2)
    results = work_on(batches, partial(leave_a_trace, tmp_path), 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert 1 <= len(list(tmp_path.iterdir())) < len(batches) / 2


def tell_of_interrupts(batch: Sequence[int]) -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])


@pytest.mark.skipif(sys.platform == "win32", reason="has no such masks")
@pytest.mark.parametrize("forked", WAYS)
def test_an_interrupt_is_for_the_process_that_started_the_others(
    forked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "can_fork", lambda: forked and FORKS)
    assert all(work_on(in_batches(MANY, processes=2), tell_of_interrupts, 2))
    assert not tell_of_interrupts([])


@pytest.mark.parametrize("way", [work_on, work_along])
@pytest.mark.parametrize(("things", "processes"), [(99, 2), (0, 2), (230, 1), (230, 0)])
def test_small_work_starts_no_process(things: int, processes: int, way: Way) -> None:
    assert set(way(in_batches(range(things), processes), who, processes)) <= {os.getpid()}


def test_work_along_is_shared_with_this_process() -> None:
    workers_of = list(work_along(in_batches(range(2_000), processes=2), slow_who, 2))
    assert workers_of[-1] == os.getpid() != workers_of[0]
    assert len(set(workers_of)) == 2


def test_few_things_that_are_much_work_are_shared_out_when_that_shows() -> None:
    workers_of = list(work_along(in_batches(range(20), processes=2), slow_who, 2))
    assert workers_of[0] == workers_of[-1] == os.getpid()
    assert len(set(workers_of)) == 2


def test_large_work_is_done_elsewhere() -> None:
    assert os.getpid() not in set(work_on(in_batches(MANY, processes=2), who, 2))


@pytest.mark.parametrize("processes", [0, 1, 2, 64])
@pytest.mark.parametrize("count", [0, 1, 49, 50, 51, 100, 101, 230, 5_000])
def test_batches_hold_everything_once(count: int, processes: int) -> None:
    things = list(range(count))
    assert [one for batch in in_batches(things, processes) for one in batch] == things


ENDLESS = """
import os, time
from digest.workers import in_batches, work_on

def work(batch):
    os.write(1, b"%d\\n" % os.getpid())  # in one piece: two processes write
    time.sleep(0.5)

for _ in work_on(in_batches(range(5_000), 2), work, 2):
    pass
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_do_not_outlive_the_one_that_started_them() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, cwd=PROJECT, text=True
    ) as starter:
        assert starter.stdout
        at_work = {int(starter.stdout.readline()) for _ in range(2)}
        starter.send_signal(signal.SIGKILL)
        starter.wait()
        deadline = time.monotonic() + 20
        while any(map(is_running, at_work)):
            assert time.monotonic() < deadline, "a worker is left over"
            time.sleep(0.02)
    assert starter.pid not in at_work


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state.split()[0] != "Z"
