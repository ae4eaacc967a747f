"""The commands and their options, as ``--help`` tells them."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from digest.cli.article import import_articles, repair_articles, start_article
from digest.cli.building import build
from digest.cli.numbers import show_numbers
from digest.cli.options import PROJECT
from digest.cli.site import check, serve

_ROOT = "the folder of content/, and of templates/ and theme/ where it has its own"


def command_parser() -> argparse.ArgumentParser:
    """Make the parser; what it parses has a ``run`` that does the work."""
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Publish a Persian news digest from content/ to output/.",
        epilog="Exit codes: 0 done, 1 the content has problems, 2 the command was not understood.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_build(commands.add_parser("build", help="build content/ into output/ (the default)"))
    _add_serve(commands.add_parser("serve", help="preview, reloading the browser at every edit"))
    _add_check(commands.add_parser("check", help="tell what an editor should look at"))
    _add_new(commands.add_parser("new", help="start an article in content/articles/"))
    _add_import(commands.add_parser("import", help="make articles of scraped texts, pages, feeds"))
    _add_repair(commands.add_parser("repair", help="mend lost spaces and half-spaces in articles"))
    _add_numbers(commands.add_parser("numbers", help="show the numbers in text or article files"))
    parser.set_defaults(**_build_defaults())
    return parser


def _build_defaults() -> dict[str, object]:
    """Give ``build.py`` without a command the options of ``build.py build``."""
    build_parser = argparse.ArgumentParser()
    _add_build(build_parser)
    return vars(build_parser.parse_args([]))


def _add_build(parser: argparse.ArgumentParser) -> None:
    _add_site_options(parser)
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="where the site goes (output/ beside content/)"
    )
    parser.add_argument("--drafts", action="store_true", help="publish drafts and later articles")
    parser.add_argument(
        "--no-cache",
        action="store_false",
        dest="cache",
        help="work everything out anew, and remember nothing",
    )
    parser.add_argument("--profile", action="store_true", help="tell where the time went")
    parser.add_argument("--verbose", action="store_true", help="tell what was made again, and why")
    parser.set_defaults(run=build)


def _add_serve(parser: argparse.ArgumentParser) -> None:
    _add_site_options(parser)
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (this machine only)")
    parser.add_argument("--port", type=int, default=5500, help="the port, or the next free one")
    parser.add_argument("--base", default="/", metavar="PATH", help="show the site below this path")
    parser.add_argument("--open", action="store_true", help="open the browser")
    parser.set_defaults(run=serve)


def _add_check(parser: argparse.ArgumentParser) -> None:
    _add_site_options(parser)
    parser.add_argument("--drafts", action="store_true", help="look at drafts too")
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how problems are told"
    )
    parser.add_argument("--strict", action="store_true", help="fail on warnings too")
    parser.add_argument(
        "--since", metavar="REV", help="tell figures that changed since REV without a correction"
    )
    parser.add_argument(
        "--external", action="store_true", help="try the links to other sites (uses the network)"
    )
    parser.set_defaults(run=check)


def _add_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", help="the article's title, in Persian")
    _add_root(parser)
    parser.set_defaults(run=start_article)


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help=".txt, saved .html, RSS or Atom; - reads the input"
    )
    parser.add_argument("--force", action="store_true", help="write over articles of the same name")
    _add_root(parser)
    parser.set_defaults(run=import_articles)


def _add_repair(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="article files")
    parser.add_argument("--yes", action="store_true", help="change without asking")
    _add_root(parser)
    parser.set_defaults(run=repair_articles)


def _add_numbers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=".md or text files")
    parser.add_argument(
        "--format", choices=("table", "jsonl"), default="table", help="for people or for programs"
    )
    parser.add_argument(
        "--review", action="store_true", help="ask about each number, and write the answers down"
    )
    _add_root(parser)
    parser.set_defaults(run=show_numbers)


def _add_site_options(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    parser.add_argument(
        "--base-url",
        type=_public_address,
        default="",
        metavar="URL",
        help="the site's public address, for canonical links, feeds and 404",
    )


def _add_root(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", type=Path, default=PROJECT, metavar="DIR", help=_ROOT)


def _public_address(text: str) -> str:
    if text and not re.fullmatch(r"https?://[^\s?#]+", text):
        raise argparse.ArgumentTypeError(f"{text!r} does not begin with https:// or http://")
    return text
