"""The command: the only place that prints, looks at the clock, or decides an exit code.

Exit codes: 0 done, 1 the content has problems (or the disk refused), 2 the
command was not understood.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from digest.cli.parser import command_parser
from digest.cli.telling import tell_problems
from digest.problems import ContentError

if TYPE_CHECKING:
    from argparse import Namespace


def main(arguments: list[str]) -> int:
    """Run the command with ``arguments`` and return its exit code, all that it says being out."""
    parsed = command_parser().parse_args(arguments)
    try:
        code = _run(parsed)
        for stream in (sys.stdout, sys.stderr):
            print(end="", file=stream, flush=True)
    except BrokenPipeError:
        # Whoever read along has seen enough; Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _run(parsed: Namespace) -> int:
    try:
        return int(parsed.run(parsed))
    except ContentError as error:
        tell_problems(error.problems)
        return 1
    except KeyboardInterrupt:
        return 130
