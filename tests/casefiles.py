"""Cases in plain files: a title, a dot, the input, a dot, the expected, a dot.

Lines that begin with ``%`` are remarks. ``\\u200c`` and its like may be
written out in both texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "cases"
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


@dataclass(frozen=True)
class Case:
    title: str
    given: str
    expected: str

    def __str__(self) -> str:
        return self.title


def read_cases(name: str) -> list[Case]:
    lines = (FOLDER / name).read_text(encoding="utf-8").split("\n")
    lines = [line for line in lines if not line.startswith("%")]
    parts = "\n".join(lines).split("\n.\n")
    assert len(parts) % 3 == 1, f"{name}: a case is title, dot, input, dot, expected, dot"
    assert not parts[-1].strip(), f"{name}: something stands after the last dot"
    return [
        Case(_text(parts[at]), _text(parts[at + 1]), _text(parts[at + 2]))
        for at in range(0, len(parts) - 1, 3)
    ]


def _text(part: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), part.strip("\n"))
