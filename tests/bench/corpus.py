"""Write a content folder of N made-up articles, for measuring: the same N gives the same files.

    python -m tests.bench.corpus 1000 FOLDER

Bodies recombine the sentences of the published articles with other figures, so
that no two are alike; dates cover ten Jalali years, areas all provinces.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
CONTENT = PROJECT / "content"
DIGITS = re.compile("[۰-۹]+")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
SOURCES = ("ایرنا", "مهر", "ایسنا", "تسنیم", "باشگاه خبرنگاران جوان")


def write_corpus(count: int, root: Path) -> None:
    """Write ``root/content`` with ``count`` articles and the project's own tables and pages."""
    random_ = random.Random(count)
    content = root / "content"
    shutil.rmtree(content, ignore_errors=True)
    (content / "articles").mkdir(parents=True)
    for name in ("site.toml", "areas.toml", "topics.toml", "indicators.toml"):
        if (CONTENT / name).exists():
            shutil.copy(CONTENT / name, content / name)
    shutil.copytree(CONTENT / "pages", content / "pages")
    areas = re.findall(r'(?m)^name = "(.+)"', (CONTENT / "areas.toml").read_text("utf-8"))
    topics = re.findall(r'(?m)^name = "(.+)"', (CONTENT / "topics.toml").read_text("utf-8"))
    sentences = _sentences()
    for number in range(count):
        article = _article(number, random_, (sentences, areas, topics))
        (content / "articles" / f"khabar-{number:06}.md").write_text(article, encoding="utf-8")


def _sentences() -> list[str]:
    found = []
    for path in sorted((CONTENT / "articles").glob("*.md")):
        body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        found += [piece.strip() for piece in re.split(r"(?<=[.؟!])\s+", body) if len(piece) > 40]
    return found


def _article(
    number: int, random_: random.Random, words: tuple[list[str], list[str], list[str]]
) -> str:
    sentences, areas, topics = words

    def redrawn(text: str) -> str:
        return DIGITS.sub(lambda found: _figure(random_, len(found[0])), text)

    title = redrawn(" ".join(random_.choice(sentences).split()[:9])).replace("'", "")
    year, month = random_.randint(1394, 1403), random_.randint(1, 12)
    day = random_.randint(1, 29)
    paragraphs = [
        " ".join(redrawn(random_.choice(sentences)) for _ in range(random_.randint(1, 3)))
        for _ in range(5)
    ]
    return (
        f"---\ntitle: '{title} (خبر {number})'\ndate: {year}-{month:02}-{day:02}\n"
        f"source: {random_.choice(SOURCES)}\narea: {random_.choice(areas)}\n"
        f"topics: {'، '.join(random_.sample(topics, 2))}\n---\n\n" + "\n\n".join(paragraphs) + "\n"
    )


def _figure(random_: random.Random, length: int) -> str:
    first = str(random_.randint(1, 9))
    rest = "".join(str(random_.randint(0, 9)) for _ in range(length - 1))
    return (first + rest).translate(PERSIAN)


if __name__ == "__main__":
    write_corpus(int(sys.argv[1]), Path(sys.argv[2]))
