"""The files for machines: site map, feed, robots.txt and the host's own marker.

The site map and the feed hold full addresses, so they are made only when the
site's public address is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from xml.sax.saxutils import escape

from digest.config import Settings
from digest.observations import Observation
from digest.pages.addresses import with_whole_addresses
from digest.pages.cards import Card
from digest.pages.desk import Desk
from digest.pages.marks import marked_body
from digest.pages.page import FEED, SITE_MAP, Page, Planned, absolute, article_path
from digest.persian.calendar import machine_date, machine_moment
from digest.site import Brief, Site
from digest.site.changes import last_change

FEED_LENGTH = 30


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in the feed: ``moment`` is when it last changed."""

    card: Card
    published: str
    moment: str
    body: str


@dataclass(frozen=True, slots=True)
class FeedView:
    """The newest articles with a known day, as a feed needs one."""

    entries: tuple[FeedEntry, ...]
    moment: str


def feed_path(site: Site, settings: Settings) -> str:
    """Give the path of the feed; empty without a public address or an article with a day."""
    return FEED if settings.base_url and any(_told(site)) else ""


def _told(site: Site) -> Iterator[Brief]:
    for brief in site.entries[:FEED_LENGTH]:
        if brief.article.date and brief.article.date.day:
            yield brief


def feeds(desk: Desk) -> Iterator[Planned]:
    """Make the feed of the newest articles."""
    if path := feed_path(desk.site, desk.settings):
        briefs = tuple(_told(desk.site))
        yield Planned(
            path=path,
            source="content/site.toml",
            shows=tuple(
                (brief.whole, desk.shown(brief), desk.number_pages.get(brief.article.slug))
                for brief in briefs
            ),
            make=partial(_feed, desk, path, briefs),
            template="feed.xml",
        )


def _feed(desk: Desk, path: str, briefs: Sequence[Brief]) -> Page:
    entries = tuple(_feed_entry(desk, brief) for brief in briefs)
    moments = [entry.moment for entry in entries]
    return Page(
        path=path,
        source="content/site.toml",
        template="feed.xml",
        title=desk.settings.title,
        view=FeedView(entries, max(moments, key=datetime.fromisoformat)),
        listed=False,
    )


def _feed_entry(desk: Desk, brief: Brief) -> FeedEntry:
    article, zone = brief.article, desk.settings.time_zone
    assert article.date
    published = machine_moment(article.date, zone)
    changed = last_change(article)
    numbers = desk.site.numbers.observations[article.slug]
    body = marked_body(desk.articles[article.slug].prose, numbers, partial(_public_row, desk))
    return FeedEntry(
        card=desk.cards[article.slug],
        published=published,
        moment=(changed and machine_moment(changed, zone)) or published,
        body=with_whole_addresses(body, article_path(article), desk.settings.base_url),
    )


def _public_row(desk: Desk, observation: Observation) -> str:
    return desk.settings.base_url + desk.number_address(observation)


def machine_files(desk: Desk, paths: Sequence[str]) -> Iterator[Planned]:
    """Plan the files that no template is needed for; the site map lists ``paths``."""
    rules = "User-agent: *\nAllow: /\n"
    if desk.settings.base_url:
        rules += f"Sitemap: {desk.settings.base_url}{SITE_MAP}\n"
        changed = {
            article_path(brief.article): _last_change(desk, brief) for brief in desk.site.entries
        }
        shows = (desk.settings.base_url, *paths, *changed.values())
        yield Planned(SITE_MAP, SITE_MAP, shows, partial(_site_map, desk, paths, changed))
    yield Planned("robots.txt", "robots.txt", (rules,), rules.encode)
    yield Planned(".nojekyll", ".nojekyll", (), bytes)


def _site_map(desk: Desk, paths: Sequence[str], changed: Mapping[str, str]) -> bytes:
    lines = [
        f"<url><loc>{escape(absolute(path, desk.settings.base_url))}</loc>"
        f"{changed.get(path, '')}</url>\n"
        for path in paths
    ]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{''.join(lines)}</urlset>\n"
    ).encode()


def _last_change(desk: Desk, brief: Brief) -> str:
    known = last_change(brief.article)
    day = machine_date(replace(known, time=None), desk.settings.time_zone) if known else ""
    return f"<lastmod>{day}</lastmod>" if day else ""
