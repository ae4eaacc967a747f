"""The SQLite file of the memory, opened: its mark, its format, its tables, its faults."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.memory.damage import DamagedError, OtherVersionError, UnusableError

_OURS = 0x6B686272
"""The mark in the header of a file of ours: «khbr»."""

_FORMAT = 4
_PATIENCE = 30.0  # seconds that another build's writing is waited for
_MOMENT = 0.005  # seconds in which another build has made a new file, as a rule

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

# Parts are long for SQLite: without rowids, those over a kilobyte would have pages of their own.
_SCHEMA = """
CREATE TABLE source (path TEXT PRIMARY KEY, size INTEGER, changed INTEGER, key TEXT) WITHOUT ROWID;
CREATE TABLE record (id INTEGER PRIMARY KEY, key TEXT UNIQUE, value BLOB);
CREATE TABLE part (record INTEGER, name TEXT, value BLOB, PRIMARY KEY (record, name));
CREATE TABLE value (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
"""


def connect(path: Path | None) -> sqlite3.Connection:
    """Open the file at ``path``, new or old; without a path, a memory that ends with its use."""
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(
        path or ":memory:", timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA page_size = 16384")  # records and parts have some kilobytes
        _write_ahead(connection)
        # Nothing is waited for: a cut of power may damage the file, and damage is told and cleared.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -4000")
        _check_format(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let readers go on beside a writer; a new file is told so once, and keeps it.

    SQLite waits for no other connection while it does this, since two that wait
    for each other would wait for ever: so two builds that make the same file at
    the same moment have to try again.
    """
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if _code_of(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_MOMENT)
        else:
            return


def _check_format(connection: sqlite3.Connection) -> None:
    """Make the tables of a new file; one of another program is damaged for us."""
    connection.execute("BEGIN IMMEDIATE")
    (ours,) = connection.execute("PRAGMA application_id").fetchone()
    (format_,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not (ours or format_ or tables):
        connection.execute(f"PRAGMA application_id = {_OURS}")
        connection.execute(f"PRAGMA user_version = {_FORMAT}")
        for statement in filter(str.strip, _SCHEMA.split(";")):
            connection.execute(statement)
    elif ours != _OURS:
        raise DamagedError("not a memory of this program")
    elif format_ != _FORMAT:
        raise OtherVersionError(f"format {format_}, and not {_FORMAT}")
    connection.execute("COMMIT")


def _code_of(error: sqlite3.Error) -> int:
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
        kind = UnusableError if _code_of(error) in _NO_FAULT else DamagedError
        raise kind(str(error)) from error
    except UnicodeDecodeError as error:  # SQLite quotes the damage, and Python can't read it
        raise DamagedError(str(error)) from error
