"""Publishing: the output folder becomes the wanted site, whole or not at all.

At any moment, a kill or a full disk included, the folder is the whole site of
before or the whole new one; what an interrupted run left beside it is cleared
away by the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from digest.problems import ContentError
from digest.publishing.faults import faults_told
from digest.publishing.lock import locked
from digest.publishing.paths import path_problems
from digest.publishing.place import Place, place_of
from digest.publishing.plan import Plan, plan_for
from digest.publishing.stage import build_stage, discard
from digest.publishing.swap import finish_interrupted, swap


@dataclass(frozen=True, slots=True)
class Published:
    """How many files of the site were written, lay there already, and were removed."""

    written: int
    unchanged: int
    removed: int


def publish(pages: Mapping[str, bytes], output: Path) -> Published:
    """Make ``output`` hold exactly ``pages``, path to bytes, beside the user's own files.

    Nothing is touched when nothing has changed, and the file of an unchanged
    page keeps its time. Raises ``ContentError``, with the site as it was, when
    a path is unsafe or taken by a file of the user's, another build is under
    way, or the disk refuses.
    """
    if problems := path_problems(pages):
        raise ContentError(problems)
    with faults_told(output):
        place = place_of(output)
        with locked(place.lock):
            finish_interrupted(place)
            plan = plan_for(pages, place)
            if plan.conflicts:
                raise ContentError(plan.conflicts)
            if not plan.is_empty:
                _replace(plan, pages, place)
    return Published(len(plan.changed), len(plan.unchanged), len(plan.stale))


def recover(output: Path) -> None:
    """Bring a publication to ``output`` that was interrupted to its end, as ``publish`` does."""
    with faults_told(output):
        place = place_of(output)
        with locked(place.lock):
            finish_interrupted(place)


def _replace(plan: Plan, pages: Mapping[str, bytes], place: Place) -> None:
    try:
        build_stage(plan, pages, place)
        swap(place)
    finally:
        if place.stage.exists():
            with suppress(OSError):  # the site stands either way; the next start tries again
                discard(place.stage, place.output)
