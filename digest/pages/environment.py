"""What templates are rendered with: Jinja with the filters and functions they may call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from digest.memory.codec import json_text
from digest.pages.cards import Card
from digest.pages.isolation import isolated_html, isolated_line, isolated_plain
from digest.persian.calendar import human_date, human_time, machine_date, machine_moment
from digest.persian.numerals import format_number

if TYPE_CHECKING:
    from jinja2 import Environment

_ROOT = "\0"
"""Stands in a card for the way to the site's root; no text of an article can hold it."""

_CARDS = 1_000
"""How many printed cards are kept: pages are printed by date, so lists repeat those near."""

_keeping = lru_cache(4_000)
"""For filters of what comes back on many pages: names, headlines, dates."""


def make_environment(templates: Path, compiled: dict[str, bytes], zone: str) -> Environment:
    """Make what renders the templates of a folder, with all that they may call.

    ``compiled`` holds templates as code, by their names, and takes in new ones;
    ``zone`` is the site's time zone.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - heavy

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
    environment.policies |= {"json.dumps_function": json_text, "json.dumps_kwargs": {}}
    environment.filters |= _filters(zone)
    environment.globals["listed"] = _card_printer(environment)
    return environment


def _filters(zone: str) -> dict[str, Callable[..., object]]:
    from markupsafe import Markup  # noqa: PLC0415 - heavy

    return {
        "digits": format_number,
        "date": human_date,
        "clock": human_time,
        "isolated": _keeping(lambda text: Markup(isolated_html(text))),
        "plain": _keeping(isolated_plain),
        "line": _keeping(isolated_line),
        "rfc822": _rfc822,
        # A file of its own: what JSON within a page has to escape would only make it longer.
        "json": lambda value: Markup(json_text(value)),
        "cdata": lambda text: Markup(f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"),
        "woven": Markup,
        "iso": partial(machine_date, zone=zone),
        "moment": partial(machine_moment, zone=zone),
        "once": lru_cache(4_000)(_call),
    }


def _rfc822(moment: str) -> str:
    from email.utils import format_datetime  # noqa: PLC0415 - heavy, and only feeds need it

    return format_datetime(datetime.fromisoformat(moment))


def _call(value: object, macro: Callable[..., object], *others: object) -> object:
    """Print with a macro; as the filter ``once``, which keeps it, once for all pages."""
    return macro(value, *others)


def _card_printer(environment: Environment) -> Callable[[Card, str], object]:
    """Give the function that prints a card, each once: listings are made of little else."""
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
