"""A feed as JSON Feed 1.1 has it, which needs no template of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.config import Settings
from digest.pages.isolation import isolated_line
from digest.pages.page import absolute
from digest.pages.structured import without_empty

if TYPE_CHECKING:
    from digest.pages.feeds import FeedEntry, FeedView


def json_feed(view: FeedView, settings: Settings) -> dict[str, object]:
    """Give the feed as JSON Feed 1.1 has it."""
    feed = view.feed
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": isolated_line(feed.title),
        "home_page_url": absolute(feed.path, settings.base_url),
        "feed_url": absolute(view.path, settings.base_url),
        "description": isolated_line(feed.description),
        "icon": absolute("theme/icon-512.png", settings.base_url),
        "favicon": absolute("theme/icon-192.png", settings.base_url),
        "language": "fa",
        "authors": [{"name": settings.publisher or settings.title, "url": settings.base_url}],
        "items": [_item(entry, settings) for entry in view.entries],
    }


def _item(entry: FeedEntry, settings: Settings) -> dict[str, object]:
    article = entry.card.article
    address = absolute(entry.card.path, settings.base_url)
    item = {
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
    return without_empty(item)
