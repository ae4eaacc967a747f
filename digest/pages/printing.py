"""Pages become bytes: the templates, and the frame around each page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from digest.config import Settings
from digest.memory.codec import digest_of
from digest.memory.damage import DamagedError
from digest.memory.stamp import code_stamp
from digest.model import Area, Indicator
from digest.pages.cards import Link
from digest.pages.environment import make_environment
from digest.pages.feeds import site_feeds
from digest.pages.machines import COLOURS
from digest.pages.page import (
    ARCHIVE,
    AREAS,
    CORRECTIONS,
    INDEX,
    MANIFEST,
    NUMBERS,
    SEARCH,
    TOPICS,
    FeedLink,
    Page,
    absolute,
    leaf_path,
    relative,
)
from digest.pages.social import draws_social_cards
from digest.pages.templates import Templates
from digest.problems import ContentError
from digest.site import Site
from digest.site.changes import corrections_of

if TYPE_CHECKING:
    from jinja2 import Environment

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src data:; "
    "img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
"""``connect-src`` is for browsers' audits, which fetch robots.txt from within the page."""

NAVIGATION = (
    Link("خانه", INDEX),
    Link("عددهای کلیدی", NUMBERS),
    Link("استان‌ها", AREAS),
    Link("موضوع‌ها", TOPICS),
    Link("بایگانی", ARCHIVE),
)
"""What fits one row of the smallest phone; all other doors are in the foot."""


class Frame(Struct, frozen=True):
    """What all files share beside their templates; ``corrections`` is a path.

    ``provinces`` and ``indicators`` are named on most pages, and seldom change;
    ``program`` names the code that makes the files.
    """

    settings: Settings
    provinces: tuple[Area, ...]
    indicators: tuple[Indicator, ...]
    navigation: tuple[Link, ...]
    leaves: tuple[Link, ...]
    search: str
    feeds: tuple[FeedLink, ...]
    corrections: str
    policy: str
    draws_cards: bool
    program: str

    @staticmethod
    def of(site: Site, settings: Settings) -> Frame:
        """Take from ``site`` what all its files share."""
        return Frame(
            settings=settings,
            provinces=site.provinces,
            indicators=site.indicators,
            navigation=NAVIGATION,
            leaves=tuple(Link(leaf.title, leaf_path(leaf)) for leaf in site.leaves),
            search=SEARCH,
            feeds=site_feeds(site, settings),
            corrections=CORRECTIONS if corrections_of(site.entries) else "",
            policy=POLICY,
            draws_cards=draws_social_cards(settings),
            program=code_stamp(),
        )


class Press:
    """Prints pages of one site; Jinja is loaded with the first of them.

    ``compiled`` are templates as code, by their names, which another press of
    the same process may use too.
    """

    def __init__(
        self,
        site: Site,
        settings: Settings,
        templates: Path,
        stylesheet: bytes,
        compiled: dict[str, bytes] | None = None,
    ) -> None:
        self.settings = settings
        self.compiled: dict[str, bytes] = {} if compiled is None else compiled
        self._templates = Templates(templates)
        self._stylesheet = stylesheet.decode()
        self._frame = Frame.of(site, settings)
        self._frame_digest = digest_of(repr(self._frame))
        self._stamps: dict[str, str] = {}

    @property
    def outline(self) -> str:
        """Name all that files share, with all templates."""
        return digest_of(self._frame_digest, self._templates.stamp_of_all())

    def stamp(self, template: str) -> str:
        """Name all that a file shares with others, with its template where it has one."""
        if template not in self._stamps:
            self._stamps[template] = digest_of(self._frame_digest, *self._parts(template))
        return self._stamps[template]

    def _parts(self, template: str) -> Iterator[str]:
        if template:
            yield self._templates.stamp(template)
            if self._templates.mentions(template, "stylesheet"):
                yield self._stylesheet

    def print(self, page: Page) -> bytes:
        """Print one page; the same page gives the same bytes.

        Raises ContentError where its template is broken.
        """
        given = {
            "page": page,
            "view": page.view,
            "root": relative("", start=page.path),
            "here": self._here(page.path),
            "canonical": absolute(page.canonical or page.path, self.settings.base_url),
        }
        environment = self._environment
        try:
            return environment.get_template(page.template).render(given).encode()
        except DamagedError:  # of the memory, from which some of a page is fetched while printing
            raise
        except Exception as error:
            from digest.pages.faults import problem_of  # noqa: PLC0415 - heavy, and seldom needed

            raise ContentError((problem_of(error, self._templates.folder, page),)) from error

    def _here(self, path: str) -> str:
        """Say where a page is on the site: its path where the frame links to it, or its section."""
        return path if path in self._linked else f"{_section(path)}/"

    @cached_property
    def _linked(self) -> frozenset[str]:
        frame = self._frame
        links = (*frame.navigation, *frame.leaves)
        return frozenset((*(link.path for link in links), frame.search))

    @cached_property
    def _environment(self) -> Environment:
        frame, settings = self._frame, self.settings
        environment = make_environment(self._templates.folder, self.compiled, settings.time_zone)
        environment.globals.update(
            site=settings,
            navigation=frame.navigation,
            leaves=frame.leaves,
            search=frame.search,
            feeds=frame.feeds,
            manifest=MANIFEST,
            colours=COLOURS,
            corrections=frame.corrections,
            policy=frame.policy,
            stylesheet=self._stylesheet,
            closed_policy=_closed_policy(self._stylesheet),
            public=partial(absolute, base_url=settings.base_url),
            is_current=is_current,
        )
        return environment


def is_current(link: str, page: str) -> str:
    """Tell, in the words of ``aria-current``, whether ``page`` is what ``link`` leads to.

    >>> is_current("archive.html", "archive/1397/06.html"), is_current("a.html", "a.html")
    ('true', 'page')
    """
    if link == page:
        return "page"
    return "true" if _section(link) == _section(page) else ""


def _section(path: str) -> str:
    return path.partition("/")[0].removesuffix(".html")


def _closed_policy(stylesheet: str) -> str:
    """Allow the one inline style of a page that can't link to the style sheet."""
    digest = b64encode(sha256(stylesheet.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; base-uri 'none'"
