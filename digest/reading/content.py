"""The content folder to one value, with every problem in it.

Articles are read one by one elsewhere, since they are many and seldom change;
here is all that stands around them, and how everything is put together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from digest.config import Settings
from digest.model import Area, Asset, Content, Indicator, Topic
from digest.problems import Problem
from digest.reading.articles import ReadArticle, ReadLeaf
from digest.reading.consistency import disagreements
from digest.reading.files import Source, read_file, read_folder
from digest.reading.indicators import read_indicators
from digest.reading.paths import AREAS, INDICATORS, LEAVES, MEDIA, SETTINGS, TOPICS, WORDS
from digest.reading.settings import read_settings
from digest.reading.tables import Table, parse_table, read_areas, read_topics
from digest.reading.words import read_words

Value = TypeVar("Value")

_NO_SETTINGS = Problem(
    SETTINGS,
    0,
    "no-settings",
    "این پرونده نیست",
    'دست‌کم یک سطر در آن بنویسید: title = "نام سایت"',
)


class Reading(Struct, frozen=True):
    """What was read: the settings, the content, and every problem found on the way."""

    settings: Settings
    content: Content
    problems: tuple[Problem, ...]


class Names(Struct, frozen=True):
    """The names and words an editor has declared, apart from any article."""

    areas: tuple[Area, ...]
    topics: tuple[Topic, ...]
    indicators: tuple[Indicator, ...]
    keep: tuple[str, ...]
    problems: tuple[Problem, ...]


class Surroundings(Struct, frozen=True):
    """All that was read beside the articles, with its problems; ``leaves`` are still Markdown."""

    settings: Settings
    names: Names
    leaves: tuple[Source, ...]
    media: tuple[Asset, ...]
    problems: tuple[Problem, ...]


def read_surroundings(root: Path) -> Surroundings:
    """Read ``root/content`` but for its articles."""
    settings, settings_problems = read_site_settings(root)
    names = read_names(root)
    leaves, leaf_problems = read_folder(root, LEAVES, ".md")
    media, media_problems = read_folder(root, MEDIA)
    return Surroundings(
        settings=settings,
        names=names,
        leaves=leaves,
        media=tuple(_asset(source) for source in media),
        problems=(*settings_problems, *names.problems, *leaf_problems, *media_problems),
    )


def gather(
    around: Surroundings, articles: Sequence[ReadArticle], leaves: Sequence[ReadLeaf]
) -> Reading:
    """Put the content together, and find what of ``articles`` does not go with the rest."""
    named = tuple(topic for one in articles for topic in one.topics)
    content = Content(
        articles=tuple(one.article for one in articles if one.article),
        leaves=tuple(one.leaf for one in leaves if one.leaf),
        areas=around.names.areas,
        topics=_all_topics(around.names.topics, named),
        media=around.media,
        indicators=around.names.indicators,
    )
    problems = (
        *around.problems,
        *(problem for leaf in leaves for problem in leaf.problems),
        *(problem for article in articles for problem in article.problems),
        *disagreements(articles, around.names.topics, content),
    )
    return Reading(around.settings, content, problems)


def read_site_settings(root: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the settings of ``root/content``."""
    return _read_table(root, SETTINGS, read_settings, (_NO_SETTINGS,))


def read_names(root: Path) -> Names:
    """Read the areas, the topics, the indicators and the words to keep of ``root/content``."""
    areas, areas_problems = _read_table(root, AREAS, read_areas)
    topics, topics_problems = _read_table(root, TOPICS, read_topics)
    indicators, indicators_problems = _read_table(root, INDICATORS, read_indicators)
    source = read_file(root, WORDS)
    keep, keep_problems = read_words(source.content) if source else ((), ())
    problems = (*areas_problems, *topics_problems, *indicators_problems, *keep_problems)
    return Names(areas, topics, indicators, keep, problems)


def _read_table(
    root: Path,
    path: str,
    read: Callable[[Table], tuple[Value, tuple[Problem, ...]]],
    missing: tuple[Problem, ...] = (),
) -> tuple[Value, tuple[Problem, ...]]:
    """Read the table at ``path`` with ``read``; one that is lost or isn't TOML counts as empty.

    In that case only this is told (``missing`` where there is no such file), and
    not also what an empty table lacks.
    """
    source = read_file(root, path)
    table, faults = parse_table(path, source.content) if source else (Table(path, "", {}), missing)
    value, problems = read(table)
    return value, faults or problems


def _asset(source: Source) -> Asset:
    return Asset(source.path.removeprefix("content/"), source.content)


def _all_topics(declared: tuple[Topic, ...], named: tuple[Topic, ...]) -> tuple[Topic, ...]:
    """Add the topics that articles name but nobody declared, each once."""
    by_slug = {topic.slug: topic for topic in (*reversed(named), *declared)}
    return tuple(by_slug.values())
