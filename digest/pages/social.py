"""The pictures that stand for pages where their links are shared: what each of them says.

They are only named by full addresses, so there are none without the site's
public address. An article that has a picture of its own is shared with that.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from digest.config import Settings
from digest.drawing import is_installed
from digest.memory.stamp import code_stamp
from digest.model import Article
from digest.pages.cards import Card
from digest.pages.desk import Desk
from digest.pages.page import (
    CARD,
    NUMBERS,
    NUMBERS_TITLE,
    Planned,
    article_path,
    social_card_path,
)
from digest.pages.pictures import Picture, Size
from digest.persian.calendar import human_date
from digest.persian.numerals import format_number
from digest.reading import paths
from digest.site import Brief

SIZE = Size(1200, 630)


class SocialCard(Struct, frozen=True):
    """What a card says, and all it is drawn from; any but the title and the site may be empty."""

    title: str
    site: str
    day: str = ""
    area: str = ""
    bound: str = ""
    value: str = ""
    unit: str = ""
    caption: str = ""


def draws_social_cards(settings: Settings) -> bool:
    """Tell whether cards are wanted, can be named by a full address, and can be drawn."""
    return settings.social_cards is not False and bool(settings.base_url) and is_installed()


def own_image(desk: Desk, article: Article) -> Picture | None:
    """Give the article's own picture, where previews of links can show it: they need a raster."""
    picture = desk.picture_of(article)
    return picture if picture and picture.size else None


def shared_image(desk: Desk, path: str, title: str) -> Picture:
    """Give the picture that the page at ``path`` is shared with."""
    if not draws_social_cards(desk.settings):
        return CARD
    return Picture(social_card_path(path), SIZE, title)


def social_cards(desk: Desk) -> Iterator[Planned]:
    """Plan the cards of articles without a picture of their own, and of the key numbers."""
    if not draws_social_cards(desk.settings):
        return
    for brief in desk.site.entries:
        if not own_image(desk, brief.article):
            yield _planned(desk, brief)
    if desk.number_pages:
        said = _numbers_card(desk)
        path = social_card_path(NUMBERS)
        shows = (said, code_stamp())
        yield Planned(path, paths.ARTICLES, shows, partial(_draw, said), apart=True)


def _planned(desk: Desk, brief: Brief) -> Planned:
    article = brief.article
    return Planned(
        path=social_card_path(article_path(article)),
        source=article.path,
        shows=(
            *(brief.card, desk.provinces.get(article.area), desk.settings.title),
            code_stamp(),
        ),
        make=partial(_draw_article, desk, brief),
        apart=True,
    )


def _draw_article(desk: Desk, brief: Brief) -> bytes:
    return _draw(article_card(desk.cards[brief.article.slug], desk.settings.title))


def _draw(said: SocialCard) -> bytes:
    from digest.pages.social_drawing import draw_social_card  # noqa: PLC0415 - heavy, seldom needed

    return draw_social_card(said)


def article_card(card: Card, site: str) -> SocialCard:
    """Say an article's title, day and area, and the first of its leading numbers."""
    day, number = card.article.date, card.number
    return SocialCard(
        title=card.article.title,
        site=site,
        day=human_date(day) if day else "",
        area=card.area.name if card.area else "",
        bound=number.amount.bound if number else "",
        value=number.amount.value if number else "",
        unit=number.amount.unit if number else "",
        caption=number.caption if number else "",
    )


def _numbers_card(desk: Desk) -> SocialCard:
    return SocialCard(
        title=NUMBERS_TITLE,
        site=desk.settings.title,
        value=format_number(desk.site.numbers.count),
        unit="عدد",
        caption=f"از {format_number(len(desk.number_pages))} خبر، هر یک با جملهٔ خود",
    )
