"""Tell what the reading of an article costs, stage by stage, and what loading its libraries costs.

    python -m tests.bench.reading_speed [COUNT]

Printed are milliseconds of processor time for one article, for made-up articles
as an editor leaves them and for the same with their half-spaces lost, where
hazm has to be asked; then seconds and megabytes of a fresh process that loads
each part.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from digest.pages.prose import weave
from digest.persian.bidi import foreign_runs
from digest.persian.characters import ZWNJ
from digest.persian.sentences import sentences
from digest.persian.typography import display_edits
from digest.reading.articles import read_article
from digest.reading.content import read_names
from digest.reading.document import decode, split_document
from digest.reading.markup import to_html
from digest.reading.prose import plain_text, read_prose
from digest.reading.schema import Vocabulary
from digest.reading.yaml_nodes import parse_nodes
from tests.bench.corpus import PROJECT, write_corpus

COUNT = 300
ROUNDS = 3
PROBE = """
import time
def size():  # getrusage would count what this process was forked from
    status = open("/proc/self/status").read()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
before, started = size(), time.process_time()
{code}
print(f"{{time.process_time() - started:8.3f}} s {{size() - before:7.1f}} MB")
"""
LOADING = {
    "Markdown, YAML, nh3": "import digest.reading.markup, digest.reading.yaml_nodes",
    "hazm's sentences": (
        "from digest.persian.hazm_parts import sentence_tokenizer; sentence_tokenizer()"
    ),
    "hazm's spacing": "from digest.persian.hazm_parts import normalizer; normalizer()",
    "hazm as it is": (
        "from digest.persian.hazm_parts import SPACING\n"
        "from hazm import Normalizer; Normalizer(**SPACING)"
    ),
}


def articles(count: int) -> list[bytes]:
    """Make up the bytes of ``count`` article files."""
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(count, Path(folder))
        paths = sorted((Path(folder) / "content" / "articles").glob("*.md"))
        return [path.read_bytes() for path in paths]


def told(name: str, work: Callable[[Any], object], items: Iterable[Any]) -> None:
    """Print the milliseconds that ``work`` takes for one of ``items``, the best of some rounds."""
    things = list(items)
    best = min(_seconds(work, things) for _ in range(ROUNDS))
    print(f"{name:>22} {best / len(things) * 1000:7.3f} ms")


def _seconds(work: Callable[[Any], object], things: list[Any]) -> float:
    started = time.process_time()
    for thing in things:
        work(thing)
    return time.process_time() - started


def stages(files: list[bytes]) -> None:
    """Print each stage of reading ``files``, the whole of it, and the weaving that follows."""
    names = read_names(PROJECT)
    words = Vocabulary.of(names.areas, names.topics, "Asia/Tehran")
    documents = [split_document(decode(content)) for content in files]
    proses = [read_prose(document.body) for document in documents]
    told("front matter", lambda one: parse_nodes(one.front_matter), documents)
    told("Markdown to HTML", lambda one: to_html(one.body), documents)
    told("body to text", lambda one: plain_text(one.body), documents)
    told("sentences", lambda one: sentences(one.text), proses)
    told("foreign runs", lambda one: foreign_runs(one.text), proses)
    told("spacing", lambda one: display_edits(one.text, one.foreign), proses)
    told("the whole article", lambda one: read_article("a.md", one, words), files)
    told("weaving", lambda one: weave(one, ()), proses)


def main(arguments: list[str]) -> None:
    """Measure and print."""
    files = articles(int(arguments[0]) if arguments else COUNT)
    print("a careful text")
    stages(files)
    print("with its half-spaces lost")
    stages([content.replace(ZWNJ.encode(), b" ") for content in files])
    print("loading")
    for name, code in LOADING.items():
        command = [sys.executable, "-c", PROBE.format(code=code)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        print(f"{name:>22} {done.stdout.rstrip()}")


if __name__ == "__main__":
    main(sys.argv[1:])
