"""The editor's own words: spellings that the repair of spaces leaves as they are."""

from __future__ import annotations

from digest.problems import Problem
from digest.reading.paths import WORDS
from digest.reading.tables import Table, parse_table


def read_words(content: bytes) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Read the bytes of ``content/words.toml``: a list ``keep`` of spellings.

    >>> read_words('keep = ["میرهادی", "کارپوشه"]'.encode())
    (('میرهادی', 'کارپوشه'), ())
    """
    table, problems = parse_table(WORDS, content)
    keep = table.values.get("keep", [])
    if not isinstance(keep, list) or not all(isinstance(word, str) for word in keep):
        return (), (*problems, _fault(table, "keep", "keep باید فهرستی از واژه‌ها باشد"))
    strange = [key for key in table.values if key != "keep"]
    faults = [_fault(table, key, f"کلید «{key}» شناخته نیست") for key in strange]
    return tuple(word.strip() for word in keep if word.strip()), (*problems, *faults)


def _fault(table: Table, key: str, message: str) -> Problem:
    return Problem(WORDS, table.line_of(key), "bad-words", message, 'نمونه: keep = ["میرهادی"]')
