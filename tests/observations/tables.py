"""Cases in TSV: a header line, a case a line; ``#`` opens a remark, missing cells are empty."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

CASES = Path(__file__).resolve().parent.parent / "cases"


def read_table(name: str) -> list[dict[str, str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    header, *cases = rows
    return [dict(zip_longest(header, case, fillvalue="")) for case in cases]
