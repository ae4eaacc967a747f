"""The arranged site as pages: ``{path: bytes}``, the same for the same site.

Templates are the only files read here; nothing is written, and no clock is
asked. Links are relative and end in a file name, so the pages work from disk,
at the root of a host and under any path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from digest.config import Settings
from digest.model import Asset
from digest.pages.archive import archive
from digest.pages.articles import articles
from digest.pages.claims import Claim, check_claims
from digest.pages.corrections import corrections
from digest.pages.desk import Desk
from digest.pages.downloads import number_downloads
from digest.pages.index import index
from digest.pages.indicators import indicators
from digest.pages.leaves import leaves, not_found
from digest.pages.listings import areas, sources, topics
from digest.pages.machines import feeds, machine_files
from digest.pages.moved import moved
from digest.pages.numbers import numbers
from digest.pages.page import Page
from digest.pages.printing import make_press
from digest.pages.search import search, search_assets
from digest.pages.selections import selections
from digest.pages.stylesheet import publish_theme
from digest.site import Site

PageKind = Callable[[Desk], Iterator[Page]]

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
)


def render(
    site: Site, settings: Settings, templates: Path, theme: tuple[Asset, ...]
) -> dict[str, bytes]:
    """Render the whole site.

    ``theme`` holds the files of the theme by their path below it. Raises
    ContentError when two things claim one path, naming the sources of both.
    """
    desk = Desk.of(site, settings)
    style, *others = publish_theme(theme)
    press = make_press(site, settings, templates, style.content)
    files: dict[str, bytes] = {}
    claims: list[Claim] = []
    listed: list[str] = []
    # One page at a time, since the views of a large site are as large as its pages.
    for page in (page for kind in PAGES for page in kind(desk)):
        files[page.path] = press.print(page)
        claims.append(Claim(page.path, page.source))
        listed += [page.path] if page.listed else []
    downloads = number_downloads(desk.sheet, settings)
    tables = (Asset(path, content) for path, content in downloads.items())
    index_parts = search_assets(desk)
    machines = machine_files(desk, listed)
    for asset in (style, *others, *site.media, *tables, *index_parts, *machines):
        files[asset.path] = asset.content
        claims.append(Claim(asset.path, asset.path))
    check_claims(claims)
    return files
