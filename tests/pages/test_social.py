from __future__ import annotations

import json
import re
import struct

import pytest
from msgspec.structs import replace

from digest.config import Settings
from digest.drawing import letters
from digest.model import Asset
from digest.pages import plan_pages, social_drawing
from digest.pages.pictures import Size, size_of
from digest.pages.social import SocialCard
from digest.pages.social_drawing import draw_social_card
from digest.site import Site
from tests.factories import PUBLIC, SETTINGS, arranged, article, content, entry, sample
from tests.pages.design import TEMPLATES, rendered, theme

PORTS = "cards/articles/bandar-anzali.png"
BANDAR = "cards/articles/bandar.png"
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">8xII", 400, 300)
GENERIC = f"{PUBLIC.base_url}theme/card.png"


def shared(page: bytes) -> str:
    (found,) = re.findall(r'<meta property="og:image" content="([^"]+)">', page.decode())
    return str(found)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[SocialCard]:
    """Note what is drawn, and draw it."""
    told: list[SocialCard] = []

    def draw(card: SocialCard) -> bytes:
        told.append(card)
        return draw_social_card(card)

    monkeypatch.setattr(social_drawing, "draw_social_card", draw)
    return told


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
    (news,) = (node for node in json.loads(told[1])["@graph"] if node["@type"] == "NewsArticle")
    assert news["image"]["url"] == PUBLIC.base_url + PORTS


def test_what_a_card_says(drawn: list[SocialCard]) -> None:
    rendered(PUBLIC)
    said = {card.title: card for card in drawn}
    assert said["۱۲ کشتی در انزلی پهلو گرفت"] == SocialCard(
        title="۱۲ کشتی در انزلی پهلو گرفت",
        site="خبرنامهٔ آزمون",
        day="۱۲ مرداد ۱۴۰۳",
        area="گیلان",
        value="۱۲",
        caption="کشتی",
    )
    assert said["هوا سرد شد"] == SocialCard("هوا سرد شد", "خبرنامهٔ آزمون")
    assert said["بسته شدن چاه‌های یزد"].day == "۱۴۰۲"
    assert said["عددهای کلیدی"].caption == "از ۲ خبر، هر یک با جملهٔ خود"


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


@pytest.mark.parametrize(
    ("content_", "image"),
    [(PNG, f"{PUBLIC.base_url}media/a.png"), (b"<svg/>", f"{PUBLIC.base_url}{BANDAR}")],
)
def test_an_article_is_shared_with_its_own_picture_if_that_can_be_shown(
    content_: bytes, image: str
) -> None:
    made = article(image="a.png")
    whole = replace(content(made), media=(Asset("media/a.png", content_),))
    files = rendered(PUBLIC, (whole, (entry(made),)))
    assert shared(files["articles/bandar.html"]) == image
    assert (BANDAR in files) == (image == f"{PUBLIC.base_url}{BANDAR}")


def test_a_card_is_known_by_what_it_says() -> None:
    def keys(site: Site, settings: Settings) -> dict[str, str]:
        planned = plan_pages(site, settings, TEMPLATES, theme()).keys_of
        return {path: key for path, key in planned.items() if path.startswith("cards/")}

    made, entries = sample()
    before = keys(arranged(made, entries, PUBLIC), PUBLIC)
    assert keys(arranged(made, entries, PUBLIC), replace(PUBLIC, description="x")) == before
    first, *others = entries
    changed = replace(first, article=replace(first.article, title="عنوان تازه"))
    after = keys(arranged(made, (changed, *others), PUBLIC), PUBLIC)
    assert [path for path in before if before[path] != after[path]] == [PORTS]
