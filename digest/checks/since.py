"""Published figures that changed without a correction, by the project's own history.

Asks git for the articles as they were; a project without git has no history
to compare with, and is told so.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from digest.model import Quantity
from digest.problems import ContentError, Problem, Severity
from digest.quantities import find_quantities
from digest.reading.articles import PlainArticle, read_plain
from digest.reading.paths import ARTICLES


def changed_figures(root: Path, revision: str) -> Iterator[Problem]:
    """Warn of each key figure that stood in an article at ``revision`` and stands there no more.

    An article that has gained a correction since has told its readers. Raises
    ContentError when git does not know ``revision``.
    """
    for path in _changed_paths(root, revision):
        before = read_plain(_git(root, "show", f"{revision}:./{path}"))
        now = root / path
        if not now.is_file():
            message = "این خبر منتشر شده بود و برداشته شده است"
            yield _warning(path, "removed-article", message)
            continue
        after = read_plain(now.read_text(encoding="utf-8-sig", errors="replace"))
        if len(after.corrections) <= len(before.corrections):
            for surface in _lost(before, after):
                message = f"عدد «{surface}» که منتشر شده بود دیگر در این خبر نیست"
                yield _warning(path, "changed-figure", message)


def _changed_paths(root: Path, revision: str) -> list[str]:
    """List the articles that were there at ``revision`` and are not the same now."""
    names = _git(
        root, "diff", "--name-only", "-z", "--relative", "--diff-filter=MDR", "--no-renames",
        revision, "--", ARTICLES,
    )  # fmt: skip
    return [name for name in names.split("\0") if name.endswith(".md")]


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except FileNotFoundError:
        raise ContentError((_fault("برنامهٔ git پیدا نشد"),)) from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip()
        raise ContentError((_fault(f"git نپذیرفت: {said}"),)) from None
    return done.stdout.decode("utf-8-sig", errors="replace")


def _lost(before: PlainArticle, after: PlainArticle) -> list[str]:
    """List the surfaces of the key figures that are said less often than before."""
    old, new = _key_figures(before), _key_figures(after)
    lost = Counter(map(_meaning, old)) - Counter(map(_meaning, new))
    return list(dict.fromkeys(figure.surface for figure in old if _meaning(figure) in lost))


def _key_figures(article: PlainArticle) -> list[Quantity]:
    return [found for found in find_quantities(article.text) if found.key]


def _meaning(quantity: Quantity) -> tuple[str, str, str]:
    """Compare what a figure says, not how it is spelled."""
    return (str(quantity.value), quantity.unit, str(quantity.bound))


def _warning(path: str, code: str, message: str) -> Problem:
    hint = "اصلاحیه‌ای در corrections بنویسید تا خوانندگان بدانند"
    return Problem(path, 0, code, message, hint, Severity.WARNING)


def _fault(message: str) -> Problem:
    return Problem(ARTICLES, 0, "no-history", message, "نام یک نگارش را بدهید، مانند HEAD~1")
