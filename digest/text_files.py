"""Text files as UTF-8: read where a person names them, and replaced whole."""

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


def replace_text(path: Path, text: str) -> None:
    """Put ``text`` in the place of the file in one step: a crash leaves the old file or the new."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(text.encode("utf-8"))
    beside.replace(path)
