"""The site map: the address of every page, in parts where there are very many.

Parts are counted from the oldest article, and what is no dated article comes
last, so a full part stays as it is when news comes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from html import escape
from typing import NamedTuple

from msgspec import Struct

from digest.config import Settings
from digest.model import JalaliDate
from digest.pages.page import SITE_MAP, Planned, absolute, article_path
from digest.persian.calendar import machine_date, without_time
from digest.site import Site

_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Limit(Struct, frozen=True):
    """What one file may hold: addresses, and bytes of their lines."""

    addresses: int
    bytes: int


PROTOCOL = Limit(addresses=50_000, bytes=50 * 2**20 - 1024)
"""The limit of sitemaps.org, less what is around the lines."""

Changes = Mapping[str, JalaliDate | None]
"""The paths of pages, and when each last changed."""


class _Line(NamedTuple):
    """A page in the map, and the day when it last changed."""

    text: str
    day: str


def site_map(
    site: Site, settings: Settings, changes: Changes, limit: Limit = PROTOCOL
) -> Iterator[Planned]:
    """Plan the map of the pages in ``changes``, or its parts and the index that names them."""
    day_of = cache(partial(_day, settings.time_zone))
    lines = (
        _line("url", absolute(path, settings.base_url), day_of(changes[path]))
        for path in _in_order(site, changes)
    )
    parts = tuple(_parts(lines, limit))
    if len(parts) == 1:
        yield _file(SITE_MAP, "urlset", (line.text for line in parts[0]))
        return
    names = [SITE_MAP.replace(".", f"-{number}.") for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield _file(name, "urlset", (line.text for line in part))
    newest = [max(line.day for line in part) for part in parts]
    listed = (
        _line("sitemap", settings.base_url + name, day)
        for name, day in zip(names, newest, strict=True)
    )
    yield _file(SITE_MAP, "sitemapindex", (line.text for line in listed))


def _day(zone: str, changed: JalaliDate | None) -> str:
    return machine_date(without_time(changed), zone) if changed else ""


def _line(element: str, address: str, day: str) -> _Line:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return _Line(
        f"<{element}><loc>{escape(address, quote=False)}</loc>{changed}</{element}>\n", day
    )


def _in_order(site: Site, changes: Changes) -> tuple[str, ...]:
    dated = (article_path(one.article) for one in reversed(site.entries) if one.article.date)
    # A mapping keeps the place of what comes first.
    return tuple(dict.fromkeys([*dated, *changes]))


def _parts(lines: Iterable[_Line], limit: Limit) -> Iterator[tuple[_Line, ...]]:
    part: list[_Line] = []
    size = 0
    for line in lines:
        length = len(line.text.encode())
        if part and (len(part) == limit.addresses or size + length > limit.bytes):
            yield tuple(part)
            part, size = [], 0
        part.append(line)
        size += length
    yield tuple(part)


def _file(path: str, root: str, lines: Iterable[str]) -> Planned:
    inner = "".join(lines)
    return Planned(path, path, (inner,), partial(_content, root, inner))


def _content(root: str, inner: str) -> bytes:
    return f'{_XML}<{root} xmlns="{_NAMESPACE}">\n{inner}</{root}>\n'.encode()
