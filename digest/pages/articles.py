"""The page of each article, and what machines are told of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from digest.model import Article, Asset, Correction, Entry
from digest.observations import Observation
from digest.pages.cards import Card
from digest.pages.desk import Desk
from digest.pages.marks import marked_body
from digest.pages.page import CARD, Page, absolute, article_path, relative
from digest.pages.pictures import Size, size_of
from digest.persian.calendar import machine_date, machine_moment
from digest.site import Neighbours
from digest.site.changes import last_change


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its body woven, its picture, and the cards beside it."""

    card: Card
    body: str
    picture: Picture | None
    related: tuple[Card, ...]
    newer: Card | None
    older: Card | None


@dataclass(frozen=True, slots=True)
class Picture:
    """The path of a picture and its size, where that could be read."""

    path: str
    size: Size | None


def articles(desk: Desk) -> Iterator[Page]:
    """Make the page of every article."""
    media = {asset.path: asset for asset in desk.site.media}
    for entry in desk.site.entries:
        article = entry.article
        picture = _picture(article, media)
        yield Page(
            path=article_path(article),
            source=article.path,
            template="article.html",
            title=article.title,
            description=desk.cards[article.slug].summary,
            kind="article",
            view=_view(desk, entry, picture),
            structured=_structured(desk, article, picture),
            image=picture.path if picture else CARD,
        )


def _view(desk: Desk, entry: Entry, picture: Picture | None) -> ArticleView:
    article = entry.article
    beside = desk.site.neighbours.get(article.slug, Neighbours())
    return ArticleView(
        card=desk.cards[article.slug],
        body=marked_body(
            entry,
            desk.site.numbers.observations[article.slug],
            partial(_row_link, desk, article_path(article)),
        ),
        picture=picture,
        related=tuple(desk.cards[slug] for slug in desk.site.related[article.slug]),
        newer=desk.cards[beside.newer.article.slug] if beside.newer else None,
        older=desk.cards[beside.older.article.slug] if beside.older else None,
    )


def _picture(article: Article, media: Mapping[str, Asset]) -> Picture | None:
    found = media.get(f"media/{article.image}")
    return Picture(found.path, size_of(found.content)) if found else None


def _row_link(desk: Desk, start: str, observation: Observation) -> str:
    return relative(desk.number_address(observation), start=start)


def _structured(desk: Desk, article: Article, picture: Picture | None) -> dict[str, object]:
    """Describe an article as schema.org's ``NewsArticle``; nothing when no address is known."""
    settings, card = desk.settings, desk.cards[article.slug]
    if not settings.base_url:
        return {}
    published = machine_moment(article.date, settings.time_zone) if article.date else ""
    changed = last_change(article)
    updated = machine_moment(changed, settings.time_zone) if changed else ""
    publisher = _organisation(settings.publisher or settings.title, settings.base_url)
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": card.summary,
        "datePublished": published,
        "dateModified": updated or published,
        "author": _author(article) or publisher,
        "publisher": publisher,
        "inLanguage": "fa",
        "mainEntityOfPage": absolute(article_path(article), settings.base_url),
        "image": absolute(picture.path, settings.base_url) if picture else "",
        "isBasedOn": article.source_url,
        "articleSection": [topic.name for topic in card.topics],
        "contentLocation": card.area and {"@type": "Place", "name": card.area.name},
        "correction": [_correction(one, settings.time_zone) for one in article.corrections],
    }
    return {name: value for name, value in told.items() if value}


def _correction(correction: Correction, zone: str) -> dict[str, str]:
    told = {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": machine_date(correction.date, zone),
    }
    return {name: value for name, value in told.items() if value}


def _author(article: Article) -> dict[str, str] | None:
    if article.author:
        return {"@type": "Person", "name": article.author}
    return {"@type": "Organization", "name": article.source} if article.source else None


def _organisation(name: str, url: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name, "url": url}
