"""Where a publication works: the output folder, and what it keeps beside it meanwhile.

A mount point can't be renamed and its neighbours lie on another disk, so there
the work goes on inside the folder, file by file. Windows knows no exchange of
folders either.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from msgspec import Struct

from digest.problems import ContentError, Problem


class Place(Struct, frozen=True):
    """The real output folder and the paths of a publication under way.

    ``stage`` is a tree that is being made, or the old one after the swap;
    ``ready`` a finished one that is being moved into ``output`` file by file.
    ``by_files`` says that it will have to be, and then needs only what changed.
    """

    output: Path
    by_files: bool
    lock: Path
    stage: Path
    ready: Path

    @property
    def own_names(self) -> frozenset[str]:
        """The names that are no part of a site when the work goes on inside ``output``."""
        return frozenset((self.lock.name, self.stage.name, self.ready.name))


def place_of(output: Path) -> Place:
    """Return where to work for ``output``, which may be a link or not exist yet.

    Makes the folder above it when there is none.
    """
    real = output.resolve()
    if real.exists() and not real.is_dir():
        message = f"«{output.name}» باید پوشه باشد، ولی چیز دیگری است."
        hint = "آن را جابه‌جا کنید تا سایت همان جا ساخته شود."
        raise ContentError((Problem(output.name, 0, "not-a-folder", message, hint),))
    if real.exists() and not _is_writable(real):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), output.name)
    is_mounted = _is_mount_point(real)
    home = real if is_mounted else real.parent
    home.mkdir(parents=True, exist_ok=True)
    lock, stage, ready = (home / f".{real.name}.{role}" for role in ("lock", "stage", "ready"))
    return Place(real, is_mounted or os.name == "nt", lock, stage, ready)


def _is_writable(folder: Path) -> bool:
    as_effective_user = os.access in os.supports_effective_ids
    return os.access(folder, os.R_OK | os.W_OK | os.X_OK, effective_ids=as_effective_user)


def _is_mount_point(folder: Path) -> bool:
    return os.path.ismount(folder) or os.fspath(folder) in _mount_points()


def _mount_points() -> frozenset[str]:
    """Return the mount points Linux knows: a folder of the same disk doesn't show otherwise."""
    if sys.platform != "linux":
        return frozenset()
    try:
        lines = Path("/proc/self/mountinfo").read_bytes().splitlines()
    except OSError:
        return frozenset()
    fields = (line.split()[4] for line in lines)  # spaces and such are written in octal
    return frozenset(
        os.fsdecode(field.decode("unicode_escape").encode("latin-1")) for field in fields
    )
