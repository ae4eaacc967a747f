"""The command: the only place that prints or decides an exit code.

Exit codes: 0 done, 1 the content has problems (or the disk refused), 2 the
command was not understood.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.problems import ContentError, Problem, Severity

if TYPE_CHECKING:
    from digest.build import Options

ROOT = Path(__file__).resolve().parent.parent
LONG_WORK = 50
"""Articles from which a progress bar is worth its line."""


def main(arguments: list[str]) -> int:
    """Run the command with ``arguments`` and return its exit code."""
    parsed = _parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed))
    except ContentError as error:
        _tell_problems(error.problems)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py", description="Publish a Persian news digest from content/ to output/."
    )
    parser.set_defaults(**vars(_defaults()), run=_build)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    build = commands.add_parser("build", help="build content/ into output/ (the default)")
    _site_options(build)
    build.set_defaults(run=_build)
    preview = commands.add_parser("serve", help="preview on this machine, reloaded at every edit")
    _site_options(preview)
    _preview_options(preview)
    preview.set_defaults(run=_serve)
    check = commands.add_parser("check", help="build in memory and tell what is wrong")
    _site_options(check)
    check.set_defaults(run=_check)
    new = commands.add_parser("new", help="start an article in content/articles/")
    new.add_argument("title", help="the article's title, in Persian")
    new.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help=_ROOT_HELP)
    new.set_defaults(run=_new)
    return parser


_ROOT_HELP = "the folder of content/, and of templates/ and theme/ where it has its own"


def _site_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help=_ROOT_HELP)
    parser.add_argument(
        "--output", type=Path, default=None, metavar="DIR", help="where the site goes (output/)"
    )
    parser.add_argument(
        "--base-url", default="", metavar="URL", help="the site's public address, for feeds and 404"
    )
    parser.add_argument("--drafts", action="store_true", help="show drafts too")


def _preview_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (only this machine)")
    parser.add_argument("--port", type=int, default=5500, help="the port, or the next free one")
    parser.add_argument("--base", default="/", metavar="PATH", help="show the site below this path")
    parser.add_argument("--open", action="store_true", help="open the browser")


def _defaults() -> argparse.Namespace:
    """Give ``build.py`` without a command the options of ``build.py build``."""
    options = argparse.ArgumentParser()
    _site_options(options)
    return options.parse_args([])


def _build(parsed: argparse.Namespace) -> int:
    from digest.build import build_site  # noqa: PLC0415 - keeps --help light
    from digest.publishing import publish  # noqa: PLC0415

    started = time.perf_counter()
    output = parsed.output or parsed.root / "output"
    built = build_site(_options(parsed), _progress)
    published = publish(built.pages, output)
    _tell_problems(built.problems)
    seconds = time.perf_counter() - started
    print(
        f"Built {_count(built.articles, 'article')}, {_count(len(built.pages), 'file')} "
        f"({published.written} written, {published.unchanged} unchanged, "
        f"{published.removed} removed) in {seconds:.1f} s: {output / 'index.html'}"
    )
    return 0


def _check(parsed: argparse.Namespace) -> int:
    from digest.build import build_site  # noqa: PLC0415

    built = build_site(_options(parsed), _progress)
    _tell_problems(built.problems)
    print(f"Checked {_count(built.articles, 'article')}: {_count(len(built.problems), 'warning')}")
    return 0


def _serve(parsed: argparse.Namespace) -> int:
    from digest.build import build_site  # noqa: PLC0415
    from digest.memory import Memory  # noqa: PLC0415
    from digest.preview import Preview, serve  # noqa: PLC0415

    options = replace(_options(parsed), drafts=True)
    memory = Memory()
    watch = (
        options.root / "content",
        options.design / "templates",
        options.design / "theme",
    )
    preview = Preview(
        watch=watch,
        code=(ROOT / "digest", ROOT / "build.py"),
        host=parsed.host,
        port=parsed.port,
        base=parsed.base,
        open_browser=parsed.open,
    )
    return serve(
        lambda changes: build_site(replace(options, now=_now()), memory=memory),  # noqa: ARG005
        preview,
        partial(print, flush=True),
    )


def _new(parsed: argparse.Namespace) -> int:
    from digest.importing.new import new_article  # noqa: PLC0415

    path = new_article(parsed.root, parsed.title, _now())
    print(path)
    return 0


def _options(parsed: argparse.Namespace) -> Options:
    from digest.build import Options  # noqa: PLC0415

    own_design = (parsed.root / "templates").is_dir()
    design = parsed.root if own_design else ROOT
    return Options(parsed.root, design, _now(), base_url=parsed.base_url, drafts=parsed.drafts)


def _now() -> datetime:
    """Read the clock, once for a command: nothing below looks at it."""
    return datetime.now(UTC)


def _progress(items: Sequence[Any], label: str) -> Iterable[Any]:
    if len(items) < LONG_WORK or not sys.stderr.isatty():
        return items
    from tqdm import tqdm  # noqa: PLC0415

    shown: Iterable[Any] = tqdm(items, desc=label, unit="", leave=False)
    return shown


def _tell_problems(problems: tuple[Problem, ...]) -> None:
    for problem in sorted(problems):
        print(problem, file=sys.stderr)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if errors:
        print(f"{_count(errors, 'error')}; output/ is left as it was.", file=sys.stderr)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
