"""The whole way from content to pages, step by step.

Reads like a contents page: read, understand, choose, arrange, plan. The result
is a plain value whose pages are printed when they are asked for; putting them
in place is ``digest.publishing``'s work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct, structs

from digest.catalogue import Catalogue, Cataloguer, Reference, StoredLibrary
from digest.catalogue.blueprint import keep_blueprint, read_blueprint
from digest.catalogue.leaves import read_leaves
from digest.catalogue.related import remembered_related
from digest.config import Settings
from digest.memory.store import Store
from digest.model import Asset, JalaliDate
from digest.pages import plan_pages
from digest.pages.printed import Pages
from digest.persian.calendar import date_order, from_gregorian, machine_moment
from digest.problems import ContentError, Problem, has_errors
from digest.progress import Progress, silently
from digest.reading.content import Reading, gather, read_surroundings
from digest.reading.files import NO_STATS, FileStats, read_folder
from digest.site import Brief, arrange
from digest.stopwatch import Stopwatch


class Options(Struct, frozen=True):
    """What one build is asked for: the only inputs beside the content itself.

    ``root`` holds ``content/``, ``design`` holds ``templates/`` and ``theme/``;
    ``now`` is the moment of the build, with its zone, by which articles appear
    that are to appear later; ``base_url``, where it is given, replaces the one of
    the settings, and ``drafts`` are published too. Up to ``processes`` work at
    once. ``file_stats`` are the sizes and times of files, where the caller has just
    asked the disk for them.
    """

    root: Path
    design: Path
    now: datetime
    base_url: str = ""
    drafts: bool = False
    processes: int = 1
    file_stats: FileStats = NO_STATS

    @property
    def variant(self) -> str:
        """Name this site among those that can be made of the same content at one moment."""
        return f"{self.base_url} with drafts" if self.drafts else self.base_url


class Survey(Struct, frozen=True):
    """The content as it is now: every article in short, and what an editor should know.

    ``keep`` are the spellings that are not to be mended, ``reference`` the
    declared names that the articles were read with.
    """

    reading: Reading
    keep: tuple[str, ...]
    reference: Reference
    catalogue: Catalogue

    @property
    def briefs(self) -> tuple[Brief, ...]:
        """The articles that could be read."""
        return tuple(record.brief for record in self.catalogue.records if record.brief)


class Built(Struct, frozen=True):
    """A whole site, its pages printed as they are looked at, and what an editor should know.

    ``article_count`` counts those that are published. ``read`` has the files that
    were read anew with the seconds each took, ``until`` the next moment, in ISO
    8601, at which the same content makes another site, or nothing; ``survey`` is
    what it was made of.
    """

    pages: Pages
    article_count: int
    problems: tuple[Problem, ...]
    read: Mapping[str, float]
    until: str
    survey: Survey

    @property
    def keys(self) -> Mapping[str, str]:
        """What every page is made from: the same key means the same bytes."""
        return self.pages.keys_of


def cataloguer(options: Options, store: Store, reference: Reference) -> Cataloguer:
    """Give what reads the articles for a build with ``options``."""
    return Cataloguer(
        root=options.root,
        reference=reference,
        store=store,
        now_ns=int(options.now.timestamp()) * 1_000_000_000,
        processes=options.processes,
        file_stats=options.file_stats,
    )


def survey_content(
    options: Options,
    store: Store,
    progress: Progress = silently,
    last: Survey | None = None,
) -> Survey:
    """Read and understand the content, as far as it is not known from ``store`` or ``last``.

    ``last`` is the survey before, where this process has made one. Raises
    DamagedError where the memory can't be read.
    """
    around = read_surroundings(options.root)
    reference = Reference.of(around.names, around.settings.time_zone)
    before = last.catalogue if last else None
    catalogue = cataloguer(options, store, reference).catalogue(progress, before)
    leaves = read_leaves(around.leaves, store)
    reading = gather(around, [record.read for record in catalogue.records], leaves)
    problems = (*reading.problems, *catalogue.problems)
    return Survey(
        structs.replace(reading, problems=problems), around.names.keep, reference, catalogue
    )


def build_site(
    options: Options,
    store: Store | None = None,
    progress: Progress = silently,
    watch: Stopwatch | None = None,
    last: Built | None = None,
) -> Built:
    """Plan every page; raises ContentError with all problems when one is an error.

    Without a ``store`` nothing is remembered. ``last`` is the build before,
    where this process has made one. Raises DamagedError where the memory can't
    be read.
    """
    store, watch = store or Store(None), watch or Stopwatch()
    with watch.time("read and understand"):
        survey = survey_content(options, store, progress, last.survey if last else None)
    return build_surveyed(survey, options, store, watch, last)


def build_surveyed(
    survey: Survey,
    options: Options,
    store: Store,
    watch: Stopwatch | None = None,
    last: Built | None = None,
) -> Built:
    """Plan every page of a content that is read and understood, as ``build_site`` does."""
    watch = watch or Stopwatch()
    reading = survey.reading
    if has_errors(reading.problems):
        raise ContentError(reading.problems)
    settings = _with_base(reading.settings, options.base_url)
    briefs = published(survey.briefs, settings, options)
    with watch.time("arrange"):
        library, related = StoredLibrary(store), partial(remembered_related, store)
        site = arrange(reading.content, briefs, library, settings, related)
    theme, theme_problems = _read_theme(options.design)
    with watch.time("plan"):
        plan = partial(plan_pages, site, settings, options.design / "templates", theme)
        pages = plan(last.pages) if last else _planned(plan, options, store)
    problems = (*reading.problems, *theme_problems)
    until = _next_moment(survey.briefs, settings, options)
    return Built(pages, len(briefs), problems, survey.catalogue.read, until, survey)


def _planned(plan: Callable[..., Pages], options: Options, store: Store) -> Pages:
    """Plan the pages with what the memory has of the last plan, and remember this one."""
    before = read_blueprint(store, options.variant)
    pages = plan(before=before)
    if pages.blueprint != before:
        keep_blueprint(store, options.variant, pages.blueprint)
    return pages


def _with_base(settings: Settings, base_url: str) -> Settings:
    return structs.replace(settings, base_url=base_url.rstrip("/") + "/") if base_url else settings


def published(briefs: Sequence[Brief], settings: Settings, options: Options) -> tuple[Brief, ...]:
    """Leave out drafts, and articles whose moment has not come in the site's own zone.

    Where drafts are asked for, both are kept, the latter marked as drafts too.
    """
    now = date_order(_local_date(options.now, settings))
    marked = (
        structs.replace(brief, article=structs.replace(brief.article, draft=True))
        if date_order(brief.article.publish_after) > now
        else brief
        for brief in briefs
    )
    return tuple(brief for brief in marked if options.drafts or not brief.article.draft)


def _next_moment(briefs: Sequence[Brief], settings: Settings, options: Options) -> str:
    """Tell in ISO 8601 when the next waiting article appears; empty when none waits."""
    now = date_order(_local_date(options.now, settings))
    waiting = (brief.article.publish_after for brief in briefs)
    coming = [date for date in waiting if date and date_order(date) > now]
    if not coming:
        return ""
    return machine_moment(_first_day(min(coming, key=date_order)), settings.time_zone)


def _first_day(date: JalaliDate) -> JalaliDate:
    """Give the first day of a date that is known to its month or year only."""
    return structs.replace(date, month=date.month or 1, day=date.day or 1)


def _local_date(now: datetime, settings: Settings) -> JalaliDate:
    local = now.astimezone(ZoneInfo(settings.time_zone))
    return from_gregorian(local.date(), local.time())


def _read_theme(design: Path) -> tuple[tuple[Asset, ...], tuple[Problem, ...]]:
    sources, problems = read_folder(design, "theme")
    assets = (Asset(source.path.removeprefix("theme/"), source.content) for source in sources)
    return tuple(assets), problems
