"""The command: the only place that prints or decides an exit code."""

from __future__ import annotations


def main(arguments: list[str]) -> int:
    """Run the command with ``arguments`` and return its exit code."""
    raise NotImplementedError(arguments)
