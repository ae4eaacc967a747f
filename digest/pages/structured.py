"""What machines are told of a page in the words of schema.org.

Nothing is told without the site's public address, and of an article nothing that
its file does not say: where no day is known there is no date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.config import Settings
from digest.model import Article, Correction, JalaliDate
from digest.pages.cards import Card, Link
from digest.pages.page import INDEX, SEARCH, absolute, article_path
from digest.pages.pictures import Picture
from digest.persian.calendar import machine_date, machine_moment
from digest.site.changes import last_change

Node = Mapping[str, object]


def structured(settings: Settings, trail: Sequence[Link], *nodes: Node) -> dict[str, object]:
    """Put ``nodes`` together with the way from the index to the page, the last of ``trail``."""
    if not settings.base_url:
        return {}
    way = (_trail(trail, settings.base_url),) if trail else ()
    return {"@context": "https://schema.org", "@graph": [*nodes, *way]}


def structured_list(
    settings: Settings, trail: Sequence[Link], description: str, changed: JalaliDate | None = None
) -> dict[str, object]:
    """Describe a page that lists others, the last of ``trail``."""
    return structured(settings, trail, collection(settings, trail[-1], description, changed))


def _trail(trail: Sequence[Link], base_url: str) -> Node:
    *above, own = (Link("خانه", INDEX), *trail)
    steps = [
        {"@type": "ListItem", "position": at, "name": link.name, "item": _address(link, base_url)}
        for at, link in enumerate(above, start=1)
    ]
    # The last step is the page that says all this.
    last = {"@type": "ListItem", "position": len(steps) + 1, "name": own.name}
    return {"@type": "BreadcrumbList", "itemListElement": [*steps, last]}


def _address(link: Link, base_url: str) -> str:
    return absolute(link.path, base_url)


def website(settings: Settings) -> Node:
    """Describe the site as a whole, with its search."""
    base_url = settings.base_url
    words = f"{absolute(SEARCH, base_url)}?q={{search_term_string}}"
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": words},
        "query-input": "required name=search_term_string",
    }
    node = {
        "@type": "WebSite",
        "@id": f"{base_url}#site",
        "url": base_url,
        "name": settings.title,
        "alternateName": settings.short_title,
        "description": settings.description,
        "inLanguage": "fa",
        "publisher": publisher(settings),
        "potentialAction": search,
    }
    return without_empty(node)


def collection(
    settings: Settings, link: Link, description: str, changed: JalaliDate | None = None
) -> Node:
    """Describe a page that lists others."""
    base_url = settings.base_url
    node = {
        "@type": "CollectionPage",
        "url": _address(link, base_url),
        "name": link.name,
        "description": description,
        "dateModified": machine_date(changed, settings.time_zone) if changed else "",
        "inLanguage": "fa",
        "isPartOf": {"@type": "WebSite", "@id": f"{base_url}#site", "url": base_url},
    }
    return without_empty(node)


def news_article(settings: Settings, card: Card, picture: Picture | None) -> Node:
    """Describe an article; a moment is told with its offset, midnight where no time is known.

    What its picture shows stands in the head of the page already.
    """
    article, zone = card.article, settings.time_zone
    changed = last_change(article)
    node = {
        "@type": "NewsArticle",
        "headline": article.title,
        "description": card.summary,
        "datePublished": machine_moment(article.date, zone) if article.date else "",
        "dateModified": machine_moment(changed, zone) if changed else "",
        "author": _author(article) or publisher(settings),
        "publisher": publisher(settings),
        "inLanguage": "fa",
        "mainEntityOfPage": absolute(article_path(article), settings.base_url),
        "image": picture and _image(picture, settings.base_url),
        "isBasedOn": article.source_url,
        "articleSection": [topic.name for topic in card.topics],
        "contentLocation": card.area and {"@type": "Place", "name": card.area.name},
        "correction": [_correction(one, zone) for one in article.corrections],
    }
    return without_empty(node)


def publisher(settings: Settings) -> Node:
    """Describe who publishes the site."""
    return {
        "@type": "Organization",
        "name": settings.publisher or settings.title,
        "url": settings.base_url,
        "logo": absolute("theme/icon-512.png", settings.base_url),
    }


def _author(article: Article) -> Node | None:
    if article.author:
        return {"@type": "Person", "name": article.author}
    return {"@type": "Organization", "name": article.source} if article.source else None


def _image(picture: Picture, base_url: str) -> Node:
    size = picture.size
    node = {
        "@type": "ImageObject",
        "url": absolute(picture.path, base_url),
        "width": size and size.width,
        "height": size and size.height,
    }
    return without_empty(node)


def _correction(correction: Correction, zone: str) -> Node:
    node = {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": machine_date(correction.date, zone),
    }
    return without_empty(node)


def without_empty(node: Mapping[str, object]) -> dict[str, object]:
    """Leave out what is not known: an empty text, an empty list, nothing."""
    return {name: value for name, value in node.items() if value}
