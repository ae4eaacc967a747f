"""What the disk refused, told as a problem: which path, why, and what to do."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.problems import ContentError, Problem

_FULL = (
    "disk-full",
    "جایی روی دیسک نمانده است.",
    "فضایی باز کنید و دوباره بسازید.",
)
_FORBIDDEN = (
    "no-permission",
    "اجازهٔ نوشتن در اینجا نیست.",
    "اجازه‌های پوشهٔ خروجی و پوشهٔ بالای آن را درست کنید و دوباره بسازید.",
)
_READ_ONLY = (
    "read-only",
    "این جا فقط خواندنی است.",
    "خروجی را جایی بگذارید که بتوان در آن نوشت.",
)
_KNOWN = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _READ_ONLY,
}


@contextmanager
def told_as_problems(output: Path) -> Iterator[None]:
    """Turn what the disk refuses while ``output`` is written into a ``ContentError``."""
    try:
        yield
    except OSError as error:
        raise ContentError((_problem_of(error, output),)) from error


def _problem_of(error: OSError, output: Path) -> Problem:
    code, why, hint = _KNOWN.get(
        error.errno or 0,
        ("output-failed", "سیستم‌عامل این کار را نپذیرفت.", "این جا را بررسی کنید و دوباره بسازید."),
    )
    path, home = Path(os.fsdecode(error.filename or output)), output.resolve().parent
    shown = path.relative_to(home) if path.is_relative_to(home) else path
    detail = f"({error.strerror or error})"
    message = f"سایت نوشته نشد: {why} {detail}"
    return Problem(shown.as_posix(), 0, code, message, hint)
