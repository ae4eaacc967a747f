"""Pages become bytes: the templates, what they may call, and the frame around each page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from digest.config import Settings
from digest.pages.cards import Card, Link
from digest.pages.isolation import isolated_html, isolated_plain
from digest.pages.machines import feed_path
from digest.pages.page import (
    ARCHIVE,
    AREAS,
    CORRECTIONS,
    INDEX,
    NUMBERS,
    SEARCH,
    TOPICS,
    Page,
    absolute,
    leaf_path,
    relative,
)
from digest.persian.calendar import human_date, human_time, machine_date, machine_moment
from digest.persian.numerals import to_persian_digits
from digest.site import Site
from digest.site.changes import corrections_of

if TYPE_CHECKING:
    from jinja2 import Environment

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src data:; "
    "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
)
"""``connect-src`` is for browsers' audits, which fetch robots.txt from within the page."""


@dataclass(frozen=True, slots=True)
class Press:
    """The templates, ready to print pages of one site."""

    environment: Environment
    settings: Settings

    def print(self, page: Page) -> bytes:
        """Print one page; the same page gives the same bytes."""
        text = self.environment.get_template(page.template).render(
            page=page,
            view=page.view,
            to=partial(relative, start=page.path),
            canonical=absolute(page.canonical or page.path, self.settings.base_url),
        )
        return text.encode()


def make_press(site: Site, settings: Settings, templates: Path, stylesheet: bytes) -> Press:
    """Load the templates and tell them what all pages share."""
    environment = _environment(templates)
    environment.globals.update(
        site=settings,
        navigation=_navigation(site),
        feed=feed_path(site, settings),
        corrections=CORRECTIONS if corrections_of(site.entries) else "",
        policy=POLICY,
        stylesheet=stylesheet.decode(),
        closed_policy=_closed_policy(stylesheet),
        public=partial(absolute, base_url=settings.base_url),
        is_current=is_current,
        listed=_card_printer(environment),
    )
    environment.filters["iso"] = partial(machine_date, zone=settings.time_zone)
    environment.filters["moment"] = partial(machine_moment, zone=settings.time_zone)
    return Press(environment, settings)


def _card_printer(environment: Environment) -> Callable[[Card, Callable[[str], str]], object]:
    """Print each card once for each depth of its page: listings are made of little else."""
    printed: dict[tuple[str, str], object] = {}

    def listed(card: Card, to: Callable[[str], str]) -> object:
        key = card.path, to("")
        if key not in printed:
            macros = environment.get_template("macros.html").module
            printed[key] = macros.card(card, to)  # type: ignore[attr-defined]
        return printed[key]

    return listed


def _environment(templates: Path) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - heavy
    from markupsafe import Markup  # noqa: PLC0415 - heavy

    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    # Persian written as \uXXXX would be three times as long.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    environment.filters |= {
        "digits": lambda value: to_persian_digits(str(value)),
        "date": human_date,
        "clock": human_time,
        # Names and headlines come back on many pages.
        "isolated": cache(lambda text: Markup(isolated_html(text))),
        "plain": cache(isolated_plain),
        "woven": Markup,
    }
    return environment


def _navigation(site: Site) -> tuple[Link, ...]:
    return (
        Link("خانه", INDEX),
        Link("عددهای کلیدی", NUMBERS),
        Link("استان‌ها", AREAS),
        Link("موضوع‌ها", TOPICS),
        Link("بایگانی", ARCHIVE),
        Link("جست‌وجو", SEARCH),
        *(Link(leaf.title, leaf_path(leaf)) for leaf in site.leaves),
    )


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


def _closed_policy(stylesheet: bytes) -> str:
    """Allow the one inline style of a page that can't link to the style sheet."""
    digest = b64encode(sha256(stylesheet).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; base-uri 'none'"
