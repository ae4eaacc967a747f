"""Every check, in one run: what a build refuses, and what an editor should look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, structs

from digest.build import Options, Survey, build_surveyed, survey_content
from digest.catalogue import StoredLibrary
from digest.checks.facts import missing_facts, strange_dates
from digest.checks.figures import doubtful_figures
from digest.checks.housekeeping import heavy_images, orphan_media, unused_topics
from digest.checks.links import lost_links, silent_images
from digest.checks.material import Material
from digest.checks.spacing import spacing_problems
from digest.checks.sums import disagreeing_sums
from digest.checks.twins import twin_articles
from digest.memory.store import Store
from digest.model import Content, Entry
from digest.problems import ContentError, Problem
from digest.progress import Progress, silently
from digest.quantities import find_quantities
from digest.reading.files import read_file
from digest.reading.paths import TOPICS


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


class Checked(Struct, frozen=True):
    """What was looked at, and everything that was found."""

    content: Content
    problems: tuple[Problem, ...]


def check_content(
    options: Options, store: Store | None = None, progress: Progress = silently
) -> Checked:
    """Look at the whole content; a broken article keeps no other from being looked at.

    Raises DamagedError where ``store`` can't be read.
    """
    store = store or Store(None)
    survey = survey_content(options, store, progress)
    pages, found = _built(survey, options, store)
    material = _material(options, survey, pages, store)
    for check in progress(CHECKS, "checks"):
        found = (*found, *check(material))
    return Checked(material.content, tuple(dict.fromkeys(found)))


def _built(
    survey: Survey, options: Options, store: Store
) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    try:
        built = build_surveyed(survey, options, store)
    except ContentError as error:
        return {}, error.problems
    return built.pages, built.problems


def _material(
    options: Options, survey: Survey, pages: Mapping[str, bytes], store: Store
) -> Material:
    library, reading = StoredLibrary(store), survey.reading
    articles = tuple(map(library.article, survey.briefs))
    content = structs.replace(reading.content, articles=articles)
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
        keep=survey.keep,
        now=options.now,
        entries=tuple(Entry(article, find_quantities(article.prose.text)) for article in articles),
    )
