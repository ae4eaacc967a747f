"""Every check, in one run: what a build refuses, and what an editor should look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from digest.build import Options, build_site, read_entry
from digest.checks.facts import missing_facts, strange_dates
from digest.checks.figures import doubtful_figures
from digest.checks.housekeeping import heavy_images, orphan_media, unused_topics
from digest.checks.links import lost_links, silent_images
from digest.checks.material import Material
from digest.checks.spacing import spacing_problems
from digest.checks.sums import disagreeing_sums
from digest.checks.twins import twin_articles
from digest.memory.recall import Memory
from digest.model import Content
from digest.problems import ContentError, Problem
from digest.progress import Progress, silently
from digest.reading.content import TOPICS, Reading, read_content, read_names
from digest.reading.files import read_file


def spacing(material: Material) -> Iterator[Problem]:
    """Warn of words that are probably glued or torn."""
    for text in material.texts():
        source = material.sources.get(text.path, "")
        yield from spacing_problems(text.path, source, keep=material.keep)


CHECKS: tuple[Callable[[Material], Iterator[Problem]], ...] = (
    missing_facts,
    strange_dates,
    lost_links,
    silent_images,
    twin_articles,
    spacing,
    doubtful_figures,
    disagreeing_sums,
    unused_topics,
    orphan_media,
    heavy_images,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and everything that was found."""

    content: Content
    problems: tuple[Problem, ...]


def check_content(options: Options, progress: Progress = silently) -> Checked:
    """Look at the whole content; a broken article keeps no other from being looked at."""
    memory = Memory()
    reading = read_content(options.root, progress, memory)
    pages, found = _built(options, memory)
    material = _material(options, reading, pages, memory)
    for check in progress(CHECKS, "checks"):
        found = (*found, *check(material))
    return Checked(reading.content, tuple(dict.fromkeys(found)))


def _built(options: Options, memory: Memory) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    try:
        built = build_site(options, memory=memory)
    except ContentError as error:
        return {}, error.problems
    return built.pages, built.problems


def _material(
    options: Options, reading: Reading, pages: Mapping[str, bytes], memory: Memory
) -> Material:
    content = reading.content
    paths = [
        TOPICS,
        *(article.path for article in content.articles),
        *(leaf.path for leaf in content.leaves),
    ]
    sources = (read_file(options.root, path) for path in paths)
    return Material(
        settings=reading.settings,
        content=content,
        sources={
            source.path: source.content.decode("utf-8-sig", "replace")
            for source in sources
            if source
        },
        pages=pages,
        keep=read_names(options.root).keep,
        now=options.now,
        entries=tuple(read_entry(article, memory) for article in content.articles),
    )
