"""The pictures that stand for pages where their links are shared: what each of them says.

They are only named by full addresses, so there are none without the site's
public address. An article that has a picture of its own is shared with that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digest.pages.cards import Card
from digest.pages.desk import Desk
from digest.pages.page import CARD, NUMBERS, NUMBERS_TITLE, social_card_path
from digest.persian.calendar import human_date
from digest.persian.numerals import to_persian_digits


@dataclass(frozen=True, slots=True)
class SocialCard:
    """What a card says, and all it is drawn from; any but the title and the site may be empty."""

    title: str
    site: str
    day: str = ""
    area: str = ""
    bound: str = ""
    value: str = ""
    unit: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """A card that has a path; ``source`` is the file that the editor would change."""

    path: str
    source: str
    said: SocialCard


def shared_image(desk: Desk, path: str) -> str:
    """Give the path of the picture that the page at ``path`` is shared with."""
    return social_card_path(path) if desk.social_cards else CARD


def social_cards(desk: Desk) -> Iterator[PlacedCard]:
    """Say what the cards of articles and key numbers show; drawing them is the caller's."""
    if not desk.social_cards:
        return
    pictures = {asset.path for asset in desk.site.media}
    for card in desk.cards.values():
        if f"media/{card.article.image}" not in pictures:
            said = article_card(card, desk.settings.title)
            yield PlacedCard(social_card_path(card.path), card.article.path, said)
    if desk.number_pages:
        yield PlacedCard(social_card_path(NUMBERS), "content/articles", _numbers_card(desk))


def article_card(card: Card, site: str) -> SocialCard:
    """Say an article's title, day and area, and the first of its leading numbers."""
    day, number = card.article.date, card.number
    return SocialCard(
        title=card.article.title,
        site=site,
        day=human_date(day) if day else "",
        area=card.area.name if card.area else "",
        bound=number.bound if number else "",
        value=number.value if number else "",
        unit=number.unit if number else "",
        caption=number.caption if number else "",
    )


def _numbers_card(desk: Desk) -> SocialCard:
    return SocialCard(
        title=NUMBERS_TITLE,
        site=desk.settings.title,
        value=to_persian_digits(str(len(desk.site.numbers.everything))),
        unit="عدد",
        caption=to_persian_digits(f"از {len(desk.number_pages)} خبر، هر یک با جملهٔ خود"),
    )
