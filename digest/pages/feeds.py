"""The feeds: Atom, RSS and JSON Feed of the whole digest, of each area and of each topic.

A feed holds full addresses and days, so there is none without the site's public
address or without an article whose day is known. The three formats say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import islice

from digest.config import Settings
from digest.model import Article, Entry
from digest.pages.cards import Card, Link
from digest.pages.desk import Desk
from digest.pages.feed_text import feed_text
from digest.pages.isolation import isolated_line
from digest.pages.page import (
    INDEX,
    FeedLink,
    Page,
    absolute,
    area_path,
    beside,
    topic_path,
)
from digest.persian.calendar import machine_moment
from digest.site import Site
from digest.site.changes import last_change

LENGTH = 30


@dataclass(frozen=True, slots=True)
class Format:
    """A format of feeds: its name, media type, file and template."""

    name: str
    type: str
    file: str
    template: str


FORMATS = (
    Format("Atom", "application/atom+xml", "feed.xml", "feed.xml"),
    Format("RSS", "application/rss+xml", "rss.xml", "rss.xml"),
    Format("JSON Feed", "application/feed+json", "feed.json", "told.json"),
)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in a feed: ``moment`` is when it last changed, ``text`` its full text."""

    card: Card
    author: str
    picture: str
    published: str
    moment: str
    text: str


@dataclass(frozen=True, slots=True)
class Feed:
    """The list of articles at ``path`` as a feed, whatever its format."""

    path: str
    title: str
    description: str
    source: str
    entries: tuple[FeedEntry, ...]

    @property
    def moment(self) -> str:
        """When any of the entries last changed."""
        return max((entry.moment for entry in self.entries), key=datetime.fromisoformat)


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed and its own path in one format."""

    feed: Feed
    path: str


def feed_links(link: Link, entries: Sequence[Entry], settings: Settings) -> tuple[FeedLink, ...]:
    """Give the feeds of the list of ``entries`` at ``link``; none where nothing has a day."""
    if not settings.base_url or not any(_told(entries)):
        return ()
    return tuple(
        FeedLink(link.name, one.name, one.type, beside(link.path, one.file)) for one in FORMATS
    )


def site_feeds(site: Site, settings: Settings) -> tuple[FeedLink, ...]:
    """Give the feeds of the whole digest."""
    return feed_links(Link(settings.title, INDEX), site.entries, settings)


def _told(entries: Sequence[Entry]) -> Iterator[Entry]:
    days = (entry for entry in entries if entry.article.date and entry.article.date.day)
    return islice(days, LENGTH)


def feeds(desk: Desk) -> Iterator[Page]:
    """Make every feed; the text of an article is written once for all that it stands in."""
    if desk.settings.base_url:
        told = cache(lambda slug: _entry(desk, slug))
        for feed in _feeds(desk, told):
            if feed.entries:
                yield from _pages(desk, feed)


def _feeds(desk: Desk, told: Callable[[str], FeedEntry]) -> Iterator[Feed]:
    def entries_of(entries: Sequence[Entry]) -> tuple[FeedEntry, ...]:
        return tuple(told(entry.article.slug) for entry in _told(entries))

    settings, site = desk.settings, desk.site
    described = settings.description or settings.tagline or settings.title
    entries = entries_of(site.entries)
    yield Feed(INDEX, settings.title, described, "content/site.toml", entries)
    for listings, path, source in (
        (site.areas, area_path, "content/areas.toml"),
        (site.topics, topic_path, "content/topics.toml"),
    ):
        for one in listings:
            title = f"{one.name} | {settings.title}"
            entries = entries_of(one.entries)
            yield Feed(path(one.slug), title, one.description or described, source, entries)


def _entry(desk: Desk, slug: str) -> FeedEntry:
    article, settings = desk.entries[slug].article, desk.settings
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
        text=feed_text(article, picture, settings.base_url),
    )


def author_name(article: Article) -> str:
    """Name who wrote an article, or else the outlet it is from."""
    return article.author or article.source


def _pages(desk: Desk, feed: Feed) -> Iterator[Page]:
    for one in FORMATS:
        path = beside(feed.path, one.file)
        is_json = one.type.endswith("json")
        yield Page(
            path=path,
            source=feed.source,
            template=one.template,
            title=feed.title,
            description=feed.description,
            view=json_feed(feed, path, desk.settings) if is_json else FeedView(feed, path),
            listed=False,
        )


def json_feed(feed: Feed, path: str, settings: Settings) -> dict[str, object]:
    """Give the feed as JSON Feed 1.1 has it."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": isolated_line(feed.title),
        "home_page_url": absolute(feed.path, settings.base_url),
        "feed_url": absolute(path, settings.base_url),
        "description": isolated_line(feed.description),
        "icon": absolute("theme/icon-512.png", settings.base_url),
        "favicon": absolute("theme/icon-192.png", settings.base_url),
        "language": "fa",
        "authors": [{"name": settings.publisher or settings.title, "url": settings.base_url}],
        "items": [_item(entry, settings) for entry in feed.entries],
    }


def _item(entry: FeedEntry, settings: Settings) -> dict[str, object]:
    article = entry.card.article
    address = absolute(entry.card.path, settings.base_url)
    told = {
        "id": address,
        "url": address,
        "external_url": article.source_url,
        "title": isolated_line(article.title),
        "content_html": entry.text,
        "summary": isolated_line(entry.card.summary),
        "image": entry.picture,
        "date_published": entry.published,
        "date_modified": entry.moment,
        "authors": [{"name": entry.author}] if entry.author else [],
        "tags": [topic.name for topic in entry.card.topics],
        "language": "fa",
    }
    return {name: value for name, value in told.items() if value}
