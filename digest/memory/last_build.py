"""What the last build saw and left behind, so that one with nothing to do is known at once.

A fingerprint is made of the names, sizes and times of files, never of their
bytes; reading it imports no more than Python itself has at hand.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path

from digest.memory import FOLDER
from digest.problems import Problem, Severity
from digest.text_files import replace_text

_NAME = "last-build.json"
_FORMAT = 3

_UNSETTLED_NS = 2_000_000_000
"""A file that changed so shortly ago may change again within one tick of the disk's clock."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """The last build of one output folder: what it came from, and what it left.

    ``inputs`` and ``outputs`` are fingerprints, ``asked`` what the command was
    asked for, and ``until`` the moment, in ISO 8601, at which the same content
    makes another site; empty when it never does.
    """

    asked: str
    inputs: str
    outputs: str
    until: str
    article_count: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A digest of the sizes and times of some files, the newest time, and all of it by path."""

    digest: str
    newest_ns: int
    file_stats: Mapping[str, tuple[int, int]]


def is_settled(changed_ns: int, now_ns: int) -> bool:
    """Tell whether a later edit of a file that changed at ``changed_ns`` will show in its time."""
    return changed_ns < now_ns - _UNSETTLED_NS


def fingerprint(places: Iterable[Path], *, follow: bool = False) -> Fingerprint:
    """Look at every file below ``places``, each a folder or a file; no file is opened.

    With ``follow``, a symbolic link counts with what it leads to.
    """
    digest = blake2b(digest_size=16)
    stats: dict[str, tuple[int, int]] = {}
    for place in places:
        found = _files(os.fspath(place), follow)
        lines = sorted([f"{path}\0{size}\0{changed_ns}\n" for path, size, changed_ns in found])
        digest.update("".join(lines).encode("utf-8", "surrogateescape") + b"\n")
        stats |= {path: (size, changed_ns) for path, size, changed_ns in found}
    newest = max((changed_ns for _, changed_ns in stats.values()), default=0)
    return Fingerprint(digest.hexdigest(), newest, stats)


def _files(place: str, follow: bool) -> list[tuple[str, int, int]]:
    """Find the path, the size and the time of each file; what can't be looked at has none."""
    found: list[tuple[str, int, int]] = []
    folders = [place]
    led_to: set[str] = set()  # links may lead back to where they stand
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name != "__pycache__":
                            folders.append(entry.path)
                        continue
                    status = entry.stat(follow_symlinks=False)
                    found.append((entry.path, status.st_size, status.st_mtime_ns))
                    if follow and entry.is_symlink() and _is_new(entry.path, led_to):
                        folders.append(entry.path)
        except NotADirectoryError:
            status = os.stat(folder)  # noqa: PTH116 - not a Path
            found.append((f"{folder}: a file", status.st_size, status.st_mtime_ns))
        except OSError as error:
            found.append((f"{folder}: error {error.errno}", 0, 0))
    return found


def _is_new(link: str, led_to: set[str]) -> bool:
    real = os.path.realpath(link)
    is_new = real not in led_to
    led_to.add(real)
    return is_new


def read_last_build(root: Path, output: Path) -> LastBuild | None:
    """Return what was noted of the last build into ``output``; nothing when that is lost or odd."""
    try:
        seal, _, text = (root / FOLDER / _NAME).read_text(encoding="utf-8").partition("\n")
        found = json.loads(text).get(os.fspath(output)) if seal == _seal(text) else None
    except (OSError, ValueError):
        return None
    if not found:
        return None
    problems = tuple(_problem(one) for one in found.pop("problems"))
    return LastBuild(**found, problems=problems)


def _problem(values: Sequence[object]) -> Problem:
    path, line, code, message, hint, severity = map(str, values)
    return Problem(path, int(line), code, message, hint, Severity(severity))


def note_last_build(root: Path, output: Path, last: LastBuild) -> None:
    """Note the last build into ``output`` in the place of any before, if the disk has room."""
    note = asdict(last)
    note["problems"] = [list(one.values()) for one in note["problems"]]
    text = json.dumps({os.fspath(output): note})
    path = root / FOLDER / _NAME
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        replace_text(path, f"{_seal(text)}\n{text}")


def _seal(text: str) -> str:
    """Name the text and its format: a note that is not whole is none."""
    return blake2b(f"{_FORMAT}\n{text}".encode(), digest_size=16).hexdigest()
