"""The feeds: Atom, RSS and JSON Feed of the whole digest, of each area and of each topic.

A feed holds full addresses and days, so there is none without the site's public
address or without an article whose day is known. The three formats say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import islice

from msgspec import Struct

from digest.config import Settings
from digest.model import Article
from digest.pages.cards import Card, Link
from digest.pages.desk import Desk
from digest.pages.feed_text import feed_text
from digest.pages.json_feed import json_feed
from digest.pages.page import (
    INDEX,
    FeedLink,
    Page,
    Planned,
    absolute,
    area_path,
    beside,
    topic_path,
)
from digest.persian.calendar import machine_moment
from digest.reading import paths
from digest.site import Brief, OnDemand, Site
from digest.site.changes import last_change

LENGTH = 30
"""The most articles of a feed."""

_ROOM = 256
"""How many entries are kept while feeds are printed: neighbours have many in common."""


class Format(Struct, frozen=True):
    """A format of feeds: its name, media type, file and template."""

    name: str
    type: str
    file: str
    template: str


FORMATS = (
    Format("Atom", "application/atom+xml", "feed.xml", "feed.xml"),
    Format("RSS", "application/rss+xml", "rss.xml", "rss.xml"),
    Format("JSON Feed", "application/feed+json", "feed.json", "data.json"),
)


class FeedEntry(Struct, frozen=True):
    """An article in a feed: ``moment`` is when it last changed, ``text`` its full text."""

    card: Card
    author: str
    picture: str
    published: str
    moment: str
    text: str


class Feed(Struct, frozen=True):
    """The newest articles of the list at ``path`` as a feed, whatever its format."""

    path: str
    title: str
    description: str
    source: str
    briefs: tuple[Brief, ...]


class FeedView(Struct, frozen=True):
    """A feed with its entries, and its own path in one format."""

    feed: Feed
    path: str
    entries: tuple[FeedEntry, ...]

    @property
    def moment(self) -> str:
        """When any of the entries last changed."""
        return max((entry.moment for entry in self.entries), key=datetime.fromisoformat)


def feed_links(link: Link, briefs: Sequence[Brief], settings: Settings) -> tuple[FeedLink, ...]:
    """Give the feeds of the list of ``briefs`` at ``link``; none where nothing has a day."""
    if not settings.base_url or not any(_newest(briefs)):
        return ()
    return tuple(
        FeedLink(link.name, one.name, one.type, beside(link.path, one.file)) for one in FORMATS
    )


def site_feeds(site: Site, settings: Settings) -> tuple[FeedLink, ...]:
    """Give the feeds of the whole digest."""
    return feed_links(Link(settings.title, INDEX), site.entries, settings)


def announced_feeds(site: Site, settings: Settings) -> tuple[FeedLink, ...]:
    """Give the feeds that the index announces: its own, and each list's as JSON.

    Programs that take JSON look for all feeds of a site on its first page.
    """
    lists = [
        feed
        for listings, path in ((site.areas, area_path), (site.topics, topic_path))
        for one in listings
        for feed in feed_links(Link(one.name, path(one.slug)), one.entries, settings)
        if feed.type == FORMATS[-1].type
    ]
    return (*site_feeds(site, settings), *lists)


def _newest(briefs: Iterable[Brief]) -> Iterator[Brief]:
    """Take the first of ``briefs`` that a feed has room for, and whose day is known."""
    with_day = (brief for brief in briefs if brief.article.date and brief.article.date.day)
    return islice(with_day, LENGTH)


def feeds(desk: Desk) -> Iterator[Planned]:
    """Plan every feed."""
    if desk.settings.base_url:
        yield from _planned(desk, _feeds(desk))


def feeds_with(desk: Desk, briefs: Iterable[Brief]) -> Iterator[Planned]:
    """Plan the feeds that have the text of any of ``briefs``."""
    slugs = {brief.article.slug for brief in briefs}
    if desk.settings.base_url:
        found = (one for one in _feeds(desk) if any(b.article.slug in slugs for b in one.briefs))
        yield from _planned(desk, found)


def _planned(desk: Desk, wanted: Iterable[Feed]) -> Iterator[Planned]:
    """Plan feeds; the text of an article is written once for all that it stands in."""
    entries = OnDemand(desk.briefs, partial(_entry, desk), room=_ROOM)
    for feed in wanted:
        shows = (
            *(feed.title, feed.description),
            *((brief.whole, desk.picture_of(brief.article)) for brief in feed.briefs),
            *map(desk.shown, feed.briefs),
        )
        for one in FORMATS if feed.briefs else ():
            path = beside(feed.path, one.file)
            make = partial(_page, desk, feed, one, entries)
            yield Planned(path, feed.source, shows, make, one.template)


def _feeds(desk: Desk) -> Iterator[Feed]:
    settings, site = desk.settings, desk.site
    described = settings.description or settings.tagline or settings.title
    source = paths.SETTINGS
    yield Feed(INDEX, settings.title, described, source, tuple(_newest(site.entries)))
    for listings, path, source in (
        (site.areas, area_path, paths.AREAS),
        (site.topics, topic_path, paths.TOPICS),
    ):
        for one in listings:
            title = f"{one.name} | {settings.title}"
            newest = tuple(_newest(one.entries))
            yield Feed(path(one.slug), title, one.description or described, source, newest)


def _entry(desk: Desk, slug: str) -> FeedEntry:
    article, settings = desk.briefs[slug].article, desk.settings
    picture = desk.picture_of(article)
    assert article.date
    published = machine_moment(article.date, settings.time_zone)
    changed = last_change(article)
    return FeedEntry(
        card=desk.cards[slug],
        author=author_name(article),
        picture=absolute(picture.path, settings.base_url) if picture else "",
        published=published,
        moment=(changed and machine_moment(changed, settings.time_zone)) or published,
        text=feed_text(desk.articles[slug], picture, settings.base_url),
    )


def author_name(article: Article) -> str:
    """Name who wrote an article, or else the outlet it is from."""
    return article.author or article.source


def _page(desk: Desk, feed: Feed, form: Format, entries: Mapping[str, FeedEntry]) -> Page:
    own_entries = tuple(entries[brief.article.slug] for brief in feed.briefs)
    view = FeedView(feed, beside(feed.path, form.file), own_entries)
    return Page(
        path=view.path,
        template=form.template,
        title=feed.title,
        description=feed.description,
        view=json_feed(view, desk.settings) if form.type.endswith("json") else view,
    )
