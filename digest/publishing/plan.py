"""What a publication has to do: the wanted pages beside what lies in the output folder.

Only files that the manifest names are ours to overwrite or to leave out;
everything else is the user's and goes along as it is.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from digest.problems import Problem
from digest.publishing.manifest import Manifest, content_hash, read_manifest
from digest.publishing.paths import MANIFEST_NAME, folded, folders_above
from digest.publishing.place import Place
from digest.publishing.tree import Tree, scan

_MOST_CONFLICTS = 10  # told one by one, the rest at once


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of every file: the site's by path, and the user's.

    ``hashes`` is the manifest to come; ``changed`` are the pages to write,
    ``unchanged`` those that lie there already, ``stale`` files of ours that
    go; ``theirs`` is what the user put there.
    """

    hashes: Mapping[str, str]
    changed: frozenset[str]
    unchanged: frozenset[str]
    stale: frozenset[str]
    theirs: Tree
    conflicts: tuple[Problem, ...]
    is_known: bool

    @property
    def is_empty(self) -> bool:
        """Whether the output folder holds exactly the wanted site already."""
        return self.is_known and not self.changed and not self.stale


def plan_for(pages: Mapping[str, bytes], place: Place) -> Plan:
    """Return what to do so that ``place.output`` holds ``pages``. ``OSError`` when unreadable."""
    found = scan(place.output, place.own_names)
    manifest = read_manifest(place.output)
    hashes = {path: content_hash(content) for path, content in pages.items()}
    ours = manifest.hashes.keys() & found.files.keys()
    lying = _Lying(place.output, found, manifest)
    unchanged = frozenset(path for path in pages if lying.holds(path, pages[path], hashes[path]))
    theirs = _theirs(found, ours | unchanged | {MANIFEST_NAME})
    conflicts = tuple(_conflicts(pages.keys() - unchanged - ours, theirs, place))
    return Plan(
        hashes=hashes,
        changed=frozenset(pages.keys() - unchanged),
        unchanged=unchanged,
        stale=frozenset(ours - pages.keys()),
        theirs=theirs,
        conflicts=_shortened(conflicts),
        is_known=manifest.hashes == hashes,
    )


@dataclass(frozen=True, slots=True)
class _Lying:
    output: Path
    found: Tree
    manifest: Manifest

    def holds(self, path: str, content: bytes, wanted_hash: str) -> bool:
        """Tell whether the file ``path`` holds ``content``, reading it only when in doubt."""
        status = self.found.files.get(path)
        if status is None or not stat.S_ISREG(status.st_mode) or status.st_size != len(content):
            return False
        known = self.manifest.hashes.get(path)
        if known is not None and known != wanted_hash:
            return False
        if known and status.st_mtime_ns < self.manifest.written_ns:
            return True
        return (self.output / path).read_bytes() == content


def _theirs(found: Tree, ours: frozenset[str] | set[str]) -> Tree:
    our_folders = {folder for path in ours for folder in folders_above(path)}
    files = {path: status for path, status in found.files.items() if path not in ours}
    needed = {folder for path in files for folder in folders_above(path)}
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
    told = tuple(islice(conflicts, _MOST_CONFLICTS))
    if len(told) == len(conflicts):
        return told
    path = told[-1].path.partition("/")[0]
    message = "فایل‌های دیگری هم در خروجی جای صفحه‌ها را گرفته‌اند که این برنامه آن‌ها را نمی‌شناسد."
    hint = f"اگر همه را همین برنامه ساخته است، پوشهٔ «{path}» را خالی کنید و دوباره بسازید."
    return (*told, Problem(path, 0, "foreign-file", message, hint))
