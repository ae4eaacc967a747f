"""Characters per second of the reading of quantities, beside a plain search for digits.

Run: python -m tests.bench.quantities_speed [FILE…]
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from digest.quantities import find_quantities
from tests.quantities.cases import read_cases

_DIGITS = re.compile("[0-9۰-۹]+(?:[.,٫٬/][0-9۰-۹]+)*")
_PLAIN = (
    "به گزارش خبرگزاری، مدیرکل راه و شهرسازی در نشست خبری با اشاره به برنامه‌های "
    "پیش رو گفت: توسعه زیرساخت‌ها در همه شهرستان‌ها با همکاری دستگاه‌های اجرایی "
    "دنبال می‌شود و امیدواریم مردم نتیجه آن را ببینند. "
)


def news_text(size: int) -> str:
    """Return ``size`` characters of news in paragraphs, a number in every other sentence."""
    sentences = [case.text for case in read_cases() if case.place.startswith("news")]
    pieces: list[str] = []
    length = 0
    while length < size:
        for i, sentence in enumerate(sentences):
            pieces.append(f"{_PLAIN}{sentence}" + ("\n" if i % 3 == 2 else " "))
            length += len(pieces[-1])
    return "".join(pieces)[:size]


def rate(work: Callable[[str], object], text: str) -> float:
    """Return the best of three runs, in characters a second of one core."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        work(text)
        best = min(best, time.process_time() - start)
    return len(text) / best


def main(paths: list[str]) -> None:
    """Print both rates and their ratio."""
    files = [Path(path).read_text(encoding="utf-8") for path in paths]
    text = "\n".join(files) if files else news_text(300_000)
    find_quantities(text[:2000])
    ours, floor = rate(find_quantities, text), rate(_DIGITS.findall, text)
    found = len(find_quantities(text))
    print(f"text        {len(text):>12,} characters, {found:,} quantities")
    print(f"quantities  {ours:>12,.0f} characters a second")
    print(f"digits only {floor:>12,.0f} characters a second ({floor / ours:.0f} times)")


if __name__ == "__main__":
    main(sys.argv[1:])
