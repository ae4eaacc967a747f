"""A line of text as glyphs in their places, from left to right as they are seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from digest.drawing.letters import Run, Weight, load_font


class Glyph(Struct, frozen=True):
    """A shape of the font and where it stands, in the font's own units."""

    number: int
    x: int
    y: int


class Line(Struct, frozen=True):
    """Glyphs in their places, and how far the whole line reaches, in units of the font."""

    weight: Weight
    glyphs: tuple[Glyph, ...]
    advance: int
    em: int

    def width(self, size: float) -> float:
        """Give the width in pixels of letters so many pixels high."""
        return self.advance * size / self.em


def shape(runs: Iterable[Run], weight: Weight) -> Line:
    """Join the letters of a right-to-left line and put its runs in order.

    The first run stands rightmost; none is empty. Letters join within a run only.
    """
    font = load_font(weight)
    glyphs: list[Glyph] = []
    pen = 0
    for run in reversed(tuple(runs)):
        for number, x, y, advance in _shaped(font, run):
            glyphs.append(Glyph(number, pen + x, y))
            pen += advance
    return Line(weight, tuple(glyphs), pen, font.face.upem)


def _shaped(font: object, run: Run) -> Iterator[tuple[int, int, int, int]]:
    """Give each glyph of a run with its offset and advance, from left to right."""
    import uharfbuzz  # noqa: PLC0415 - heavy, and may be missing

    buffer = uharfbuzz.Buffer()
    buffer.add_str(run.text)
    buffer.direction, buffer.script = ("rtl", "Arab") if run.leftward else ("ltr", "Latn")
    buffer.language = "fa"
    uharfbuzz.shape(font, buffer)
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        yield info.codepoint, place.x_offset, place.y_offset, place.x_advance
