"""Make the fonts of the social cards: Vazirmatn cut to what a headline may hold.

    python scripts/make_card_fonts.py package/fonts/ttf

The source is the folder of static fonts in the npm package ``vazirmatn``. Needs
``fonttools``, which the site itself does not. A glyph of our own is added, the
eight-pointed star of the frieze, so that an ornament is drawn as a letter is.
"""

from __future__ import annotations

import sys
from math import cos, pi, sin
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "digest" / "drawing" / "fonts"
WEIGHTS = ("Medium", "Bold")

RANGES = range(0x20, 0x7F), range(0xA0, 0x180), range(0x600, 0x700), range(0x2010, 0x2040)
SIGNS = "\u200c\u200d−×÷≈≤≥€﷼"
DROPPED = ("DSIG", "STAT", "gasp")
STAR = 0xE000


def main(source: str) -> None:
    """Cut each weight in the folder ``source`` and write it beside the code that draws."""
    for weight in WEIGHTS:
        font = TTFont(Path(source) / f"Vazirmatn-{weight}.ttf", recalcTimestamp=False)
        cut(font)
        if weight == "Bold":
            add_star(font)
        target = TARGET / f"{weight.lower()}.ttf"
        font.save(target)
        sys.stdout.write(f"{target.name}: {target.stat().st_size:,} bytes\n")


def cut(font: TTFont) -> None:
    """Keep the letters, figures and signs of Persian and Latin, and how they join."""
    options = Options()
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += DROPPED
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(map(ord, SIGNS)).union(*RANGES))
    subsetter.subset(font)


def add_star(font: TTFont) -> None:
    """Add two crossed squares around the origin; their tips are half an em away."""
    tip = font["head"].unitsPerEm / 2
    notch = tip * cos(pi / 4) / cos(pi / 8)
    corners = ((tip if at % 2 == 0 else notch, at * pi / 8) for at in range(16))
    first, *others = (
        (round(radius * cos(turn)), round(radius * sin(turn))) for radius, turn in corners
    )
    pen = TTGlyphPen(None)
    pen.moveTo(first)
    for point in others:
        pen.lineTo(point)
    pen.closePath()
    font.setGlyphOrder([*font.getGlyphOrder(), "star"])
    font["glyf"]["star"] = pen.glyph()
    font["hmtx"]["star"] = (font["head"].unitsPerEm, round(-tip))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[STAR] = "star"


if __name__ == "__main__":
    main(sys.argv[1])
