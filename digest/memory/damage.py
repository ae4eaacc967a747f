"""What may be wrong with the memory, told apart by what is to become of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

_NO_FAULT = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
"""What stands against the file from without."""


class DamagedError(Exception):
    """The memory can't be read; the build goes on without it."""


class UnusableError(DamagedError):
    """The memory can't be used now, and may be sound: the disk is full, or another has it."""


class OtherVersionError(DamagedError):
    """The memory is sound, and another version of the program wrote it: its tables are others."""


def code_of(error: sqlite3.Error) -> int:
    """Return SQLite's code of an error, without what it adds of what was tried; 0 has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


@contextmanager
def damage_told() -> Iterator[None]:
    """Raise DamagedError for what SQLite and the disk raise."""
    try:
        yield
    except OSError as error:
        raise UnusableError(str(error)) from error
    except sqlite3.Error as error:
        kind = UnusableError if code_of(error) in _NO_FAULT else DamagedError
        raise kind(str(error)) from error
    except UnicodeDecodeError as error:  # SQLite quotes the damage, and Python can't read it
        raise DamagedError(str(error)) from error
