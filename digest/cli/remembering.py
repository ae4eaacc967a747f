"""The memory as commands use it: opened, and thrown away where it turns out damaged."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from digest.memory.store import Store

Result = TypeVar("Result")


def remembering(root: Path, work: Callable[[Store], Result], *, remember: bool = True) -> Result:
    """Do ``work`` with the memory of the project at ``root``, or without a damaged one."""
    from digest.memory.damage import DamagedError, OtherVersionError, UnusableError  # noqa: PLC0415
    from digest.memory.place import discard, open_store, passing_store  # noqa: PLC0415

    if not remember:
        with passing_store() as store:
            return work(store)
    store, lost = open_store(root)
    if not store.path:
        _tell("can't be kept here; nothing is remembered")
    elif isinstance(lost, OtherVersionError):
        _tell("is of another version of the program; everything is worked out anew")
    elif lost:
        _tell("was damaged, and was thrown away")
    try:
        with closing(store):
            return work(store)
    except UnusableError as error:
        _tell(f"can't be used ({error}); nothing is remembered")
    except DamagedError as error:
        _tell(f"can't be used and is thrown away ({error})")
        discard(store.path)
    with passing_store() as store:
        return work(store)


def _tell(what: str) -> None:
    print(f"The memory in .cache/ {what}.", file=sys.stderr)
