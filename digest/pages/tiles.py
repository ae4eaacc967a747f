"""The provinces as a map of equal tiles, each a door to its area."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from digest.pages.charts import shade
from digest.pages.page import area_path
from digest.site import Site


class Tile(Struct, frozen=True):
    """A province's place on the map, how many articles it has, and the path to them.

    ``shade`` tells the count by the depth of the colour, 0 for none.
    """

    name: str
    row: int
    column: int
    count: int
    shade: int
    path: str


def province_tiles(site: Site) -> tuple[Tile, ...]:
    """Give the tiles in alphabetical order, as a list is read out; the map places them."""
    places = {area.slug: area for area in site.provinces}
    most = Decimal(max((len(listing.entries) for listing in site.areas), default=0))
    return tuple(
        Tile(
            name=listing.name,
            row=places[listing.slug].row,
            column=places[listing.slug].column,
            count=len(listing.entries),
            shade=shade(Decimal(len(listing.entries)), most) if listing.entries else 0,
            path=area_path(listing.slug) if listing.entries else "",
        )
        for listing in site.areas
    )
