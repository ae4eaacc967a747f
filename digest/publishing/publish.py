"""Publishing: the output folder becomes the wanted site, whole or not at all.

At any moment, a kill or a full disk included, the folder is the whole site of
before or the whole new one; what an interrupted run left beside it is cleared
away by the next.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from digest.problems import ContentError
from digest.publishing.faults import told_as_problems
from digest.publishing.keys import Keys, NoKeys
from digest.publishing.lock import locked
from digest.publishing.manifest import Written
from digest.publishing.place import Place, place_of
from digest.publishing.plan import Plan, plan_for
from digest.publishing.spare import keep, revive, take
from digest.publishing.stage import Stage, complete_stage, discard, replace_manifest
from digest.publishing.swap import finish_interrupted, swap


@dataclass(frozen=True, slots=True)
class Published:
    """How many files of the site were written, lay there already, and were removed.

    ``replaced`` has the key that each written file had before; empty for a new one.
    """

    written: int
    unchanged: int
    removed: int
    replaced: Mapping[str, str] = field(default_factory=dict, compare=False)


Work = tuple[str, str]
"""A page to print: its path, and the hash of what lies there untouched, or nothing."""

Result = list[tuple[str, Written, bool]]
"""What :meth:`Stage.print` says of a row of pages."""

Printer = Callable[[Callable[[Sequence[Work]], Result], Sequence[Work]], Iterable[Result]]
"""Does the work that it is given on all of a row of pages, cut as it likes, in any process."""


def one_by_one(work: Callable[[Sequence[Work]], Result], pages: Sequence[Work]) -> Iterable[Result]:
    """Do the work in this process."""
    yield work(pages)


def publish(
    pages: Mapping[str, bytes],
    output: Path,
    keys: Keys | None = None,
    print_all: Printer = one_by_one,
    spare: Path | None = None,
) -> Published:
    """Make ``output`` hold exactly ``pages``, path to bytes, beside the user's own files.

    Where ``keys`` tell what pages are made from, a page with the same key as
    before is not looked at; ``print_all`` prints the others. A ``spare`` of the
    site is kept in that folder, if it is on the same disk. Nothing is touched
    when nothing has changed, and the file of an unchanged page keeps its time.
    Raises ``ContentError``, with the site as it was, when a path is
    unsafe or taken by a file of the user's, another build is under way, or the
    disk refuses.
    """
    keys = keys or NoKeys()
    with told_as_problems(output):
        place = place_of(output)
        with locked(place.lock):
            finish_interrupted(place)
            if spare:
                revive(spare, place)
            plan = plan_for(pages, keys, place)
            if plan.conflicts:
                raise ContentError(plan.conflicts)
            try:
                return _put_in_place(plan, pages, place, keys, print_all, spare)
            finally:
                _clear_stage(place)


def recover(output: Path) -> None:
    """Bring a publication to ``output`` that was interrupted to its end, as ``publish`` does."""
    with told_as_problems(output):
        place = place_of(output)
        with locked(place.lock):
            finish_interrupted(place)


def _put_in_place(
    plan: Plan,
    pages: Mapping[str, bytes],
    place: Place,
    keys: Keys,
    print_all: Printer,
    spare: Path | None,
) -> Published:
    is_to_do = bool(plan.unsettled or plan.stale or not place.output.exists())
    kept = take(spare, place, plan.inodes) if spare and is_to_do else set[str]()
    printed, new = _print_into_stage(plan, pages, place, print_all)
    files = {**plan.settled, **printed}
    before = keys.of_site(plan.manifest.hash)
    manifest = plan.manifest.hash
    if new or plan.stale or not place.output.exists():
        manifest = complete_stage(files, files.keys() - new - kept, plan.theirs, place)
        swap(place)
    elif files != plan.manifest.files:
        manifest = replace_manifest(files, place)
    if printed or plan.stale:
        keys.note(manifest)
    if spare and not spare.exists():
        keep(spare, place, files.keys(), new, plan.manifest)
    replaced = {path: before.get(path, "") for path in sorted(new)}
    return Published(len(new), len(files) - len(new), len(plan.stale), replaced)


def _print_into_stage(
    plan: Plan, pages: Mapping[str, bytes], place: Place, print_all: Printer
) -> tuple[dict[str, Written], set[str]]:
    """Print what is not settled; give what is to be in each file, and which ones are new."""
    printed: dict[str, Written] = {}
    new: set[str] = set()
    stage = Stage(pages, os.fspath(place.stage))
    for result in print_all(stage.print, tuple(plan.unsettled.items())):
        for path, written, is_new in result:
            printed[path] = written
            if is_new:
                new.add(path)
    return printed, new


def _clear_stage(place: Place) -> None:
    if place.stage.exists():
        with suppress(OSError):  # the site stands either way; the next start tries again
            discard(place.stage, place.output)
