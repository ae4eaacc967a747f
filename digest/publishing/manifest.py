"""The manifest: which files of the output folder are ours, and what we wrote in them.

It lies in the output folder itself, so that it changes in the same instant as
the site. A lost or damaged manifest owns nothing: then every file there is
taken for the user's own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from digest.publishing.paths import MANIFEST_NAME

_FORMAT = 2


class Written(NamedTuple):
    """What we wrote in a file: its hash, its size, and the key of what it was made from."""

    hash: str
    size: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What we wrote in each file that is ours, by its path, and when that was written down.

    ``written_ns`` is the manifest's own file time: a file of ours that is no
    older may have been touched since.
    """

    files: Mapping[str, Written] = field(default_factory=dict)
    written_ns: int = 0

    @property
    def is_there(self) -> bool:
        """Whether there was a manifest to read."""
        return self.written_ns > 0


def content_hash(content: bytes) -> str:
    """Return 128 bits of the SHA-256 of ``content`` in hexadecimal."""
    return sha256(content).hexdigest()[:32]


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of ``folder``; an empty one when it is lost, damaged or foreign."""
    path = folder / MANIFEST_NAME
    try:
        told = json.loads(path.read_bytes())
        rows = told["files"] if told["format"] == _FORMAT else {}
        files = {name: Written(*row) for name, row in rows.items()}
        written_ns = path.lstat().st_mtime_ns
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Manifest()
    return Manifest(files, written_ns) if all(map(_is_sound, files.values())) else Manifest()


def write_manifest(files: Mapping[str, Written], folder: Path) -> None:
    """Write down ``files`` as the manifest of ``folder``, the same bytes on every machine."""
    told = {"format": _FORMAT, "files": dict(sorted(files.items()))}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    # A line for each file, for whoever looks into it.
    (folder / MANIFEST_NAME).write_bytes(text.replace("],", "],\n").encode())


def _is_sound(written: Written) -> bool:
    return [type(part) for part in written] == [str, int, str]
