from __future__ import annotations

from digest.pages.tiles import Tile, province_tiles
from tests.factories import SETTINGS, arranged, sample


def test_every_province_has_a_tile_and_those_with_news_a_door() -> None:
    assert province_tiles(arranged(*sample(), SETTINGS)) == (
        Tile("اردبیل", 1, 3, 0, ""),
        Tile("گیلان", 2, 3, 1, "areas/gilan.html"),
        Tile("یزد", 4, 6, 1, "areas/yazd.html"),
    )
