"""The arranged site as pages, the same bytes for the same site.

Templates are the only files read here; nothing is written, and no clock is
asked. Links are relative and end in a file name, so the pages work from disk,
at the root of a host and under any path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from digest.config import Settings
from digest.memory.codec import digest_of
from digest.model import Asset
from digest.pages.archive import archive
from digest.pages.articles import articles, pages_of_articles
from digest.pages.blueprint import Blueprint, outline_of
from digest.pages.claims import Claim, check_claims
from digest.pages.corrections import corrections
from digest.pages.desk import Desk
from digest.pages.downloads import downloads
from digest.pages.feeds import feeds, feeds_with
from digest.pages.index import index
from digest.pages.indicators import indicators
from digest.pages.leaves import leaves, not_found
from digest.pages.listings import areas, sources, topics
from digest.pages.machines import machine_files, manifest
from digest.pages.moved import moved
from digest.pages.numbers import numbers
from digest.pages.page import Planned
from digest.pages.printed import Pages, Rest
from digest.pages.printing import Press
from digest.pages.search import scripts_of_search, search
from digest.pages.selections import selections
from digest.pages.social import social_cards
from digest.pages.stylesheet import publish_theme
from digest.persian.calendar import date_order
from digest.site import Brief, Site

PageKind = Callable[[Desk], Iterator[Planned]]
TextKind = Callable[[Desk, Sequence[Brief]], Iterator[Planned]]

PAGES: tuple[PageKind, ...] = (
    index,
    articles,
    numbers,
    selections,
    indicators,
    areas,
    topics,
    sources,
    archive,
    corrections,
    search,
    leaves,
    not_found,
    moved,
    feeds,
    social_cards,
    manifest,
    downloads,
)

TEXTS: tuple[TextKind, ...] = (pages_of_articles, feeds_with, scripts_of_search)
"""The pages that show more of an article than its outline, for some articles."""


def plan_pages(
    site: Site,
    settings: Settings,
    templates: Path,
    theme: tuple[Asset, ...],
    last: Pages | None = None,
    before: Blueprint | None = None,
) -> Pages:
    """Plan the whole site; each file is printed when it is asked for.

    ``theme`` holds the files of the theme by their path below it; what was
    compiled for the ``last`` pages is used again. Where the site has the outline
    of the blueprint ``before``, only the pages of edited texts are planned.
    Raises ContentError when two things claim one path, naming the sources of both.
    """
    desk = Desk.of(site, settings)
    style, *others = publish_theme(theme)
    compiled = last.press.compiled if last else {}
    press = Press(site, settings, templates, style.content, compiled)
    assets = (style, *others, *site.media)
    outline = outline_of(site, press, assets)
    if not before or before.outline != outline:
        return Pages(_plan_all(desk, assets), desk, press, outline)
    edited = before.edited(site)
    plans = chain.from_iterable(kind(desk, edited) for kind in TEXTS)
    return Pages(plans, desk, press, outline, Rest(before.keys, partial(_plan_all, desk, assets)))


def _plan_all(desk: Desk, assets: Sequence[Asset]) -> tuple[Planned, ...]:
    rows = {kind: tuple(kind(desk)) for kind in PAGES}
    changes = {plan.path: plan.changed for plan in chain(*rows.values()) if plan.listed}
    around = (*machine_files(desk, changes), *map(_as_it_is, assets))
    check_claims(Claim(plan.path, plan.source) for plan in chain(*rows.values(), around))
    return (*_in_order_of_work(rows), *around)


def _in_order_of_work(rows: Mapping[PageKind, Sequence[Planned]]) -> Iterator[Planned]:
    """Put the longest work first, and together what is made of the same.

    The first page of numbers shows indicators. All else goes by date, so that
    an article is fetched, and its card is made, once for its page and for the
    sheets of all lists that have it.
    """
    first = (*rows[indicators], *rows[numbers][:1], *rows[downloads])
    begun = {plan.path for plan in first}
    others = [plan for row in rows.values() for plan in row if plan.path not in begun]
    yield from first
    yield from sorted(others, key=lambda plan: date_order(plan.changed), reverse=True)


def _as_it_is(asset: Asset) -> Planned:
    return Planned(
        path=asset.path,
        source=asset.path,
        shows=(digest_of(asset.content),),
        make=lambda: asset.content,
        apart=True,
    )
