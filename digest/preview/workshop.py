"""The workshop: turns changes into the next snapshot, and never dies of a fault.

Whatever a build raises becomes a problem with a place; the last good pages
stay, and the changes of a failed build are handed to the next one again.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from msgspec import structs

from digest.preview.shown_pages import ShownPages
from digest.preview.snapshot import Snapshot
from digest.preview.watching import Changes
from digest.problems import ContentError, Problem
from digest.progress import counted


class Built(Protocol):
    """What a build makes: all pages of the site, and what an editor should know."""

    @property
    def pages(self) -> Mapping[str, bytes]:
        """The bytes of every file by its path, made when they are looked at."""

    @property
    def keys(self) -> Mapping[str, str]:
        """What every file is made from: the same key means the same bytes."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Warnings: a build with an error raises ``ContentError``."""


class Builder(Protocol):
    """Makes the site, again and again.

    Both get the paths that changed since the last whole build that succeeded,
    at first none.
    """

    def whole(self, changes: Changes) -> Built:
        """Build the whole site; raises ContentError with what is wrong."""

    def proof(self, changes: Changes) -> Built | None:
        """Build what is quickly made of ``changes``, beside the last site; or nothing."""

    def stop(self) -> None:
        """Give up what is being built, soon, by ending the thread that builds."""


Tell = Callable[[str], None]


class Workshop:
    """Builds snapshot after snapshot, and tells of each in one line."""

    def __init__(self, builder: Builder, roots: tuple[Path, ...], tell: Tell) -> None:
        self._builder = builder
        self._roots = roots
        self._tell = tell
        self._unbuilt: Changes = frozenset()
        self._keys: Mapping[str, str] = {}

    def proof(self, last: Snapshot, changes: Changes) -> Snapshot | None:
        """Return what can be shown of ``changes`` at once, while the whole site is to be built.

        Nothing while a build is broken; and where a proof fails, the build
        that follows tells why.
        """
        if self._unbuilt or not changes or last.problems:
            return None
        with suppress(Exception):
            if built := self._builder.proof(changes):
                return structs.replace(last, pages=self._pages(built, last))
        return None

    def next(
        self, last: Snapshot, changes: Changes, problems: tuple[Problem, ...] = ()
    ) -> Snapshot:
        """Return the snapshot after ``changes``: new pages, or the last ones with problems.

        ``problems`` are those that make building pointless.
        """
        started = time.perf_counter()
        self._unbuilt |= changes
        if problems:
            return self._failed(last, problems)
        try:
            built = self._builder.whole(self._unbuilt)
            pages = self._pages(built, last)
            pages.print_samples(last.pages)
        except ContentError as error:
            return self._failed(last, error.problems)
        except Exception as error:  # an editor's preview outlives any fault
            return self._failed(last, (self._problem_of(error),))
        self._unbuilt = frozenset()
        made = _told(*pages.differing(self._keys))
        self._keys = pages.keys_of
        seconds = time.perf_counter() - started
        self._tell(f"{self._named(changes)}{made} made in {seconds:.2f} s")
        self._tell_all(built.problems)
        return structs.replace(last, pages=pages, problems=())

    def _pages(self, built: Built, last: Snapshot) -> ShownPages:
        return ShownPages(built.pages, built.keys, self._problem_of).after(last.pages)

    def _failed(self, last: Snapshot, problems: tuple[Problem, ...]) -> Snapshot:
        self._tell(f"{self._named(self._unbuilt)}not built, {counted(len(problems), 'problem')}:")
        self._tell_all(problems)
        return structs.replace(last, problems=problems)

    def _tell_all(self, problems: tuple[Problem, ...]) -> None:
        for problem in sorted(problems):
            self._tell(str(problem))

    def _named(self, changes: Changes) -> str:
        if not changes:
            return ""
        first = self._relative(min(changes))
        others = f" and {len(changes) - 1} more" if len(changes) > 1 else ""
        return f"{first}{others} changed: "

    def _relative(self, path: Path) -> str:
        """Name ``path`` from the folder that the watched one stands in."""
        root = next((root for root in self._roots if path.is_relative_to(root)), path)
        return path.relative_to(root.parent).as_posix()

    def _problem_of(self, error: Exception) -> Problem:
        path, line = self._place_of(error)
        message = f"خطایی پیش آمد که برنامه برایش پیامی ندارد:\n{type(error).__name__}: {error}"
        return Problem(path, line, "fault", message, "".join(traceback.format_exception(error)))

    def _place_of(self, error: Exception) -> tuple[str, int]:
        """Return the line that the error itself names, or the innermost one of a watched file."""
        frames = traceback.extract_tb(error.__traceback__)
        places = [(frame.filename, frame.lineno or 0) for frame in frames]
        named = getattr(error, "filename", None)
        if isinstance(named, str):
            places.append((named, getattr(error, "lineno", 0) or 0))
        watched = [
            place
            for place in places
            if any(Path(place[0]).is_relative_to(root) for root in self._roots)
        ]
        path, line = (watched or places)[-1]
        return self._relative(Path(path)) if watched else path, line


def problems_of_code(changed: Changes) -> tuple[Problem, ...]:
    """Return what keeps the program from starting anew with the ``changed`` files of its code."""
    return tuple(
        problem
        for path in sorted(changed)
        if path.suffix == ".py" and path.exists() and (problem := _problem_of_code(path))
    )


def _problem_of_code(path: Path) -> Problem | None:
    try:
        compile(path.read_bytes(), path, "exec")
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        message = f"برنامه دوباره آغاز نشد، چون این فایل پایتون درست نیست:\n{error}"
        return Problem(path.name, line, "code", message)
    return None


def _told(made: int, gone: int) -> str:
    return counted(made, "page") + (f", {gone} gone," if gone else "")
