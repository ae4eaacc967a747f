"""Which paths a site may have, on every system it may be built on or copied to.

Slugs are made safe long before; this is the last look before the disk. It
knows nothing of what lies in the output folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from digest.problems import Problem

MANIFEST_NAME = ".khabarnameh.json"
LONGEST_NAME = 255  # bytes in UTF-8: the limit of ext4, XFS, APFS and most others
# Letters that Windows refuses in a name, control characters, and halves of characters.
_REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\ud800-\udfff]')
# Names that Windows keeps for devices, whatever their ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.I)


def path_problems(paths: Iterable[str]) -> tuple[Problem, ...]:
    """Return what is wrong with ``paths`` as the files of one site.

    Each must be relative, with forward slashes, without ``.`` and ``..``, and
    made of names every system can hold; no two may be one on a system that
    doesn't tell letters by case or by composition.

    >>> [problem.code for problem in path_problems(["a.html", "A.html", "../b.html"])]
    ['unsafe-path', 'same-path']
    """
    paths = sorted(paths)
    unsafe = (_unsafe(path, reason) for path in paths if (reason := _reason_against(path)))
    return (*unsafe, *_collisions(paths))


def folded(path: str) -> str:
    """Return ``path`` as a system sees it that knows neither case nor composition.

    >>> folded("Articles/A.html") == folded("articles/a.HTML")
    True
    """
    if path.isascii():
        return path.lower()
    return normalize("NFC", normalize("NFC", path).casefold())


def folders_above(path: str) -> Iterator[str]:
    """Yield the folders that ``path`` stands in, the nearest first.

    >>> list(folders_above("archive/1397/06.html"))
    ['archive/1397', 'archive']
    """
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return all folders that any of ``paths`` stands in.

    >>> sorted(folders_of(["archive/1397/06.html", "archive.html"]))
    ['archive', 'archive/1397']
    """
    nearest = {path.rpartition("/")[0] for path in paths} - {""}
    return nearest | {folder for path in nearest for folder in folders_above(path)}


def _reason_against(path: str) -> str:
    if not path or path.startswith("/"):
        return "مسیر باید نسبی باشد و خالی نباشد"
    if "\\" in path:
        return "مسیر نباید خط مورب وارونه داشته باشد"
    if folded(path) == MANIFEST_NAME:
        return "این نام از آنِ فهرست خودِ برنامه است"
    return next(filter(None, map(_reason_against_name, path.split("/"))), "")


def _reason_against_name(name: str) -> str:
    if name in {"", ".", ".."}:
        return "مسیر نباید بخش خالی، «.» یا «..» داشته باشد"
    if _REFUSED.search(name):
        return "نام نویسه‌ای دارد که همهٔ سامانه‌ها نمی‌پذیرند"
    if _DEVICE.fullmatch(name):
        return "این نام در ویندوز نام یک دستگاه است"
    if name[-1] in ". ":
        return "نام نباید به نقطه یا فاصله پایان یابد"
    if len(name.encode()) > LONGEST_NAME:
        return "نام از ۲۵۵ بایت بلندتر است"
    return ""


def _unsafe(path: str, reason: str) -> Problem:
    shown = path.encode("utf-8", "backslashreplace").decode()
    hint = "نامک (slug) یا نام فایلی را که این صفحه از آن ساخته می‌شود عوض کنید."
    return Problem(shown, 0, "unsafe-path", f"صفحهٔ «{shown}» نوشتنی نیست: {reason}.", hint)


def _collisions(paths: list[str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path in paths:
        if (other := first.setdefault(folded(path), path)) is not path:
            yield _same(other, path)
    for path in paths:
        for folder in folders_above(path):
            if other_file := first.get(folded(folder)):
                yield _same(other_file, path)


def _same(one: str, other: str) -> Problem:
    message = f"صفحه‌های «{one}» و «{other}» در بسیاری از سامانه‌ها در یک جا می‌نشینند."
    return Problem(other, 0, "same-path", message, "نامک (slug) یکی از این دو را عوض کنید.")
