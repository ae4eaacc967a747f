from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from digest.pages.pictures import Size, size_of
from digest.pages.social import SocialCard
from digest.pages.social_drawing import draw_social_card
from tests.drawing.pixels import Pixels, read_png

PROJECT = Path(__file__).resolve().parent.parent.parent
FULL = SocialCard(
    title="۷۸ هزار اشتغال در استان کرمانشاه از طریق شرکت‌های تعاونی ایجاد شده است",
    site="خبرنامهٔ تعاون و کار",
    day="۱۴ شهریور ۱۳۹۷",
    area="کرمانشاه",
    bound="بیش از",
    value="۷۸ هزار",
    unit="شغل",
    caption="اشتغال تعاونی‌ها",
)
BARE = SocialCard(title="هوا سرد شد", site="خبرنامه")
LONG = "مدیرکل تعاون از صدور بیش از ۲۲۰۰ مجوز مشاغل خانگی خبر داد و گفت "
CARDS = {
    "full": FULL,
    "bare": BARE,
    "unit only": replace(FULL, caption=""),
    "caption only": replace(FULL, unit=""),
    "value only": replace(FULL, bound="", unit="", caption=""),
    "no area": replace(FULL, area=""),
    "no day": replace(FULL, day=""),
    "long title": replace(FULL, title=LONG * 3),
    "long everything": SocialCard(*(LONG * 3 for _ in SocialCard.__struct_fields__)),
    "endless": SocialCard(*("ب" * 10_000 for _ in SocialCard.__struct_fields__)),
    "latin": replace(FULL, title="WHO: COVID-19 in 2026", value="−3.5"),
    "controls": SocialCard(*("\x00\u202eالف\u2067🚀" for _ in SocialCard.__struct_fields__)),
    "nothing": SocialCard("", ""),
    "no letter": SocialCard("漢字", "🚀", value="🚀"),
}
DEEP, SAFFRON, WHITE, SOFT = (
    (0x0B, 0x3A, 0x42),
    (0xF5, 0xB9, 0x35),
    (0xF4, 0xF8, 0xF6),
    (0xB9, 0xD2, 0xCF),
)


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_every_card_is_a_picture_of_the_right_size(card: SocialCard) -> None:
    png = draw_social_card(card)
    assert size_of(png) == Size(1200, 630)
    assert len(png) < 40_000


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_a_margin_stays_free(card: SocialCard) -> None:
    rows = read_png(draw_social_card(card)).rows
    assert all(set(row[:64] + row[-64:]) == {DEEP} for row in rows[:440])
    assert all(set(row) == {DEEP} for row in (*rows[:56], *rows[126:140]))


def drawn(card: SocialCard) -> Pixels:
    return read_png(draw_social_card(card))


def title_rows(picture: Pixels) -> list[int]:
    return [y for y, row in enumerate(picture.rows) if 126 < y < 580 and WHITE in row]


def test_a_number_has_a_band_and_without_one_the_title_has_its_room() -> None:
    assert drawn(FULL).rows[470][600] == SAFFRON
    assert drawn(BARE).rows[470][600] == DEEP
    assert max(title_rows(drawn(FULL))) < 446
    with_number = title_rows(drawn(replace(BARE, value="۷۸")))
    assert max(title_rows(drawn(BARE))) > max(with_number)


def test_a_longer_title_is_set_smaller_and_fills_more_lines() -> None:
    assert len(title_rows(drawn(FULL))) < len(title_rows(drawn(replace(FULL, title=LONG * 3))))


def test_a_title_that_ends_in_dots_is_not_taken_for_one_that_was_cut() -> None:
    dotted = replace(BARE, title="هوا سرد شد…")
    assert len(title_rows(drawn(dotted))) == len(title_rows(drawn(BARE)))


def test_the_day_begins_where_the_area_would_have() -> None:
    beside, alone = (drawn(card).columns_of(SOFT) for card in (FULL, replace(FULL, area="")))
    assert max(beside) < 1010
    assert max(alone) > 1110


def test_a_card_without_a_title_shows_the_site() -> None:
    assert title_rows(drawn(SocialCard("🚀", "خبرنامه"))) == title_rows(
        drawn(SocialCard("خبرنامه", "خبرنامه"))
    )


@pytest.mark.parametrize("name", SocialCard.__struct_fields__)
def test_everything_it_says_is_seen(name: str) -> None:
    assert draw_social_card(replace(FULL, **{name: "دیگر"})) != draw_social_card(FULL)


def test_the_same_words_give_the_same_bytes_in_every_process() -> None:
    probe = (
        "import hashlib; from tests.pages.test_social_drawing import *; "
        "print(hashlib.sha256(draw_social_card(FULL)).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=PROJECT, capture_output=True, text=True, check=True,
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": str(PROJECT)},
    )  # fmt: skip
    assert done.stdout.strip() == hashlib.sha256(draw_social_card(FULL)).hexdigest()


def test_its_colours_are_those_of_the_theme() -> None:
    tokens = (PROJECT / "theme" / "styles" / "tokens.css").read_text(encoding="utf-8")
    named = dict(re.findall(r"--([\w-]+): var\(--light, (#\w+)\)", tokens))
    colours = {f"#{bytes(colour).hex()}" for colour in (DEEP, SAFFRON, WHITE, SOFT)}
    assert colours == {named[name] for name in ("deep", "saffron", "on-deep", "soft-on-deep")}
