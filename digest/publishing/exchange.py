"""Exchanging two folders in one step, where the system can do that.

Linux and macOS can, by a call that Python doesn't offer; Windows and some
file systems can't, and say so here.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, <linux/fs.h>
_RENAME_SWAP = 2  # macOS, <sys/stdio.h>
# The system, its file system, a container's rules or a mount point stand against it.
_CANT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV, errno.EBUSY, errno.EPERM}


def exchange(one: Path, other: Path) -> bool:
    """Give the folders ``one`` and ``other`` each other's name in one step.

    ``False``, with nothing changed, where that can't be done; ``OSError`` when
    it could but failed.
    """
    code = _error_of_exchange(os.fsencode(one), os.fsencode(other))
    if code and code not in _CANT:
        raise OSError(code, os.strerror(code), str(other))
    return code == 0


def _error_of_exchange(one: bytes, other: bytes) -> int:
    import ctypes  # noqa: PLC0415 - a no-change build needs none of it

    if sys.platform not in {"linux", "darwin"}:
        return errno.ENOSYS
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            failed = libc.renamex_np(one, other, ctypes.c_uint(_RENAME_SWAP))
        else:
            failed = libc.renameat2(
                _AT_FDCWD, one, _AT_FDCWD, other, ctypes.c_uint(_RENAME_EXCHANGE)
            )
    except AttributeError:  # an older C library
        return errno.ENOSYS
    return ctypes.get_errno() if failed else 0
