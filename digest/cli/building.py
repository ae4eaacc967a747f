"""The command that builds the site and puts it in place."""

from __future__ import annotations

import gc
import time
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cli.options import PROJECT, design_of, read_clock, site_options
from digest.cli.remembering import remembering
from digest.cli.telling import (
    show_progress,
    tell_problems,
    tell_profile,
    tell_reasons,
)
from digest.memory import FOLDER
from digest.memory.last_build import (
    Fingerprint,
    LastBuild,
    fingerprint,
    is_settled,
    note_last_build,
    read_last_build,
)
from digest.memory.stamp import library_versions
from digest.problems import ContentError, Problem
from digest.progress import counted
from digest.stopwatch import Stopwatch

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Sequence

    from digest.build import Built
    from digest.memory.store import Store
    from digest.publishing import Published
    from digest.publishing.publish import Result, Work


def build(parsed: Namespace) -> int:
    """Build the site and put it in place, or tell why it can't be."""
    try:
        _build(parsed)
    except ContentError as error:
        tell_problems(error.problems, "output/ is left as it was")
        return 1
    return 0


def _build(parsed: Namespace) -> None:
    """Build the site and put it in place, unless it is there already."""
    started, now = time.perf_counter(), read_clock()
    output = _output(parsed)
    inputs = _inputs(parsed)
    last = read_last_build(parsed.root, output) if parsed.cache else None
    if last and _is_fresh(last, _asked(parsed), inputs, output, now):
        tell_problems(last.problems)
        _tell(f"Nothing has changed: {counted(last.article_count, 'article')}", output, started)
        return
    watch = Stopwatch()
    work = partial(_build_and_publish, parsed, output, watch, inputs)
    built, published = remembering(parsed.root, work, remember=parsed.cache)
    tell_problems(built.problems)
    if parsed.profile:
        tell_profile(watch, built.read)
    _tell(_outcome(built, published), output, started)
    if parsed.cache and is_settled(inputs.newest_ns, int(now.timestamp() * 1e9)):
        note_last_build(parsed.root, output, _last_build(parsed, output, built, inputs))


def _outcome(built: Built, published: Published) -> str:
    return (
        f"Built {counted(built.article_count, 'article')}, {counted(len(built.pages), 'file')} "
        f"({published.written} written, {published.unchanged} unchanged, "
        f"{published.removed} removed)"
    )


def _tell(what: str, output: Path, started: float) -> None:
    print(f"{what} in {time.perf_counter() - started:.2f} s: {output / 'index.html'}")


def _output(parsed: Namespace) -> Path:
    """Name the folder the site goes to; never one that holds the content itself."""
    output: Path = parsed.output or parsed.root / "output"
    if (parsed.root / "content").resolve().is_relative_to(output.resolve()):
        message = "این پوشه خود محتوا را در بر دارد"
        hint = "برای --output پوشه‌ای جدا نام ببرید"
        raise ContentError((Problem(output.as_posix(), 0, "output-holds-content", message, hint),))
    return output


def _inputs(parsed: Namespace) -> Fingerprint:
    """Look at all files that a build reads, the program's own among them."""
    design = design_of(parsed)
    places = (parsed.root / "content", design / "templates", design / "theme", PROJECT / "digest")
    return fingerprint(places, follow=True)


def _asked(parsed: Namespace) -> str:
    """Write down what the command asks for, beside the files that it reads."""
    return f"{parsed.base_url} {parsed.drafts} {design_of(parsed)} {library_versions()}"


def _is_fresh(
    last: LastBuild, asked: str, inputs: Fingerprint, output: Path, now: datetime
) -> bool:
    """Tell whether a build would make again, byte for byte, what lies in ``output``."""
    is_same = (last.asked, last.inputs) == (asked, inputs.digest)
    is_over = bool(last.until) and now >= datetime.fromisoformat(last.until)
    return is_same and not is_over and last.outputs == fingerprint((output,)).digest


def _build_and_publish(
    parsed: Namespace, output: Path, watch: Stopwatch, inputs: Fingerprint, store: Store
) -> tuple[Built, Published]:
    gc.disable()  # a build leaves no cycles, and looking for them takes a quarter of its time
    from digest.build import build_site  # noqa: PLC0415 - keeps the start light
    from digest.memory.ledger import Ledger  # noqa: PLC0415
    from digest.publishing import publish, recover  # noqa: PLC0415

    recover(output)
    options = site_options(parsed, file_stats=inputs.file_stats)
    built = build_site(options, store, show_progress, watch)
    with watch.time("print and publish"):
        print_all = partial(_print_all, built, options.processes)
        ledger = Ledger(store, output.resolve().as_posix(), built.keys)
        published = publish(built.pages, output, ledger, print_all, _spare(parsed, output))
    if parsed.verbose:
        tell_reasons(published.replaced, built.pages.keys_of)
    return built, published


def _spare(parsed: Namespace, output: Path) -> Path | None:
    """Name the folder of the second site: the memory has room for one, of the usual output."""
    is_kept = parsed.cache and output == parsed.root / "output"
    return parsed.root / FOLDER / "site" if is_kept else None


def _print_all(
    built: Built,
    processes: int,
    work: Callable[[Sequence[Work]], Result],
    pages: Sequence[Work],
) -> Iterable[Result]:
    """Print pages in as many processes as pays; their plans can't be sent, only inherited."""
    from digest.workers import can_fork, in_batches, work_along  # noqa: PLC0415

    built.pages.prepare(path for path, _ in pages)
    processes = processes if can_fork() else 1
    batches = in_batches(pages, processes)
    results = work_along(batches, work, processes)
    for _, result in zip(show_progress(batches, "printing"), results, strict=True):
        yield result


def _last_build(parsed: Namespace, output: Path, built: Built, inputs: Fingerprint) -> LastBuild:
    return LastBuild(
        asked=_asked(parsed),
        inputs=inputs.digest,
        outputs=fingerprint((output,)).digest,
        until=built.until,
        article_count=built.article_count,
        problems=built.problems,
    )
