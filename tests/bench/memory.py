"""Whether damage to the memory ever shows in a site.

    python -m tests.bench.memory [--damages 1000] [--seed 0]

Builds a small site, then spoils its memory in random ways (bytes changed,
blocks exchanged, blocks zeroed, an end cut off) and builds again from what is
left; fails at a page that is not what a new build makes, or at an exception.
Prints how often the memory was thrown away.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from digest.build import build_site
from digest.cli.remembering import remembering
from tests.projects import MEMORY, copy_site
from tests.test_build import options

_BLOCK = 4_096  # bytes of one page of the file


def change_bytes(content: bytearray, chance: random.Random) -> None:
    """Change a few bytes, or many."""
    for _ in range(2 ** chance.randrange(12)):
        content[chance.randrange(len(content))] = chance.randrange(256)


def exchange_blocks(content: bytearray, chance: random.Random) -> None:
    """Put two blocks in each other's place."""
    one, other = (chance.randrange(len(content) // _BLOCK) * _BLOCK for _ in range(2))
    first, second = content[one : one + _BLOCK], content[other : other + _BLOCK]
    content[one : one + _BLOCK], content[other : other + _BLOCK] = second, first


def zero_block(content: bytearray, chance: random.Random) -> None:
    """Lose a block, as a disk does after a crash."""
    start = chance.randrange(len(content) // _BLOCK) * _BLOCK
    content[start : start + _BLOCK] = bytes(_BLOCK)


def cut(content: bytearray, chance: random.Random) -> None:
    """Lose the end."""
    del content[chance.randrange(len(content)) :]


WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    change_bytes, change_bytes, change_bytes, exchange_blocks, zero_block, cut,
)  # fmt: skip


def pages_of(root: Path) -> dict[str, bytes]:
    """Build the site at ``root`` with its memory."""
    return remembering(root, lambda store: dict(build_site(options(root), store).pages))


def main() -> None:
    """Read the arguments, spoil and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--damages", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    chance, told = random.Random(arguments.seed), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        root = copy_site("subpath", Path(folder) / "site")
        expected = pages_of(root)
        sound = (root / MEMORY).read_bytes()
        for number in range(arguments.damages):
            content, way = bytearray(sound), chance.choice(WAYS)
            way(content, chance)
            (root / MEMORY).write_bytes(content)
            with contextlib.redirect_stderr(io.StringIO()) as note:
                pages = pages_of(root)
            told["thrown away" if "thrown away" in note.getvalue() else "used"] += 1
            if pages != expected:
                sys.exit(f"damage {number} ({way.__name__}) reached the site")
    print(f"{arguments.damages} damages: {dict(told)}")


if __name__ == "__main__":
    main()
