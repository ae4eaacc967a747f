"""The commands that look at the site without publishing it: check and serve."""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from digest.cli.options import PROJECT, site_options
from digest.cli.remembering import remembering
from digest.cli.telling import FORMATS, show_progress
from digest.problems import Severity
from digest.progress import counted

if TYPE_CHECKING:
    from argparse import Namespace

    from digest.memory.store import Store


def check(parsed: Namespace) -> int:
    """Tell everything an editor should look at, in one run; fail on errors, or on warnings too."""
    from digest.checks.content import check_content  # noqa: PLC0415
    from digest.checks.external import check_external  # noqa: PLC0415
    from digest.checks.since import changed_figures  # noqa: PLC0415

    options = site_options(parsed)
    checked = remembering(parsed.root, lambda store: check_content(options, store, show_progress))
    problems = checked.problems
    if parsed.since:
        problems += tuple(changed_figures(options.root, parsed.since))
    if parsed.external:
        problems += check_external(options.root, checked.content, show_progress)
    for problem in sorted(problems):
        print(FORMATS[parsed.format](problem))
    counts = Counter(problem.severity for problem in problems)
    summary = ", ".join(counted(counts[severity], severity) for severity in Severity)
    print(
        f"Checked {counted(len(checked.content.articles), 'article')}: {summary}", file=sys.stderr
    )
    fatal = counts[Severity.ERROR] + (counts[Severity.WARNING] if parsed.strict else 0)
    return 1 if fatal else 0


def serve(parsed: Namespace) -> int:
    """Preview the site, drafts and later articles too, until Ctrl-C."""
    return remembering(parsed.root, partial(_serve, parsed))


def _serve(parsed: Namespace, store: Store) -> int:
    from digest.cli.rebuilding import Rebuilder  # noqa: PLC0415
    from digest.preview import Preview  # noqa: PLC0415
    from digest.preview import serve as serve_preview  # noqa: PLC0415

    options = site_options(parsed, drafts=True)
    preview = Preview(
        watch=(options.root / "content", options.design / "templates", options.design / "theme"),
        code=(PROJECT / "digest", PROJECT / "build.py"),
        host=parsed.host,
        port=parsed.port,
        base=parsed.base,
        open_browser=parsed.open,
    )
    return serve_preview(Rebuilder(options, store), preview, partial(print, flush=True))
