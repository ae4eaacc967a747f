"""What each stage of a cold build costs an article, as the program itself tells it."""

from __future__ import annotations

import re
import subprocess

from tests.bench.peers import Tool

_STAGE = re.compile(r"(?m)^ *([\d.]+) s  (.+)$")


def tell_stages(tool: Tool, size: int) -> None:
    """Build without output and memory, and print the milliseconds an article of every stage."""
    tool.forget()
    command = [*tool.command, "--profile"]
    done = subprocess.run(command, cwd=tool.start, capture_output=True, text=True, check=True)
    print(f"\n{size:,} articles, cold:\n\n| stage | s | ms an article |\n|---|---|---|")
    for seconds, stage in _STAGE.findall(done.stdout):
        print(f"| {stage} | {seconds} | {float(seconds) * 1000 / size:.2f} |")
