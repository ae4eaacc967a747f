"""Print how long hostile texts of the greatest allowed size take to read, the slowest first.

python -m tests.bench.hostile
"""

from __future__ import annotations

import re
import time

from digest.quantities import find_quantities
from digest.reading.articles import read_article
from digest.reading.document import LARGEST
from digest.reading.schema import Vocabulary

PATTERNS = (
    "[", "![", "[a](", "[a][", "<a ", "![a](b", "=\n", "\\", "x  \n", "> ", "`a`` ", "- ", "*a ",
    "_a ", "۱", "۱,", "و", "و ", "ا", "ا ", '"', '"a" ', ".", "..a ", "[^1]", "|a", "&", "# a\n\n",
    "1. a\n", "%۱", "(", ":", "```\n", "[a]: b\n\n", "هزار و ", "<http://a", "[" * 99 + "\n\n",
)  # fmt: skip


def main() -> None:
    """Measure every pattern, as one line and as many blocks."""
    words = Vocabulary.of((), (), "Asia/Tehran")
    read_article("warm.md", "---\ntitle: x\ndate:\n---\nمتن ۱۲ نفر".encode(), words)
    rows = []
    for pattern in PATTERNS:
        for name, width in (("line", 20_000), ("blocks", 900)):
            text = (pattern * (LARGEST // len(pattern)))[: LARGEST // 2 - 100]
            body = re.sub(f"(?s)(.{{{width}}})", "\\1\n\n", text)
            rows.append((_seconds(body, words), f"{pattern!r} in {name}"))
    for seconds, name in sorted(rows, reverse=True)[:15]:
        print(f"{seconds:8.2f} s  {name}")


def _seconds(body: str, words: Vocabulary) -> float:
    started = time.process_time()
    read = read_article("a.md", f"---\ntitle: x\ndate:\n---\n{body}".encode(), words)
    if read.article:
        find_quantities(read.article.prose.text)
    return time.process_time() - started


if __name__ == "__main__":
    main()
