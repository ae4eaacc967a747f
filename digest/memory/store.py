"""The memory of past builds: one SQLite file that any build may lose without harm.

What is kept goes by a key of all that it was made from, so that nothing has to
be declared out of date. A file that is damaged or not ours is thrown away; it
is never believed, and nothing in it can run: each value goes with a checksum of
itself and of the names it was kept under.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple
from zlib import crc32

from msgspec import Struct

from digest.memory.connection import connect, damage_told
from digest.memory.damage import DamagedError

_AT_ONCE = 500
"""So many records are asked for together: SQLite may allow no more than 999 values."""
_OLD = 2_000
"""So many records that no file has any more are kept, for an editor who goes back; up to twice
as many may gather before the oldest go."""

_SEAL = 4  # bytes of a checksum before each value


class Made(Struct, frozen=True):
    """What was made of one file: a record, and the parts that are fetched one by one.

    ``seconds`` is how long it took, for whoever asks where the time goes.
    """

    key: str
    record: bytes
    parts: tuple[tuple[str, bytes], ...]
    seconds: float = 0.0


class Known(NamedTuple):
    """A file as it was last seen, and the key of what was made of it."""

    size: int
    changed_ns: int
    key: str


class Store:
    """Records and their parts by key, and the files they were made of by path.

    Every method raises DamagedError where the file can't be read or written.
    May be used from several threads, and from processes forked off this one.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the file at ``path``, or nothing but this process's memory without a path."""
        self.path = path
        self._lock = RLock()
        self._process = os.getpid()
        with damage_told():
            self._connection = connect(path)

    def close(self) -> None:
        """Close the file; what was kept stays in it."""
        with self._lock, damage_told():
            self._connection.close()

    def __del__(self) -> None:
        """Close what nobody holds any more: a build without memory has a store of its own."""
        with suppress(AttributeError, sqlite3.Error):  # it may never have been opened
            self._connection.close()

    def known(self) -> dict[str, Known]:
        """Return every file as it was last seen."""
        rows = self._rows("SELECT path, size, changed, key FROM source")
        return {path: Known(size, changed, key) for path, size, changed, key in rows}

    def records(self, keys: Collection[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the records that are there with their keys, never holding many at once."""
        wanted = set(keys)
        if len(wanted) > _AT_ONCE:  # most of all, as a rule: they are read in the order of the file
            rows: Iterable[tuple[Any, ...]] = (
                row for row in self._all_records() if row[0] in wanted
            )
        else:
            query = f"SELECT key, value FROM record WHERE key IN ({_placeholders(wanted)})"
            rows = self._rows(query, tuple(wanted))
        for key, value in rows:
            yield key, _unsealed(value, key)

    def _all_records(self) -> Iterator[tuple[Any, ...]]:
        query = "SELECT id, key, value FROM record WHERE id > ? ORDER BY id LIMIT ?"
        last = 0
        while rows := self._rows(query, (last, _AT_ONCE)):
            yield from (row[1:] for row in rows)
            last = rows[-1][0]

    def part(self, key: str, name: str) -> bytes | None:
        """Return one part of a record, where it is there."""
        query = (
            "SELECT part.value FROM record JOIN part ON part.record = record.id"
            " WHERE record.key = ? AND part.name = ?"
        )
        for (value,) in self._rows(query, (key, name)):
            return _unsealed(value, key, name)
        return None

    def parts(self, key: str, prefix: str) -> tuple[bytes, ...]:
        """Return the parts of a record whose names begin with ``prefix``."""
        query = (
            "SELECT part.name, part.value FROM record JOIN part ON part.record = record.id"
            " WHERE record.key = ? AND part.name >= ? AND part.name < ?"
        )
        found = self._rows(query, (key, prefix, prefix + "\U0010ffff"))
        return tuple(_unsealed(value, key, name) for name, value in found)

    def part_of_each(self, keys: Sequence[str], name: str) -> dict[str, bytes]:
        """Return one part of each of many records, by the keys of those that have it."""
        query = (
            "SELECT record.key, part.value FROM record JOIN part ON part.record = record.id"
            " WHERE part.name = ? AND record.key IN (%s)"
        )
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            rows = self._rows(query % _placeholders(some), (name, *some))
            found |= {key: _unsealed(value, key, name) for key, value in rows}
        return found

    def keep(self, made: Sequence[Made]) -> None:
        """Keep what was made, all of it or nothing."""
        with self._writing() as connection:
            for one in made:
                insert = "INSERT OR IGNORE INTO record (key, value) VALUES (?, ?)"
                done = connection.execute(insert, (one.key, _sealed(one.record, one.key)))
                if done.rowcount:  # another build may have kept it meanwhile
                    rows = [
                        (done.lastrowid, name, _sealed(value, one.key, name))
                        for name, value in one.parts
                    ]
                    connection.executemany("INSERT INTO part VALUES (?, ?, ?)", rows)

    def remember_files(self, seen: Iterable[tuple[str, Known]], gone: Iterable[str]) -> None:
        """Note files as they were seen now, and forget those that are gone."""
        rows = [(path, one.size, one.changed_ns, one.key) for path, one in seen]
        lost = [(path,) for path in gone]
        if rows or lost:
            with self._writing() as connection:
                connection.executemany("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?)", rows)
                connection.executemany("DELETE FROM source WHERE path = ?", lost)
                _trim(connection)

    def value(self, key: str) -> bytes | None:
        """Return the value kept under ``key``."""
        for (value,) in self._rows("SELECT value FROM value WHERE key = ?", (key,)):
            return _unsealed(value, key)
        return None

    def value_as(self, key: str, read: Callable[[bytes], Any]) -> Any:
        """Return what ``read`` makes of the value kept under ``key``, where there is one.

        One that is as it was kept, and can't be read, is of another version of
        the program, which wrote such values otherwise: for this one there is none.
        """
        value = self.value(key)
        with suppress(DamagedError):
            return None if value is None else read(value)
        return None

    def keep_value(self, key: str, value: bytes) -> None:
        """Keep a value in the place of the one before."""
        with self._writing() as connection:
            row = (key, _sealed(value, key))
            connection.execute("INSERT OR REPLACE INTO value VALUES (?, ?)", row)

    def _rows(self, query: str, given: tuple[object, ...] = ()) -> list[tuple]:  # type: ignore[type-arg]
        with self._lock, damage_told():
            return self._own_connection().execute(query, given).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, damage_told(), self._own_connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection

    def _own_connection(self) -> sqlite3.Connection:
        """Return the connection of this process: one that was forked must not share another's.

        Where there is no file, it has a copy of what was kept before the fork.
        """
        if self.path and self._process != os.getpid():
            self._connection = connect(self.path)
            self._process = os.getpid()
        return self._connection


def _placeholders(values: Collection[object]) -> str:
    """Give what stands for ``values`` in a query."""
    return ",".join("?" * len(values))


def _trim(connection: sqlite3.Connection) -> None:
    """Forget all but the newest records that no file has any more, once there are many more."""
    counts = "SELECT (SELECT count(*) FROM record) - (SELECT count(*) FROM source)"
    ((surplus,),) = connection.execute(counts)
    if surplus <= 2 * _OLD:  # to look for them takes as long as to read all keys
        return
    old = (
        "SELECT id FROM record WHERE key NOT IN (SELECT key FROM source)"
        " ORDER BY id DESC LIMIT -1 OFFSET ?"
    )
    lost = connection.execute(old, (_OLD,)).fetchall()
    connection.executemany("DELETE FROM part WHERE record = ?", lost)
    connection.executemany("DELETE FROM record WHERE id = ?", lost)


def _sealed(value: bytes, *names: str) -> bytes:
    """Put a checksum before a value: the disk may change a byte, and SQLite would not see it."""
    return _checksum(value, names) + value


def _unsealed(sealed: object, *names: str) -> bytes:
    if isinstance(sealed, bytes) and sealed[:_SEAL] == _checksum(sealed[_SEAL:], names):
        return sealed[_SEAL:]
    raise DamagedError("a value is not what was kept")


def _checksum(value: bytes, names: tuple[str, ...]) -> bytes:
    return crc32(value, crc32("\0".join(names).encode())).to_bytes(_SEAL, "big")
