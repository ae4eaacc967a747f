from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from digest.config import Settings
from digest.drawing import letters
from digest.memory import Memory
from digest.model import Asset
from digest.pages import render, social_drawing
from digest.pages.desk import Desk
from digest.pages.pictures import Size, size_of
from digest.pages.social import SocialCard, social_cards
from tests.factories import PUBLIC, SETTINGS, arranged, article, content, entry, sample
from tests.pages.design import TEMPLATES, rendered, theme

PORTS = "cards/articles/bandar-anzali.png"
GENERIC = f"{PUBLIC.base_url}theme/card.png"


def shared(page: bytes) -> str:
    (found,) = re.findall(r'<meta property="og:image" content="([^"]+)">', page.decode())
    return str(found)


def said() -> dict[str, SocialCard]:
    desk = Desk.of(arranged(*sample(), PUBLIC), PUBLIC)
    return {card.path: card.said for card in social_cards(desk)}


def cards_of(files: dict[str, bytes]) -> list[str]:
    return sorted(path for path in files if path.startswith("cards/"))


def test_every_article_and_the_numbers_have_a_card() -> None:
    files = rendered(PUBLIC)
    assert cards_of(files) == [
        PORTS,
        "cards/articles/bi-tarikh.png",
        "cards/articles/chah-yazd.png",
        "cards/numbers.png",
    ]
    assert {size_of(files[path]) for path in cards_of(files)} == {Size(1200, 630)}


def test_pages_are_shared_with_their_cards() -> None:
    files = rendered(PUBLIC)
    assert shared(files["articles/bandar-anzali.html"]) == PUBLIC.base_url + PORTS
    assert shared(files["numbers.html"]) == f"{PUBLIC.base_url}cards/numbers.png"
    assert shared(files["index.html"]) == GENERIC
    told = re.search(
        r'<script type="application/ld\+json">(.+?)</script>',
        files["articles/bandar-anzali.html"].decode(),
    )
    assert told
    assert json.loads(told[1])["image"] == PUBLIC.base_url + PORTS


def test_what_a_card_says() -> None:
    assert said()[PORTS] == SocialCard(
        title="۱۲ کشتی در انزلی پهلو گرفت",
        site="خبرنامهٔ آزمون",
        day="۱۲ مرداد ۱۴۰۳",
        area="گیلان",
        value="۱۲",
        caption="کشتی",
    )
    assert said()["cards/articles/bi-tarikh.png"] == SocialCard("هوا سرد شد", "خبرنامهٔ آزمون")
    assert said()["cards/articles/chah-yazd.png"].day == "۱۴۰۲"
    assert said()["cards/numbers.png"].caption == "از ۲ خبر، هر یک با جملهٔ خود"


@pytest.mark.parametrize("settings", [SETTINGS, replace(PUBLIC, social_cards=False)])
def test_no_card_without_an_address_or_when_it_is_set_off(settings: Settings) -> None:
    files = rendered(settings)
    assert not cards_of(files)
    if settings.base_url:
        assert shared(files["articles/bandar-anzali.html"]) == GENERIC


@pytest.mark.parametrize("wanted", [None, True])
def test_without_the_library_the_theme_lends_its_picture(
    wanted: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "LIBRARY", "no_such_library")
    files = rendered(replace(PUBLIC, social_cards=wanted))
    assert not cards_of(files)
    assert shared(files["articles/bandar-anzali.html"]) == GENERIC
    assert shared(files["numbers.html"]) == GENERIC


def test_an_article_with_a_picture_is_shared_with_that() -> None:
    made = article(image="a.png")
    whole = replace(content(made), media=(Asset("media/a.png", b"\x89PNG"),))
    files = rendered(PUBLIC, (whole, (entry(made),)))
    assert not cards_of(files)
    assert shared(files["articles/bandar.html"]) == f"{PUBLIC.base_url}media/a.png"


def test_cards_that_say_the_same_are_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def draw(card: SocialCard) -> bytes:
        drawn.append(card.title)
        return social_drawing.draw_social_card(card)

    monkeypatch.setattr("digest.pages.draw_social_card", draw)
    memory = Memory()
    for _ in range(3):
        render(arranged(*sample(), PUBLIC), PUBLIC, TEMPLATES, theme(), memory)
        memory.end_build()
    assert len(drawn) == 4
    made, entries = sample()
    first, *others = entries
    changed = replace(first, article=replace(first.article, title="عنوان تازه"))
    render(arranged(made, (changed, *others), PUBLIC), PUBLIC, TEMPLATES, theme(), memory)
    assert drawn[4:] == ["عنوان تازه"]
