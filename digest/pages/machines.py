"""Files for machines: the rules for crawlers, the mark for the host, and the web app manifest."""

from __future__ import annotations

from collections.abc import Iterator

from digest.config import Settings
from digest.pages.desk import Desk
from digest.pages.page import INDEX, MANIFEST, SITE_MAP, Page, Planned, planned
from digest.pages.site_map import Changes, site_map
from digest.reading import paths

COLOURS = ("#0b3a42", "#0a2a30")
"""The masthead's ground in light and in dark, for the browser's own frame."""

ICONS = (
    ("theme/icon-192.png", "192x192", "any"),
    ("theme/icon-512.png", "512x512", "any"),
    ("theme/icon-maskable.png", "512x512", "maskable"),
)


def machine_files(desk: Desk, changes: Changes) -> Iterator[Planned]:
    """Plan robots.txt, the host's marker, and with a public address the map of ``changes``."""
    yield Planned(".nojekyll", ".nojekyll", (), bytes)
    rules = "User-agent: *\nAllow: /\n"
    if desk.settings.base_url:
        rules += f"Sitemap: {desk.settings.base_url}{SITE_MAP}\n"
        yield from site_map(desk.site, desk.settings, changes)
    yield Planned("robots.txt", "robots.txt", (rules,), rules.encode)


def manifest(desk: Desk) -> Iterator[Planned]:
    """Make the web app manifest.

    Only for a site with an address: browsers fetch it by CORS, which fails
    from disk and says so in the console.
    """
    settings = desk.settings
    if not settings.base_url:
        return
    yield planned(_manifest(settings), paths.SETTINGS, listed=False)


def _manifest(settings: Settings) -> Page:
    return Page(
        path=MANIFEST,
        template="data.json",
        title=settings.title,
        view={
            "name": settings.title,
            "short_name": settings.short_title or settings.title,
            "description": settings.description or settings.tagline or settings.title,
            "lang": "fa",
            "dir": "rtl",
            "start_url": INDEX,
            "scope": "./",
            "display": "minimal-ui",
            "theme_color": COLOURS[0],
            "background_color": COLOURS[0],
            "icons": [
                {"src": path, "sizes": sizes, "type": "image/png", "purpose": purpose}
                for path, sizes, purpose in ICONS
            ],
        },
    )
