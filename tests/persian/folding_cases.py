"""The cases that Python and the browser's script are both held to."""

from __future__ import annotations

from tests.casefiles import FOLDER


def folding_cases() -> list[tuple[str, str]]:
    lines = (FOLDER / "folding.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    return [(text, terms) for text, _, terms in rows]
