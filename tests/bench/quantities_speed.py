"""How fast quantities are read, and what they and observations cost an article.

Prints the characters read in a second beside those of a plain search for
digits, then milliseconds for each of many made-up articles.

Run: python -m tests.bench.quantities_speed [FILE…]
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from digest.model import Entry
from digest.observations import read_context
from digest.quantities import find_quantities
from digest.site.numbers import understand
from tests.bench.corpus import write_corpus
from tests.contents import read_content
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


def cost(count: int = 300, warm: int = 50) -> tuple[float, float, float]:
    """Return characters an article, and milliseconds for its quantities and its observations.

    The first ``warm`` articles load the tables and are not counted; no article is read twice.
    """
    with TemporaryDirectory() as folder:
        write_corpus(count, Path(folder))
        content = read_content(Path(folder)).content
    context = read_context(content)
    clock, length = [0.0, 0.0], 0
    for at, article in enumerate(content.articles):
        text = article.prose.text
        start = time.process_time()
        entry = Entry(article, find_quantities(text))
        middle = time.process_time()
        understand(entry, context)
        if at >= warm:
            clock[0] += middle - start
            clock[1] += time.process_time() - middle
            length += len(text)
    counted = count - warm
    return length / counted, clock[0] * 1000 / counted, clock[1] * 1000 / counted


def main(paths: list[str]) -> None:
    """Print the rates and their ratio, then the cost of an article."""
    files = [Path(path).read_text(encoding="utf-8") for path in paths]
    text = "\n".join(files) if files else news_text(300_000)
    find_quantities(text[:2000])
    ours, floor = rate(find_quantities, text), rate(_DIGITS.findall, text)
    found = len(find_quantities(text))
    print(f"text        {len(text):>12,} characters, {found:,} quantities")
    print(f"quantities  {ours:>12,.0f} characters a second")
    print(f"digits only {floor:>12,.0f} characters a second ({floor / ours:.0f} times)")
    length, finding, observing = cost()
    print(f"an article  {finding:>12.2f} ms for quantities, {observing:.2f} ms for observations")
    rates = [length * 1000 / spent for spent in (finding, observing)]
    print(f"of {length:,.0f} characters: {rates[0]:,.0f} and {rates[1]:,.0f} a second")


if __name__ == "__main__":
    main(sys.argv[1:])
