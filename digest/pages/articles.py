"""The page of each article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from digest.model import Entry
from digest.observations import Observation
from digest.pages.cards import Card, Link
from digest.pages.desk import Desk
from digest.pages.marks import marked_body
from digest.pages.page import CARD, Page, article_path, relative
from digest.pages.pictures import Picture
from digest.pages.structured import news_article, structured
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


def articles(desk: Desk) -> Iterator[Page]:
    """Make the page of every article."""
    for entry in desk.site.entries:
        article, card = entry.article, desk.cards[entry.article.slug]
        picture = desk.picture_of(article)
        yield Page(
            path=article_path(article),
            source=article.path,
            template="article.html",
            title=article.title,
            description=card.summary,
            kind="article",
            view=_view(desk, entry, picture),
            structured=structured(
                desk.settings, _trail(card), news_article(desk.settings, card, picture)
            ),
            # What has no size is no raster, which is all that previews of links can show.
            image=picture if picture and picture.size else CARD,
            changed=last_change(article),
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
        related=tuple(desk.cards[slug] for slug in article.related if slug in desk.cards),
        newer=desk.cards[beside.newer.article.slug] if beside.newer else None,
        older=desk.cards[beside.older.article.slug] if beside.older else None,
    )


def _row_link(desk: Desk, start: str, observation: Observation) -> str:
    return relative(desk.number_address(observation), start=start)


def _trail(card: Card) -> tuple[Link, ...]:
    """Lead to an article through its area, or else through its first topic."""
    filed = card.area or next(iter(card.topics), None)
    own = Link(card.article.title, card.path)
    return (filed, own) if filed else (own,)
