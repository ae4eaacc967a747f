"""Every check of the content that a build does not need, in one run."""

from __future__ import annotations

from pathlib import Path

from digest.checks.spacing import spacing_problems
from digest.problems import Problem
from digest.progress import Progress, silently
from digest.reading.content import ARTICLES, LEAVES, read_names
from digest.reading.document import DocumentError, decode
from digest.reading.files import Source, read_folder


def check_content(root: Path, progress: Progress = silently) -> tuple[Problem, ...]:
    """Look at every article and page below ``root/content`` as a careful editor would."""
    keep = read_names(root).keep
    sources = tuple(
        source for folder in (ARTICLES, LEAVES) for source in read_folder(root, folder, ".md")[0]
    )
    return tuple(
        problem
        for source in progress(sources, "spacing")
        for problem in spacing_problems(source.path, _text(source), keep=keep)
    )


def _text(source: Source) -> str:
    try:
        return decode(source.content)
    except DocumentError:
        return ""  # the build has told of it
