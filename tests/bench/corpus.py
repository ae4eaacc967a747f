"""Write a content folder of N made-up articles, for measuring: the same N gives the same files.

    python -m tests.bench.corpus 1000 FOLDER

Bodies recombine the sentences of the published articles with other figures, so
that no two are alike; dates cover ten Jalali years, areas all provinces. The
same articles can be written as other generators read them.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.model import JalaliDate
from digest.persian.calendar import machine_date
from digest.persian.numerals import to_persian_digits

PROJECT = Path(__file__).resolve().parent.parent.parent
CONTENT = PROJECT / "content"
DIGITS = re.compile("[۰-۹]+")
SOURCES = ("ایرنا", "مهر", "ایسنا", "تسنیم", "باشگاه خبرنگاران جوان")


@dataclass(frozen=True, slots=True)
class MadeUp:
    """An article that nobody wrote, before it is written for one generator or another."""

    slug: str
    title: str
    date: JalaliDate
    source: str
    area: str
    topics: tuple[str, ...]
    summary: str
    body: str

    @property
    def day(self) -> str:
        """The date in the Gregorian calendar, in ISO 8601."""
        return machine_date(self.date, "Asia/Tehran")


def write_corpus(count: int, root: Path) -> None:
    """Write ``root/content`` with ``count`` articles and the project's own tables and pages."""
    articles = write_surroundings(root) / "articles"
    articles.mkdir(parents=True)
    for made in make_up(count):
        (articles / f"{made.slug}.md").write_text(for_digest(made), encoding="utf-8")


def write_surroundings(root: Path) -> Path:
    """Write ``root/content`` as the project has it, but for its articles; return that folder."""
    content = root / "content"
    shutil.rmtree(content, ignore_errors=True)
    content.mkdir(parents=True)
    for name in ("site.toml", "areas.toml", "topics.toml", "indicators.toml"):
        if (CONTENT / name).exists():
            shutil.copy(CONTENT / name, content / name)
    shutil.copytree(CONTENT / "pages", content / "pages")
    return content


def make_up(count: int) -> Iterator[MadeUp]:
    """Make up ``count`` articles, one at a time."""
    random_ = random.Random(count)
    words = _sentences(), _names("areas.toml"), _names("topics.toml")
    for number in range(count):
        yield _article(number, random_, words)


def _sentences() -> list[str]:
    found = []
    for path in sorted((CONTENT / "articles").glob("*.md")):
        body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        found += [piece.strip() for piece in re.split(r"(?<=[.؟!])\s+", body) if len(piece) > 40]
    return found


def _names(table: str) -> list[str]:
    return re.findall(r'(?m)^name = "(.+)"', (CONTENT / table).read_text("utf-8"))


def _article(
    number: int, random_: random.Random, words: tuple[list[str], list[str], list[str]]
) -> MadeUp:
    sentences, areas, topics = words

    def redrawn(text: str) -> str:
        return DIGITS.sub(lambda found: _figure(random_, len(found[0])), text)

    title = redrawn(" ".join(random_.choice(sentences).split()[:9])).replace("'", "")
    date = JalaliDate(random_.randint(1394, 1403), random_.randint(1, 12), random_.randint(1, 29))
    paragraphs = [
        " ".join(redrawn(random_.choice(sentences)) for _ in range(random_.randint(1, 3)))
        for _ in range(5)
    ]
    return MadeUp(
        slug=f"khabar-{number:06}",
        title=to_persian_digits(f"{title} (خبر {number})"),
        date=date,
        source=random_.choice(SOURCES),
        area=random_.choice(areas),
        topics=tuple(random_.sample(topics, 2)),
        summary=" ".join(redrawn(random_.choice(sentences)).split()),
        body="\n\n".join(paragraphs),
    )


def _figure(random_: random.Random, length: int) -> str:
    first = str(random_.randint(1, 9))
    rest = "".join(str(random_.randint(0, 9)) for _ in range(length - 1))
    return to_persian_digits(first + rest)


def for_digest(made: MadeUp) -> str:
    """Write an article as this project reads it."""
    date = f"{made.date.year}-{made.date.month:02}-{made.date.day:02}"
    lines = (
        f"title: '{made.title}'",
        f"date: {date}",
        f"source: {made.source}",
        f"area: {made.area}",
        f"topics: {'، '.join(made.topics)}",
        f"summary: {_quoted(made.summary)}",
    )
    return _with_front_matter(lines, made)


def for_hugo(made: MadeUp) -> str:
    """Write the same article as Hugo reads it."""
    lines = (
        f"title: {_quoted(made.title)}",
        f"date: {made.day}",
        f"slug: {made.slug}",
        f"source: {_quoted(made.source)}",
        f"areas: {_quoted([made.area])}",
        f"topics: {_quoted(made.topics)}",
        f"summary: {_quoted(made.summary)}",
    )
    return _with_front_matter(lines, made)


def for_pelican(made: MadeUp) -> str:
    """Write the same article as Pelican reads it: lines of words, no YAML."""
    lines = (
        f"title: {made.title}",
        f"date: {made.day}",
        f"slug: {made.slug}",
        f"source: {made.source}",
        f"authors: {made.source}",
        f"category: {made.area}",
        f"tags: {', '.join(made.topics)}",
        f"summary: {made.summary}",
    )
    return _with_front_matter(lines, made)


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)  # JSON is YAML


def _with_front_matter(lines: tuple[str, ...], made: MadeUp) -> str:
    return "---\n" + "\n".join(lines) + f"\n---\n\n{made.body}\n"


if __name__ == "__main__":
    write_corpus(int(sys.argv[1]), Path(sys.argv[2]))
