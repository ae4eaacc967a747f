"""A file that the command line names, read as text or told as a problem."""

from __future__ import annotations

from pathlib import Path

from digest.problems import ContentError, Problem


def read_text(path: Path) -> str:
    """Read ``path`` as UTF-8, its line ends as they are; raises ContentError where it is none."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        problem = Problem(path.as_posix(), 0, "unreadable", f"خوانده نشد: {error.strerror}")
    except UnicodeDecodeError:
        problem = Problem(path.as_posix(), 0, "not-utf8", "این پرونده با UTF-8 ذخیره نشده است")
    raise ContentError((problem,))
