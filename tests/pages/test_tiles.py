from __future__ import annotations

from digest.pages.tiles import Tile, province_tiles
from tests.factories import SETTINGS, arranged, article, content, entry, sample


def test_every_province_has_a_tile_and_those_with_news_a_door() -> None:
    assert province_tiles(arranged(*sample(), SETTINGS)) == (
        Tile("اردبیل", 1, 3, 0, 0, ""),
        Tile("گیلان", 2, 3, 1, 5, "areas/gilan.html"),
        Tile("یزد", 4, 6, 1, 5, "areas/yazd.html"),
    )


def test_the_deeper_the_shade_the_more_there_is_to_read() -> None:
    made = [article(f"a{n}", area="yazd") for n in range(9)] + [article("b", area="gilan")]
    site = arranged(content(*made), (entry(one) for one in made), SETTINGS)
    assert [tile.shade for tile in province_tiles(site)] == [0, 1, 5]
