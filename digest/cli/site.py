"""The commands that build the site: build, check and serve."""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cli.telling import FORMATS, counted, show_progress, tell_problems
from digest.problems import ContentError, Problem, Severity

if TYPE_CHECKING:
    from argparse import Namespace

    from digest.build import Built, Options

PROJECT = Path(__file__).resolve().parent.parent.parent


def build(parsed: Namespace) -> int:
    """Build the site and put it in place."""
    from digest.build import build_site  # noqa: PLC0415 - keeps the start light
    from digest.publishing import publish, recover  # noqa: PLC0415

    started = time.perf_counter()
    output = _output(parsed)
    recover(output)
    built = build_site(_options(parsed), show_progress)
    published = publish(built.pages, output)
    tell_problems(built.problems)
    seconds = time.perf_counter() - started
    print(
        f"Built {counted(built.articles, 'article')}, {counted(len(built.pages), 'file')} "
        f"({published.written} written, {published.unchanged} unchanged, "
        f"{published.removed} removed) in {seconds:.1f} s: {output / 'index.html'}"
    )
    return 0


def _output(parsed: Namespace) -> Path:
    """Name the folder the site goes to; never one that holds the content itself."""
    output: Path = parsed.output or parsed.root / "output"
    if (parsed.root / "content").resolve().is_relative_to(output.resolve()):
        message = "این پوشه خود محتوا را در بر دارد"
        hint = "برای --output پوشه‌ای جدا نام ببرید"
        raise ContentError((Problem(output.as_posix(), 0, "output-holds-content", message, hint),))
    return output


def check(parsed: Namespace) -> int:
    """Tell everything an editor should look at, in one run; fail on errors, or on warnings too."""
    from digest.checks.content import check_content  # noqa: PLC0415
    from digest.checks.external import check_external  # noqa: PLC0415
    from digest.checks.since import changed_figures  # noqa: PLC0415

    options = _options(parsed)
    checked = check_content(options, show_progress)
    problems = checked.problems
    if parsed.since:
        problems += tuple(changed_figures(options.root, parsed.since))
    if parsed.external:
        problems += check_external(options.root, checked.content, show_progress)
    for problem in sorted(problems):
        print(FORMATS[parsed.format](problem))
    counts = Counter(problem.severity for problem in problems)
    told = ", ".join(counted(counts[severity], severity) for severity in Severity)
    print(f"Checked {counted(len(checked.content.articles), 'article')}: {told}", file=sys.stderr)
    fatal = counts[Severity.ERROR] + (counts[Severity.WARNING] if parsed.strict else 0)
    return 1 if fatal else 0


def serve(parsed: Namespace) -> int:
    """Preview the site, drafts and later articles too, until Ctrl-C."""
    from digest.build import build_site  # noqa: PLC0415
    from digest.memory.recall import Memory  # noqa: PLC0415
    from digest.preview import Preview  # noqa: PLC0415
    from digest.preview import serve as serve_preview  # noqa: PLC0415

    options = _options(parsed, drafts=True)
    memory = Memory()

    def rebuild(changed: frozenset[Path]) -> Built:
        del changed  # the memory finds what is the same by its content
        return build_site(replace(options, now=_now()), memory=memory)

    preview = Preview(
        watch=(options.root / "content", options.design / "templates", options.design / "theme"),
        code=(PROJECT / "digest", PROJECT / "build.py"),
        host=parsed.host,
        port=parsed.port,
        base=parsed.base,
        open_browser=parsed.open,
    )
    return serve_preview(rebuild, preview, partial(print, flush=True))


def _options(parsed: Namespace, *, drafts: bool | None = None) -> Options:
    from digest.build import Options  # noqa: PLC0415

    has_own_design = (parsed.root / "templates").is_dir()
    return Options(
        root=parsed.root,
        design=parsed.root if has_own_design else PROJECT,
        now=_now(),
        base_url=parsed.base_url,
        drafts=parsed.drafts if drafts is None else drafts,
    )


def _now() -> datetime:
    """Read the clock: nothing below the command looks at it."""
    return datetime.now(UTC)
