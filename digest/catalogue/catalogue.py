"""Every article file to its record: remembered where it is the same, made where it is not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from digest.catalogue.record import Record, make_records, read_record
from digest.catalogue.reference import Reference
from digest.memory.last_build import is_settled
from digest.memory.store import Known, Made, Store
from digest.problems import Problem
from digest.progress import Progress
from digest.reading.files import (
    NO_STATS,
    FileStats,
    FoundFile,
    Source,
    find_file,
    find_files,
    read_found,
)
from digest.reading.paths import ARTICLES
from digest.workers import in_batches, work_on

_STAMP = "articles are read with"


class Catalogue(Struct, frozen=True):
    """All records in the order of their paths, the files that were read anew, and what is wrong.

    ``read`` has the seconds that each of those files took. ``known`` are the
    files as they were seen, by their paths, and ``stamp`` names what they were
    read with.
    """

    records: tuple[Record, ...]
    read: Mapping[str, float]
    problems: tuple[Problem, ...]
    known: Mapping[str, Known]
    stamp: str


class _Read(NamedTuple):
    """A file that was read anew: its record with the key of that, and the seconds it took."""

    key: str
    record: Record
    seconds: float


class Cataloguer(Struct, frozen=True):
    """Where the articles lie, what they are read with, and where they are remembered.

    ``now_ns`` is the moment of the build in nanoseconds since 1970, by which a
    file that has just been written is told from a settled one; ``file_stats`` are
    the sizes and times of files, where the disk was asked for them just before.
    """

    root: Path
    reference: Reference
    store: Store
    now_ns: int
    processes: int = 1
    file_stats: FileStats = NO_STATS

    def catalogue(self, progress: Progress, last: Catalogue | None = None) -> Catalogue:
        """Look at every article file, and read those that are not known as they are now.

        ``last`` is the catalogue before, where this process has made one: what
        it holds need not be fetched. Raises DamagedError where the memory can't
        be read.
        """
        files, problems = find_files(self.root, ARTICLES, ".md", self.file_stats)
        before, stamp = (last.known, last.stamp) if last else self._known()
        keys = self._known_keys(files, before, is_same=stamp == self.reference.stamp)
        records = self._remembered(keys.values(), last)
        unread = [one for one in files if keys.get(one.path) not in records]
        outcomes = dict(self._read(unread, progress))
        read = {path: one for path, one in outcomes.items() if isinstance(one, _Read)}
        faults = [one for one in outcomes.values() if isinstance(one, Problem)]
        records |= {one.key: one.record for one in read.values()}
        keys = {path: key for path, key in keys.items() if path not in outcomes}
        keys |= {path: one.key for path, one in read.items()}
        known = self._now_known(files, keys, before)
        self._remember(known, before, stamp)
        return Catalogue(
            records=tuple(records[keys[one.path]] for one in files if one.path in keys),
            read={path: one.seconds for path, one in read.items()},
            problems=(*problems, *faults),
            known=known,
            stamp=self.reference.stamp,
        )

    def records_of(self, paths: Iterable[str]) -> tuple[Record, ...]:
        """Read some articles by themselves; one that can't be read is left out."""
        files = [one for path in paths if (one := find_file(self.root, path))]
        made = [one for one in _make(self.root, self.reference, files) if isinstance(one, Made)]
        self.store.keep(made)
        return tuple(read_record(one.record) for one in made)

    def _known(self) -> tuple[Mapping[str, Known], str]:
        """Give the files as they were last seen, and the name of what they were read with."""
        return self.store.known(), (self.store.value(_STAMP) or b"").decode()

    def _known_keys(
        self, files: Sequence[FoundFile], before: Mapping[str, Known], *, is_same: bool
    ) -> dict[str, str]:
        """Name what each file is made from, by its bytes where its size and time are not known."""
        keys = {}
        for one in files:
            known = before.get(one.path)
            if is_same and known and (known.size, known.changed_ns) == (one.size, one.changed_ns):
                keys[one.path] = known.key
            elif before:
                source = read_found(self.root, one)
                if not isinstance(source, Problem):
                    keys[one.path] = self.reference.key_of(source.path, source.content)
        return keys

    def _remembered(self, keys: Collection[str], last: Catalogue | None) -> dict[str, Record]:
        """Give the records that are there, by their keys."""
        records = {last.known[one.path].key: one for one in last.records} if last else {}
        missing = [key for key in keys if key not in records]
        for key, record in self.store.records(missing):
            records[key] = read_record(record)
        return records

    def _read(
        self, unread: Sequence[FoundFile], progress: Progress
    ) -> Iterator[tuple[str, _Read | Problem]]:
        """Read files and remember what comes of them; yield by path the outcome of each."""
        batches = in_batches(unread, self.processes)
        make = partial(_make, self.root, self.reference)
        results = work_on(batches, make, self.processes)
        for batch, outcomes in zip(progress(batches, "reading"), results, strict=True):
            self.store.keep([one for one in outcomes if isinstance(one, Made)])
            for file, one in zip(batch, outcomes, strict=True):
                if isinstance(one, Made):
                    yield file.path, _Read(one.key, read_record(one.record), one.seconds)
                else:
                    yield file.path, one

    def _now_known(
        self, files: Sequence[FoundFile], keys: Mapping[str, str], before: Mapping[str, Known]
    ) -> dict[str, Known]:
        """Give the files as they are seen now; what is as before is the same value."""
        known = {}
        for one in files:
            if key := keys.get(one.path):
                now, last = (one.size, self._settled(one.changed_ns), key), before.get(one.path)
                known[one.path] = last if last == now else Known(*now)
        return known

    def _remember(self, now: Mapping[str, Known], before: Mapping[str, Known], stamp: str) -> None:
        changed = [(path, one) for path, one in now.items() if before.get(path) is not one]
        self.store.remember_files(changed, before.keys() - now.keys())
        if stamp != self.reference.stamp:
            self.store.keep_value(_STAMP, self.reference.stamp.encode())

    def _settled(self, changed_ns: int) -> int:
        """Give the time of a file; one that no file has while an edit might not show in it."""
        return changed_ns if is_settled(changed_ns, self.now_ns) else -1


def _make(root: Path, reference: Reference, batch: Sequence[FoundFile]) -> list[Made | Problem]:
    """Read and understand some files, in whatever process."""
    found = [read_found(root, file) for file in batch]
    made = iter(make_records([one for one in found if isinstance(one, Source)], reference))
    return [next(made) if isinstance(one, Source) else one for one in found]
