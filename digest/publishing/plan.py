"""What a publication has to do: the wanted pages beside what lies in the output folder.

Only files that the manifest names are ours to overwrite or to leave out;
everything else is the user's and goes along as it is.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from digest.problems import ContentError, Problem
from digest.publishing.keys import Keys
from digest.publishing.manifest import Manifest, Written, content_hash, read_manifest
from digest.publishing.paths import (
    MANIFEST_NAME,
    folded,
    folders_above,
    folders_of,
    path_problems,
)
from digest.publishing.place import Place
from digest.publishing.tree import Tree, scan

_MOST_CONFLICTS = 10  # told one by one, the rest at once


class Existing(Struct, frozen=True):
    """What lies in the output folder, and what the manifest says of it."""

    output: Path
    found: Tree
    manifest: Manifest

    def is_untouched(self, path: str) -> bool:
        """Tell whether the file ``path`` is as we wrote it, reading it only when in doubt."""
        written, status = self.manifest.files.get(path), self.found.files.get(path)
        if not written or not status or not stat.S_ISREG(status.st_mode):
            return False
        if status.st_size != written.size:
            return False
        if status.st_mtime_ns < self.manifest.written_ns:
            return True
        return content_hash((self.output / path).read_bytes()) == written.hash

    def holds(self, path: str, content: bytes) -> bool:
        """Tell whether the file ``path`` holds ``content``, whoever wrote it."""
        status = self.found.files.get(path)
        if not status or not stat.S_ISREG(status.st_mode) or status.st_size != len(content):
            return False
        return (self.output / path).read_bytes() == content


class Plan(Struct, frozen=True):
    """What becomes of every file: the site's by path, and the user's.

    ``settled`` lie there already and need not be printed; ``unsettled`` have
    to be, each with the hash of what lies there untouched, or nothing;
    ``stale`` are files of ours that go; ``theirs`` is what the user put there.
    ``manifest`` is that of the site which lies there, and ``inodes`` are the
    numbers of its settled files on the disk.
    """

    settled: Mapping[str, Written]
    unsettled: Mapping[str, str]
    stale: frozenset[str]
    theirs: Tree
    conflicts: tuple[Problem, ...]
    manifest: Manifest
    inodes: Mapping[str, int]


def plan_for(pages: Mapping[str, bytes], keys: Keys, place: Place) -> Plan:
    """Return what to do so that ``place.output`` holds ``pages``. ``OSError`` when unreadable.

    A page that has the same key as in the site there, and whose file nobody has
    touched, is there already. Raises ContentError where paths are unsafe.
    """
    manifest = read_manifest(place.output)
    _check_paths(pages, manifest)
    existing = Existing(place.output, scan(place.output, place.own_names), manifest)
    written = manifest.files
    ours = written.keys() & existing.found.files.keys()
    untouched = {path for path in ours & pages.keys() if existing.is_untouched(path)}
    before = keys.of_site(manifest.hash)
    settled = {path for path in untouched if path in before and before[path] == keys.now[path]}
    unsettled = {path: "" for path in pages if path not in settled}
    unsettled |= {path: written[path].hash for path in untouched - settled}
    # A manifest may be lost: then files with the wanted bytes are taken back.
    foreign = (unsettled.keys() & existing.found.files.keys()) - ours
    regained = {path for path in foreign if existing.holds(path, pages[path])}
    unsettled |= {path: content_hash(pages[path]) for path in regained}
    theirs = _theirs(existing.found, ours | regained | {MANIFEST_NAME})
    conflicts = tuple(_conflicts(unsettled.keys() - regained - ours, theirs, place))
    return Plan(
        settled={path: written[path] for path in settled},
        unsettled=unsettled,
        stale=frozenset(ours - pages.keys()),
        theirs=theirs,
        conflicts=_shortened(conflicts),
        manifest=manifest,
        inodes={path: existing.found.files[path].st_ino for path in settled},
    )


def _check_paths(pages: Mapping[str, bytes], manifest: Manifest) -> None:
    """Look at the paths, unless all of them were looked at when the site there was written."""
    if not pages.keys() <= manifest.files.keys() and (problems := path_problems(pages)):
        raise ContentError(problems)


def _theirs(found: Tree, ours: frozenset[str] | set[str]) -> Tree:
    our_folders = folders_of(ours)
    files = {path: status for path, status in found.files.items() if path not in ours}
    needed = folders_of(files)
    folders = {
        path: status
        for path, status in found.folders.items()
        if path in needed or path not in our_folders
    }
    return Tree(files, folders)


def _conflicts(new: set[str], theirs: Tree, place: Place) -> Iterator[Problem]:
    files = {folded(path): path for path in theirs.files}
    blocked = files | {folded(path): path for path in theirs.folders}
    for path in sorted(new):
        taken = (files.get(folded(folder)) for folder in folders_above(path))
        other = blocked.get(folded(path)) or next(filter(None, taken), None)
        if other:
            yield _conflict(path, other, place)


def _conflict(path: str, other: str, place: Place) -> Problem:
    name = place.output.name
    message = (
        f"صفحهٔ «{path}» جایش را در خروجی ندارد: «{other}» آنجاست و این برنامه آن را نساخته است."
    )
    hint = "اگر آن را خودتان گذاشته‌اید نامش را عوض کنید؛ اگر از ساختی پیشین مانده پاکش کنید."
    return Problem(f"{name}/{other}", 0, "foreign-file", message, hint)


def _shortened(conflicts: tuple[Problem, ...]) -> tuple[Problem, ...]:
    if len(conflicts) <= _MOST_CONFLICTS:
        return conflicts
    first = conflicts[:_MOST_CONFLICTS]
    path = first[-1].path.partition("/")[0]
    message = "فایل‌های دیگری هم در خروجی جای صفحه‌ها را گرفته‌اند که این برنامه آن‌ها را نمی‌شناسد."
    hint = f"اگر همه را همین برنامه ساخته است، پوشهٔ «{path}» را خالی کنید و دوباره بسازید."
    return (*first, Problem(path, 0, "foreign-file", message, hint))
