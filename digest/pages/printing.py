"""Pages become bytes: the templates, what they may call, and the frame around each page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property, lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from digest.config import Settings
from digest.memory.codec import digest_of, encode_json
from digest.memory.damage import DamagedError
from digest.memory.stamp import code_stamp
from digest.model import Area, Indicator
from digest.pages.cards import Card, Link
from digest.pages.feeds import site_feeds
from digest.pages.isolation import isolated_html, isolated_line, isolated_plain
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
from digest.persian.calendar import human_date, human_time, machine_date, machine_moment
from digest.persian.numerals import to_persian_digits
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


class Press:
    """Prints pages of one site; the templates are loaded with the first of them.

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
        self._frame = Frame(
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
        self._frame_digest = digest_of(repr(self._frame))
        self._stamps: dict[str, str] = {}

    @property
    def outline(self) -> str:
        """Name all that any file shows beside what is its own."""
        return digest_of(self._frame_digest, self._templates.stamp_of_all())

    def stamp(self, template: str) -> str:
        """Name all that a file shows beside what is its own; some have no template."""
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
        """Say what the frame knows of a page: its path where the frame has it, or its section."""
        return path if path in self._linked else f"{_section(path)}/"

    @cached_property
    def _linked(self) -> frozenset[str]:
        frame = self._frame
        links = (*frame.navigation, *frame.leaves)
        return frozenset((*(link.path for link in links), frame.search))

    @cached_property
    def _environment(self) -> Environment:
        frame, settings = self._frame, self.settings
        environment = _environment(self._templates.folder, self.compiled)
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
            listed=_card_printer(environment),
        )
        environment.filters["iso"] = partial(machine_date, zone=settings.time_zone)
        environment.filters["once"] = lru_cache(4_000)(_print)
        environment.filters["moment"] = partial(machine_moment, zone=settings.time_zone)
        return environment


_ROOT = "\0"
"""Stands in a card for the way to the site's root; no text of an article can hold it."""

_repeated = lru_cache(4_000)

_CARDS = 1_000
"""So many printed cards are kept: pages are printed by date, and then lists repeat those near."""


def _print(value: object, macro: Callable[..., object], *others: object) -> object:
    """Print values with a macro; what many pages say of the same is printed for all."""
    return macro(value, *others)


def _card_printer(environment: Environment) -> Callable[[Card, str], object]:
    """Print each card once: listings are made of little else."""
    from markupsafe import Markup  # noqa: PLC0415 - heavy

    printed: dict[str, str] = {}

    def listed(card: Card, root: str) -> object:
        if card.path not in printed:
            if len(printed) >= _CARDS:
                printed.clear()
            lists = environment.get_template("lists.html").module
            printed[card.path] = lists.card(card, _ROOT)  # type: ignore[attr-defined]
        return Markup(printed[card.path].replace(_ROOT, root))

    return listed


def _environment(templates: Path, compiled: dict[str, bytes]) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - heavy
    from markupsafe import Markup  # noqa: PLC0415 - heavy

    from digest.pages.compiled import CompiledTemplates  # noqa: PLC0415 - heavy

    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=CompiledTemplates(compiled),
    )
    environment.globals.clear()  # each import goes through them, and no template wants Jinja's own
    environment.policies |= {"json.dumps_function": _json, "json.dumps_kwargs": {}}
    environment.filters |= {
        "digits": lambda value: to_persian_digits(str(value)),
        "date": human_date,
        "clock": human_time,
        # Names and headlines come back on many pages.
        "isolated": _repeated(lambda text: Markup(isolated_html(text))),
        "plain": _repeated(isolated_plain),
        "line": _repeated(isolated_line),
        "rfc822": _rfc822,
        # A file of its own: what JSON within a page has to escape would only make it longer.
        "json": lambda told: Markup(_json(told)),
        "cdata": lambda text: Markup(f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"),
        "woven": Markup,
    }
    return environment


def _rfc822(moment: str) -> str:
    from email.utils import format_datetime  # noqa: PLC0415 - heavy, and only feeds need it

    return format_datetime(datetime.fromisoformat(moment))


def _json(told: object) -> str:
    return encode_json(told).decode()


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
