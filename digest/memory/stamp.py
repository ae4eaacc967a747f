"""What produced a result beside its input: this program's own code, and the libraries it uses.

Names them by what lies on the disk; nothing is imported to be asked its version.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = (
    *("hazm", "jdatetime", "jinja2", "markdown", "markupsafe"),
    *("nh3", "pyyaml", "tzdata", "uharfbuzz"),
)


@cache
def code_stamp() -> str:
    """Name this program's code and tables, its libraries' versions, and Python's own."""
    stamp = blake2b(digest_size=12)
    stamp.update(library_versions().encode())
    for path in sorted(_files(os.fspath(_PACKAGE))):
        stamp.update(path.removeprefix(os.fspath(_PACKAGE)).encode())
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - hundreds of Paths cost
            stamp.update(file.read())
    return stamp.hexdigest()


def _files(folder: str) -> list[str]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                found += [] if entry.name == "__pycache__" else _files(entry.path)
            else:
                found.append(entry.path)
    return found


def library_versions() -> str:
    """Name Python's version, and those that installers leave in a folder beside each library."""
    libraries = sorted(
        name
        for folder in sys.path
        if Path(folder).name in {"site-packages", "dist-packages"} and Path(folder).is_dir()
        for name in os.listdir(folder)  # noqa: PTH208 - names alone are wanted
        if name.endswith(".dist-info") and name.lower().startswith(_LIBRARIES)
    )
    return f"{sys.version_info[:3]} {' '.join(libraries)}"
