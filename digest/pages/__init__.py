"""The arranged site as pages: ``{path: bytes}``, the same for the same site.

Templates are the only files read here; nothing is written, and no clock is
asked. Links are relative and end in a file name, so the pages work from disk,
at the root of a host and under any path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from digest.config import Settings
from digest.model import Asset
from digest.pages.archive import archive
from digest.pages.articles import articles
from digest.pages.claims import Claim, check_claims
from digest.pages.desk import Desk
from digest.pages.index import index
from digest.pages.leaves import leaves, not_found
from digest.pages.listings import areas, sources, topics
from digest.pages.machines import feeds, machine_files
from digest.pages.moved import moved
from digest.pages.numbers import numbers
from digest.pages.page import Page
from digest.pages.printing import make_press
from digest.pages.stylesheet import publish_theme
from digest.site import Site

PageKind = Callable[[Desk], Iterator[Page]]

PAGES: tuple[PageKind, ...] = (
    index,
    articles,
    numbers,
    areas,
    topics,
    sources,
    archive,
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
    pages = tuple(page for kind in PAGES for page in kind(desk))
    published = publish_theme(theme)
    files = (*published, *site.media, *machine_files(desk, pages))
    check_claims([*_claims(pages), *(Claim(f.path, f.path) for f in files)])
    press = make_press(site, settings, templates, published[0].content)
    return {page.path: press.print(page) for page in pages} | {f.path: f.content for f in files}


def _claims(pages: Iterable[Page]) -> Iterator[Claim]:
    return (Claim(page.path, page.source) for page in pages)
