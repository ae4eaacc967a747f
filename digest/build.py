"""The whole way from content to pages, step by step.

Reads like a contents page: read, choose, understand, arrange, render. The
result is a plain value; putting it in place is ``digest.publishing``'s work.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2s
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.config import Settings
from digest.memory import Memory
from digest.model import Article, Asset, Content, Entry
from digest.observations import Context, check_notes, read_context
from digest.pages import render
from digest.persian.calendar import date_order, from_gregorian
from digest.problems import ContentError, Problem, has_errors
from digest.progress import Progress, silently
from digest.quantities import find_quantities
from digest.reading.content import read_content
from digest.reading.files import read_folder
from digest.site import Understood, arrange, understand


@dataclass(frozen=True, slots=True)
class Options:
    """What one build is asked for: the only inputs beside the content itself.

    ``root`` holds ``content/``, ``design`` holds ``templates/`` and ``theme/``;
    ``now`` is the moment of the build, with its zone, for articles that are to
    appear later; ``base_url`` replaces the setting where it is given.
    """

    root: Path
    design: Path
    now: datetime
    base_url: str = ""
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """A whole site in memory, how many articles it has, and what an editor should know."""

    pages: dict[str, bytes]
    articles: int
    problems: tuple[Problem, ...]


def build_site(
    options: Options, progress: Progress = silently, memory: Memory | None = None
) -> Built:
    """Build every page; raises ContentError with all problems when one is an error.

    What ``memory`` holds of earlier builds is not worked out again.
    """
    memory = memory or Memory()
    reading = read_content(options.root, progress, memory)
    context = read_context(reading.content)
    problems = (*reading.problems, *_note_problems(reading.content, context))
    if has_errors(problems):
        raise ContentError(problems)
    settings = _with_base(reading.settings, options.base_url)
    content = _published(reading.content, settings, options)
    reader = _Reader(context, memory, _stamp(content))
    understood = tuple(map(reader.understood, progress(content.articles, "numbers")))
    site = arrange(content, understood, settings)
    theme, theme_problems = _theme(options.design)
    pages = render(site, settings, options.design / "templates", theme, memory)
    memory.end_build()
    return Built(pages, len(understood), (*problems, *theme_problems))


def _note_problems(content: Content, context: Context) -> Iterator[Problem]:
    """Find the editor's words on figures that can't be followed."""
    for article in content.articles:
        yield from check_notes(article, context)


def _with_base(settings: Settings, base_url: str) -> Settings:
    return replace(settings, base_url=base_url.rstrip("/") + "/") if base_url else settings


def _published(content: Content, settings: Settings, options: Options) -> Content:
    """Leave out drafts, and articles whose moment has not come in the site's own zone.

    Where drafts are asked for, both are kept and marked as drafts.
    """
    local = options.now.astimezone(ZoneInfo(settings.time_zone))
    now = date_order(from_gregorian(local.date(), local.time()))
    marked = (
        replace(article, draft=True) if date_order(article.publish_after) > now else article
        for article in content.articles
    )
    kept = (article for article in marked if options.drafts or not article.draft)
    return replace(content, articles=tuple(kept))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the numbers of articles; ``stamp`` changes when the declared measures do."""

    context: Context
    memory: Memory
    stamp: str

    def understood(self, article: Article) -> Understood:
        text, date = article.prose.text, article.date
        entry = read_entry(article, self.memory)
        # All of the article that an observation is made from, and nothing more.
        key = (
            *("observations", self.stamp, article.slug, article.title, text),
            *(date, article.date_inferred, article.area, article.official, article.observations),
            article.prose.sentences,
        )
        known = self.memory.recall(key, lambda: understand(entry, self.context))
        return replace(known, entry=entry)


def read_entry(article: Article, memory: Memory) -> Entry:
    """Read the quantities of an article's text, or recall them."""
    text, date = article.prose.text, article.date
    found = memory.recall(("quantities", text, date), lambda: find_quantities(text, date=date))
    return Entry(article, found)


def _stamp(content: Content) -> str:
    return blake2s(repr((content.areas, content.indicators)).encode()).hexdigest()


def _theme(design: Path) -> tuple[tuple[Asset, ...], tuple[Problem, ...]]:
    sources, problems = read_folder(design, "theme")
    assets = (Asset(source.path.removeprefix("theme/"), source.content) for source in sources)
    return tuple(assets), problems
