"""The arranged site as pages, the same bytes for the same site.

Templates are the only files read here; nothing is written, and no clock is
asked. Links are relative and end in a file name, so the pages work from disk,
at the root of a host and under any path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from digest.config import Settings
from digest.model import Asset
from digest.pages.articles import pages_of_articles
from digest.pages.blueprint import Blueprint, outline_of
from digest.pages.desk import Desk
from digest.pages.feeds import feeds_with
from digest.pages.page import Planned
from digest.pages.printed import Make, Pages, Rest
from digest.pages.printing import Press
from digest.pages.search import scripts_of_search
from digest.pages.stylesheet import publish_theme
from digest.site import Brief, Site

TextKind = Callable[[Desk, Sequence[Brief]], Iterator[Planned]]

TEXTS: tuple[TextKind, ...] = (pages_of_articles, feeds_with, scripts_of_search)
"""What plans the pages that show articles' own texts, for the articles that it is given."""


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
    of these, or without them that of the blueprint ``before``, only the pages of
    edited texts are planned. Raises ContentError when two things claim one path,
    naming the sources of both.
    """
    desk = Desk.of(site, settings)
    style, *others = publish_theme(theme)
    compiled = last.press.compiled if last else {}
    press = Press(site, settings, templates, style.content, compiled)
    assets = (style, *others, *site.media)
    outline = outline_of(site, press, assets)
    before = last.base.blueprint if last else before
    if not before or before.outline != outline:
        return Pages(_plan_all(desk, assets), desk, press, outline)
    rest = last.base.as_rest() if last else Rest(before.keys, partial(_makers, desk, assets))
    edited = before.edited(site)
    plans = chain.from_iterable(kind(desk, edited) for kind in TEXTS)
    return Pages(plans, desk, press, outline, rest)


def _makers(desk: Desk, assets: Sequence[Asset]) -> dict[str, Make]:
    return {plan.path: plan.make for plan in _plan_all(desk, assets)}


def _plan_all(desk: Desk, assets: Sequence[Asset]) -> tuple[Planned, ...]:
    from digest.pages.kinds import plan_all  # noqa: PLC0415 - an edited text needs few of them

    return plan_all(desk, assets)
