"""Limits that no article meets and no attack passes.

Python-Markdown's and hazm's rules are quadratic in some repetitions: four
thousand «[» in one paragraph take seconds, a megabyte of them days. Each limit
keeps its pattern far below a second (measured in tests/bench/hostile.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from digest.persian.numerals import to_persian_digits
from digest.problems import Problem

LONGEST_LINE = 20_000
LONGEST_RUN = 1_000
MOST_BRACKETS = 100
MOST_BRACKETS_IN_ALL = 3_000
MOST_LINES = 1_000
DEEPEST_QUOTE = 20

_RUN = re.compile(rf"(\S)\1{{{LONGEST_RUN},}}")
_QUOTE = re.compile(rf"(?m)^(?:[ \t]*>){{{DEEPEST_QUOTE}}}")
_BLANK = re.compile(r"\n[ \t]*\n")
_HINT = "متن را به بندهای کوتاه‌تر بخش کنید یا این بخش را پاک کنید"


def limit_problems(path: str, body: str, first_line: int) -> Iterator[Problem]:
    """Find what in ``body`` would take too long to read, block by block."""
    if body.count("[") > MOST_BRACKETS_IN_ALL:
        reason = f"این متن بیش از {MOST_BRACKETS_IN_ALL} نشانهٔ [ دارد"
        yield Problem(path, first_line, "too-much", to_persian_digits(reason), _HINT)
    for offset, block in _blocks(body):
        if reason := _reason(block):
            line = first_line + body.count("\n", 0, offset)
            yield Problem(path, line, "too-much", to_persian_digits(reason), _HINT)


def _blocks(body: str) -> Iterator[tuple[int, str]]:
    start = 0
    for found in _BLANK.finditer(body):
        yield start, body[start : found.start()]
        start = found.end()
    yield start, body[start:]


def _reason(block: str) -> str:
    """Say which limit ``block`` breaks, or nothing."""
    return next((reason for is_broken, reason in _LIMITS if is_broken(block)), "")


def _has_long_line(block: str) -> bool:
    return len(block) > LONGEST_LINE and any(len(line) > LONGEST_LINE for line in block.split("\n"))


def _has_deep_quote(block: str) -> bool:
    return block.count(">") >= DEEPEST_QUOTE and _QUOTE.search(block) is not None


def _has_long_run(block: str) -> bool:
    return len(block) > LONGEST_RUN and _RUN.search(block) is not None


_LIMITS: tuple[tuple[Callable[[str], bool], str], ...] = (
    (
        lambda block: block.count("[") > MOST_BRACKETS,
        f"این بند بیش از {MOST_BRACKETS} نشانهٔ [ دارد",
    ),
    (
        lambda block: block.count("<") > MOST_BRACKETS,
        f"این بند بیش از {MOST_BRACKETS} نشانهٔ < دارد",
    ),
    (
        lambda block: block.count("\n") > MOST_LINES,
        f"این بند بیش از {MOST_LINES} سطر پیوسته دارد",
    ),
    (_has_long_line, f"یک سطر این بند بیش از {LONGEST_LINE} نویسه دارد"),
    (_has_deep_quote, f"نقل‌قول‌های این بند بیش از {DEEPEST_QUOTE} لایه‌اند"),
    (_has_long_run, f"یک نویسه در این بند بیش از {LONGEST_RUN} بار پشت هم آمده است"),
)
