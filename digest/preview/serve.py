"""The preview as the command sees it: what to watch, where to show it, and how it ends."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys

from digest.preview.session import Preview, Session
from digest.preview.workshop import Builder, Tell


def serve(builder: Builder, preview: Preview, tell: Tell) -> int:
    """Show what ``builder`` makes, again after every change, until Ctrl-C; return the exit code.

    It runs in a thread of its own; ``tell`` gets one line for each build.
    Raises ``ContentError`` when there is no port to listen on.
    """
    try:
        is_to_restart = asyncio.run(Session(builder, preview, tell).run())
    except KeyboardInterrupt:
        return 0
    return _start_anew() if is_to_restart else 0


def _start_anew() -> int:
    """Run this very command again in place of this process."""
    sys.stdout.flush()
    command = [sys.executable, *sys.orig_argv[1:]]
    if os.name != "nt":
        os.execv(sys.executable, command)
    return subprocess.call(command)  # exec would leave the console to two programs at once
