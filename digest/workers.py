"""Work on many things at once, in the order and with the results of doing one after the other."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.synchronize import Event

Item = TypeVar("Item")
Result = TypeVar("Result")

_BATCH = 50
"""So many things are handed over together at most: more leave a process waiting in the end."""

_ROUNDS = 32
"""So many batches each process gets at least, where there are things enough."""

_PAYS = 100
"""Below so many things no process is started: starting takes as long as the work."""

_TRIAL = 0.1
"""Seconds of work after which more processes pay for fewer things, too."""

_work: list[Callable[[Any], Any]] = []
"""What this process was started for; empty in the one that starts others."""


def cores() -> int:
    """Tell how many processes can work at once on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Tell whether a process of this one can be split safely: then values need not be sent."""
    import multiprocessing  # noqa: PLC0415
    import threading  # noqa: PLC0415

    offered = "fork" in multiprocessing.get_all_start_methods() and sys.platform == "linux"
    return offered and threading.active_count() == 1


def in_batches(items: Sequence[Item], processes: int) -> list[Sequence[Item]]:
    """Cut ``items`` into what is handed over together, so that ``processes`` end together.

    >>> [len(batch) for batch in in_batches(range(10_020), processes=2)][-2:]
    [50, 20]
    >>> [len(batch) for batch in in_batches(range(70), processes=1)][-2:]
    [3, 1]
    """
    even = -(-len(items) // (_ROUNDS * max(processes, 1)))
    size = max(1, min(_BATCH, even))
    return [items[start : start + size] for start in range(0, len(items), size)]


def work_on(
    batches: Sequence[Sequence[Item]],
    work: Callable[[Sequence[Item]], Result],
    processes: int,
) -> Iterator[Result]:
    """Do ``work`` on each of ``batches``, and yield the results in their order.

    ``work`` goes to the processes once; it and the batches have to be values
    that can be sent. Up to a hundred things are done in this process.
    """
    if processes < 2 or not _are_many(batches):
        yield from map(work, batches)
        return
    with _pool(min(processes, len(batches)), work) as pool:
        with _interrupts_held_back():  # all processes are started with the first batch
            results = pool.map(_do, batches)
        yield from results


def work_along(
    batches: Sequence[Sequence[Item]],
    work: Callable[[Sequence[Item]], Result],
    processes: int,
) -> Iterator[Result]:
    """Do as :func:`work_on`, with this process as one of those that work.

    That saves the memory of one, and is for work whose results need nothing
    done with them: they wait while this process is at its own share, from the
    end of the batches. It is for things of which a few can be much work, too:
    less than a hundred are shared out when they are not soon done.
    """
    rest = deque(batches)
    trial_ends = time.monotonic() + (0 if _are_many(batches) else _TRIAL)
    while rest and (processes < 2 or len(rest) < 2 or time.monotonic() < trial_ends):
        yield work(rest.popleft())
    if not rest:
        return
    with _pool(min(processes, len(rest)) - 1, work) as pool:
        with _interrupts_held_back():
            others = [pool.submit(_do, batch) for batch in rest]
        yield from _in_order(rest, work, others)


def _are_many(batches: Sequence[Sequence[Item]]) -> bool:
    return sum(map(len, batches)) >= _PAYS


def _in_order(
    batches: Sequence[Sequence[Item]],
    work: Callable[[Sequence[Item]], Result],
    others: Sequence[Future[Result]],
) -> Iterator[Result]:
    """Take batches from the ``others`` as long as one waits, and yield all results in order."""
    own: list[Result] = []
    yielded = 0
    for at in reversed(range(len(batches))):
        if not others[at].cancel():
            break
        own.append(work(batches[at]))
        while yielded < at and others[yielded].done():
            yield others[yielded].result()
            yielded += 1
    yield from (other.result() for other in others[yielded : len(others) - len(own)])
    yield from reversed(own)


@contextmanager
def _pool(processes: int, work: Callable[[Any], Any]) -> Iterator[ProcessPoolExecutor]:
    """Give processes that do ``work``; they leave undone what nobody waits for in the end."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only large work needs it

    context = _way_to_start()
    is_over = context.Event()
    with ProcessPoolExecutor(processes, context, _begin, (work, is_over)) as pool:
        try:
            yield pool
        finally:
            is_over.set()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Keep Ctrl-C from processes that are started inside: a terminal sends it to them all.

    This one is told, and ends them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _way_to_start() -> Any:
    """Fork where that is safe, for then nothing is loaded twice; else start anew."""
    import multiprocessing  # noqa: PLC0415

    return multiprocessing.get_context("fork" if can_fork() else "spawn")


def _begin(work: Callable[[Any], Any], is_over: Event) -> None:
    from threading import Thread  # noqa: PLC0415

    Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()
    _work[:] = [partial(_unless_over, work, is_over)]


def _unless_over(work: Callable[[Any], Any], is_over: Event, batch: Any) -> Any:
    return None if is_over.is_set() else work(batch)


def _end_with_parent() -> None:
    """End as soon as the process that started this one is gone, and with it all that it holds.

    One that is killed tells nobody; its children would wait for work for ever,
    and the lock on the output folder would wait with them.
    """
    from multiprocessing import parent_process  # noqa: PLC0415

    if parent := parent_process():
        parent.join()
        os._exit(1)


def _do(batch: Any) -> Any:
    return _work[0](batch)
