"""One publication at a time: a lock of the operating system on a file.

The system lets go of it when its process dies, however that dies, so no lock
can outlive its build. The file goes with the lock.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from digest.problems import ContentError, Problem

PATIENCE = 10.0  # seconds: another build's last step takes about one
_PAUSE = 0.05

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock ``path``, waiting up to ``patience`` seconds for whoever has it.

    Raises ``ContentError`` when another process still holds it then.
    """
    descriptor = _acquired(path, time.monotonic() + patience)
    try:
        yield
    finally:
        _release(descriptor, path)


def _acquired(path: Path, deadline: float) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _take(descriptor)
        except (BlockingIOError, PermissionError):
            os.close(descriptor)
            if time.monotonic() >= deadline:
                raise ContentError((_busy(path),)) from None
            time.sleep(_PAUSE)
            continue
        if _is_still(descriptor, path):
            return descriptor
        os.close(descriptor)  # its holder took the file away between our opening and locking it


def _is_still(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _release(descriptor: int, path: Path) -> None:
    if sys.platform == "win32":  # an open file can't be removed there
        os.close(descriptor)
        with suppress(OSError):
            path.unlink()
        return
    with suppress(OSError):
        path.unlink()
    os.close(descriptor)


def _busy(path: Path) -> Problem:
    message = "ساخت دیگری همین حالا در حال نوشتن سایت است."
    return Problem(path.name, 0, "busy", message, "بگذارید آن ساخت تمام شود و دوباره بسازید.")
