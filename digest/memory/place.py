"""Where the memory lies, and how it is opened whatever has become of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from digest.memory import FOLDER
from digest.memory.damage import DamagedError, UnusableError
from digest.memory.store import Store

_NAME = "memory.sqlite3"


def open_store(root: Path) -> tuple[Store, DamagedError | None]:
    """Open the memory of the project at ``root``, and tell why one before was thrown away.

    Where no file can be kept, as on a disk that is full or read only, the
    memory lasts as long as this process, and has no path.
    """
    path = root / FOLDER / _NAME
    try:
        return Store(path), None
    except UnusableError:
        return Store(None), None
    except DamagedError as error:
        lost = error
    discard(path)
    with suppress(DamagedError):
        return Store(path), lost
    return Store(None), lost


@contextmanager
def passing_store() -> Iterator[Store]:
    """Open a memory that ends with its use, for a build that is to remember nothing.

    It lies on the disk where there is room, since it may grow large.
    """
    with ExitStack() as ending:
        store = _passing(ending)
        ending.callback(store.close)
        yield store


def _passing(ending: ExitStack) -> Store:
    with suppress(OSError, DamagedError):
        made = TemporaryDirectory(prefix="khabarnameh-", ignore_cleanup_errors=True)
        return Store(Path(ending.enter_context(made)) / _NAME)
    return Store(None)


def discard(path: Path | None) -> None:
    """Remove a memory with all that lies beside it."""
    if path:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                path.with_name(path.name + ending).unlink()
