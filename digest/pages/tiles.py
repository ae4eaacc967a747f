"""The provinces as a map of equal tiles, each a door to its area."""

from __future__ import annotations

from dataclasses import dataclass

from digest.pages.page import area_path
from digest.site import Site


@dataclass(frozen=True, slots=True)
class Tile:
    """A province's place on the map, how many articles it has, and the path to them."""

    name: str
    row: int
    column: int
    count: int
    path: str


def province_tiles(site: Site) -> tuple[Tile, ...]:
    """Give the tiles in alphabetical order, as a list is read out; the map places them."""
    places = {area.slug: area for area in site.provinces}
    return tuple(
        Tile(
            name=listing.name,
            row=places[listing.slug].row,
            column=places[listing.slug].column,
            count=len(listing.entries),
            path=area_path(listing.slug) if listing.entries else "",
        )
        for listing in site.areas
    )
