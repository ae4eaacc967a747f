"""The page of each article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import Struct

from digest.observations import Observation
from digest.pages.cards import Card, Link
from digest.pages.citation import citation
from digest.pages.desk import Desk
from digest.pages.marks import marked_body
from digest.pages.page import CARD, Page, Planned, article_path, relative
from digest.pages.pictures import Picture
from digest.pages.social import own_image, shared_image
from digest.pages.structured import news_article, structured
from digest.pages.wording import report_words
from digest.site import Brief, Neighbours


class ArticleView(Struct, frozen=True):
    """An article with its body woven, its picture, its citation and the cards beside it.

    ``in_head`` are the place and the day that its head names already, in the words that its
    numbers would name them by.
    """

    card: Card
    body: str
    picture: Picture | None
    citation: str
    in_head: tuple[str, ...]
    related: tuple[Card, ...]
    newer: Card | None
    older: Card | None


def articles(desk: Desk) -> Iterator[Planned]:
    """Make the page of every article."""
    return pages_of_articles(desk, desk.site.entries)


def pages_of_articles(desk: Desk, briefs: Iterable[Brief]) -> Iterator[Planned]:
    """Make the pages of some articles."""
    for brief in briefs:
        article = brief.article
        picture = desk.picture_of(article)
        yield Planned(
            path=article_path(article),
            source=article.path,
            shows=_shows(desk, brief, picture),
            make=partial(_page, desk, brief, picture),
            template="article.html",
            listed=True,
            changed=brief.changed,
        )


def _shows(desk: Desk, brief: Brief, picture: Picture | None) -> tuple[object, ...]:
    article = brief.article
    beside = desk.site.neighbours.get(article.slug, Neighbours())
    return (
        brief.whole,
        brief.numbers,
        desk.shown(brief),
        desk.number_pages.get(article.slug),
        picture,
        *(desk.shown(related) for related in desk.related(article)),
        *(
            (one.article.slug, one.article.title) if one else ""
            for one in (beside.newer, beside.older)
        ),
    )


def _page(desk: Desk, brief: Brief, picture: Picture | None) -> Page:
    article, card = brief.article, desk.cards[brief.article.slug]
    image = own_image(desk, article) or shared_image(desk, card.path, article.title)
    news = news_article(desk.settings, card, None if image == CARD else image)
    return Page(
        path=article_path(article),
        template="article.html",
        title=article.title,
        description=card.summary,
        kind="article",
        view=_view(desk, brief, picture),
        structured=structured(desk.settings, _trail(card), news),
        image=image,
    )


def _view(desk: Desk, brief: Brief, picture: Picture | None) -> ArticleView:
    article = brief.article
    beside = desk.site.neighbours.get(article.slug, Neighbours())
    card = desk.cards[article.slug]
    return ArticleView(
        card=card,
        body=marked_body(
            desk.articles[article.slug].prose,
            desk.site.numbers.observations[article.slug],
            partial(_row_link, desk, article_path(article)),
        ),
        picture=picture,
        citation=citation(article, desk.settings.title),
        in_head=(
            card.area.name if card.area else "",
            report_words(article.date, inferred=bool(article.date_inferred)),
        ),
        related=tuple(desk.cards[one.article.slug] for one in desk.related(article)),
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
