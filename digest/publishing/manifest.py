"""The manifest: which files of the output folder are ours, and what we wrote in them.

It lies in the output folder itself, so that it changes in the same instant as
the site. A lost or damaged manifest owns nothing: then every file there is
taken for the user's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from msgspec import DecodeError, Struct
from msgspec.json import Decoder

from digest.memory.codec import encode_json
from digest.publishing.paths import MANIFEST_NAME

_FORMAT = 2


class Written(NamedTuple):
    """What we wrote in a file: its hash and its size."""

    hash: str
    size: int


class Manifest(Struct, frozen=True):
    """What we wrote in each file that is ours, by its path, and when that was written down.

    ``written_ns`` is the manifest's own file time: a file of ours that is no
    older may have been touched since. ``hash`` is that of the manifest itself,
    by which this very site is known.
    """

    files: Mapping[str, Written] = {}
    written_ns: int = 0
    hash: str = ""

    @property
    def is_there(self) -> bool:
        """Whether there was a manifest to read."""
        return self.written_ns > 0


class _File(Struct, frozen=True):
    """The manifest as its file has it."""

    format: int
    files: dict[str, Written]


_decode = Decoder(_File).decode


def content_hash(content: bytes) -> str:
    """Return 128 bits of the SHA-256 of ``content`` in hexadecimal."""
    return sha256(content).hexdigest()[:32]


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of ``folder``; an empty one when it is lost, damaged or foreign."""
    path = folder / MANIFEST_NAME
    try:
        content = path.read_bytes()
        file = _decode(content)
        written_ns = path.lstat().st_mtime_ns
    except (OSError, DecodeError, RecursionError):
        return Manifest()
    if file.format != _FORMAT:
        return Manifest()
    return Manifest(file.files, written_ns, content_hash(content))


def write_manifest(files: Mapping[str, Written], folder: Path) -> str:
    """Write down ``files`` as the manifest of ``folder``, and return its hash.

    The same files give the same bytes on every machine.
    """
    file = _File(_FORMAT, dict(sorted(files.items())))
    # A line for each file, for whoever looks into it.
    content = encode_json(file).replace(b"],", b"],\n")
    (folder / MANIFEST_NAME).write_bytes(content)
    return content_hash(content)
