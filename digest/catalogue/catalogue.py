"""Every article file to its record: remembered where it is the same, made where it is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from digest.catalogue.record import Record, make_records, read_record
from digest.catalogue.reference import Reference
from digest.memory.codec import NotReadableError
from digest.memory.store import DamagedError, Known, Made, Store
from digest.problems import Problem
from digest.progress import Progress
from digest.reading.content import ARTICLES
from digest.reading.files import Seen, Source, look_into, read_seen
from digest.workers import in_batches, work_on

_STAMP = "articles are read with"
_KEPT = 20_000

_UNSETTLED_NS = 2_000_000_000
"""A file that changed so shortly ago may change again within one tick of the disk's clock."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All records in the order of their paths, the files that were read anew, and what is wrong.

    ``read`` has the seconds that each of those files took.
    """

    records: tuple[Record, ...]
    read: Mapping[str, float]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Cataloguer:
    """Where the articles lie, what they are read with, and where they are remembered.

    ``now_ns`` is the moment of the build in nanoseconds since 1970, by which a
    file that has just been written is told from a settled one.
    """

    root: Path
    reference: Reference
    store: Store
    now_ns: int
    processes: int = 1

    def catalogue(self, progress: Progress) -> Catalogue:
        """Look at every article file, and read those that are not known as they are now.

        Raises DamagedError where the memory can't be read.
        """
        seen, problems = look_into(self.root, ARTICLES, ".md")
        keys = self._known_keys(seen)
        known = self.store.records(keys.values())
        unread = [one for one in seen if keys.get(one.path) not in known]
        seconds: dict[str, float] = {}
        faults = tuple(self._read(unread, keys, known, seconds, progress))
        self._remember(seen, keys)
        found = (known[keys[one.path]] for one in seen if one.path in keys)
        return Catalogue(tuple(map(_decoded, found)), seconds, (*problems, *faults))

    def _known_keys(self, seen: Sequence[Seen]) -> dict[str, str]:
        """Name what each file is made from, by its bytes where its looks are not known."""
        before = self.store.known()
        is_same = self.store.value(_STAMP) == self.reference.stamp.encode()
        keys = {}
        for one in seen:
            known = before.get(one.path)
            if is_same and known and (known.size, known.changed_ns) == (one.size, one.changed_ns):
                keys[one.path] = known.key
            elif before:
                source = read_seen(self.root, one)
                if not isinstance(source, Problem):
                    keys[one.path] = self.reference.key_of(source.path, source.content)
        return keys

    def _read(
        self,
        unread: Sequence[Seen],
        keys: dict[str, str],
        known: dict[str, bytes],
        seconds: dict[str, float],
        progress: Progress,
    ) -> Iterator[Problem]:
        """Read files and keep what comes of them; what can't be read is a problem."""
        batches = in_batches(unread)
        make = partial(_make, self.root, self.reference)
        results = work_on(batches, make, self.processes)
        for batch, results_of_batch in zip(progress(batches, "reading"), results, strict=True):
            made = [one for one in results_of_batch if isinstance(one, Made)]
            self.store.keep(made)
            for seen, one in zip(batch, results_of_batch, strict=True):
                if isinstance(one, Problem):
                    keys.pop(seen.path, None)
                    yield one
                else:
                    keys[seen.path] = one.key
                    known[one.key] = one.record
                    seconds[seen.path] = one.seconds

    def _remember(self, seen: Sequence[Seen], keys: dict[str, str]) -> None:
        before = self.store.known()
        now = {
            one.path: Known(one.size, self._settled(one.changed_ns), keys[one.path])
            for one in seen
            if one.path in keys
        }
        changed = [(path, one) for path, one in now.items() if before.get(path) != one]
        self.store.remember_files(changed, before.keys() - now.keys())
        self.store.keep_value(_STAMP, self.reference.stamp.encode())

    def _settled(self, changed_ns: int) -> int:
        """Give the time of a file, or none that any file has while it may still change unseen."""
        return changed_ns if changed_ns < self.now_ns - _UNSETTLED_NS else -1


def _make(root: Path, reference: Reference, batch: Sequence[Seen]) -> list[Made | Problem]:
    """Read and understand some files, in whatever process."""
    found = [read_seen(root, seen) for seen in batch]
    made = iter(make_records([one for one in found if isinstance(one, Source)], reference))
    return [next(made) if isinstance(one, Source) else one for one in found]


@lru_cache(_KEPT)
def _decoded(record: bytes) -> Record:
    """Read a record; the preview reads nearly all of them again at every build."""
    try:
        decoded: Record = read_record(record)
    except NotReadableError as error:
        raise DamagedError(str(error)) from error
    return decoded
