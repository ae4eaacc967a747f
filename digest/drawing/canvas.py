"""A picture of few colours: text as coverage over flat grounds, packed as PNG.

Every pixel is a ramp, from a ground to an ink, and a level on it, in one
byte; so smooth letters of several colours need no more than a palette, and a
whole picture is put together by a few operations on long integers.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from digest.drawing.letters import load_font
from digest.drawing.lines import Line

Colour = tuple[int, int, int]

_LEVELS = 16
_LEVEL_OF = bytes(coverage * (_LEVELS - 1) // 255 for coverage in range(256))
_MARGIN = 1
"""The byte that PNG has before each row is a column left of the picture, always nought."""


class Ramp(Struct, frozen=True):
    """The colours between a ground and the ink on it."""

    ground: Colour
    ink: Colour

    def colours(self) -> bytes:
        """Give all levels, from ground to ink, as palettes hold them."""
        return bytes(
            round(a + (b - a) * level / (_LEVELS - 1))
            for level in range(_LEVELS)
            for a, b in zip(self.ground, self.ink, strict=True)
        )


class Box(Struct, frozen=True):
    """A rectangle of pixels; right and bottom are no longer part of it."""

    left: int
    top: int
    right: int
    bottom: int


class Canvas:
    """A picture that is being drawn; of its ramps, sixteen at most, the first covers it.

    ``ground`` is the ground of another canvas of the same size and ramps, to
    go on from.
    """

    def __init__(self, width: int, height: int, ramps: Sequence[Ramp], ground: bytes = b"") -> None:
        import uharfbuzz  # noqa: PLC0415 - heavy, and may be missing

        self._width, self._height, self._ramps = width, height, tuple(ramps)
        self._stride = width + _MARGIN
        self._ground = bytearray(ground or self._stride * height)
        self._ink: Any = uharfbuzz.RasterDraw()
        self._extents = uharfbuzz.RasterExtents(-_MARGIN, 0, self._stride, height, self._stride)

    @property
    def ground(self) -> bytes:
        """What was laid until now, without the ink on it."""
        return bytes(self._ground)

    def fill(self, box: Box, ramp: int, *, inked: bool = False) -> None:
        """Lay a ramp over a rectangle: its ground, or its ink."""
        row = bytes([ramp * _LEVELS + (_LEVELS - 1 if inked else 0)]) * (box.right - box.left)
        for y in range(box.top, box.bottom):
            start = y * self._stride + _MARGIN + box.left
            self._ground[start : start + len(row)] = row

    def write(self, line: Line, left: float, baseline: float, size: float) -> None:
        """Write a line whose leftmost point is ``left``, in the ink of whatever ramps it is on."""
        font, scale = load_font(line.weight), size / line.em
        for glyph in line.glyphs:
            # Pictures count their rows from above, fonts from below.
            x, y = left + glyph.x * scale, baseline - glyph.y * scale
            self._ink.transform = (scale, 0.0, 0.0, -scale, x, y)
            self._ink.draw_glyph(font, glyph.number)

    def stencil(self, ramp: int) -> None:
        """Lay a ramp wherever ink was written until now, and take that ink away."""
        written = self._coverage()
        laid = written.translate(bytes(ramp * _LEVELS * (at > 127) for at in range(256)))
        left = written.translate(bytes(255 * (at <= 127) for at in range(256)))
        kept = int.from_bytes(self._ground, "little") & int.from_bytes(left, "little")
        self._ground[:] = _joined(kept.to_bytes(len(left), "little"), laid)

    def png(self) -> bytes:
        """Pack the picture; ink beyond its edges is cut off."""
        pixels = _joined(self._ground, self._coverage().translate(_LEVEL_OF))
        palette = b"".join(ramp.colours() for ramp in self._ramps)
        header = struct.pack(">IIBBBBB", self._width, self._height, 8, 3, 0, 0, 0)
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            _chunk(name, content)
            for name, content in (
                (b"IHDR", header),
                (b"PLTE", palette),
                (b"IDAT", zlib.compress(pixels)),
                (b"IEND", b""),
            )
        )

    def _coverage(self) -> bytearray:
        """Give how much of each pixel is covered by the ink that was written, and take it away."""
        self._ink.extents = self._extents
        pixels = bytearray(self._ink.render().buffer)
        pixels[:: self._stride] = bytes(self._height)
        return pixels


def _joined(first: bytes | bytearray, second: bytes | bytearray) -> bytes:
    """Join two pictures bit by bit, all at once."""
    joined = int.from_bytes(first, "little") | int.from_bytes(second, "little")
    return joined.to_bytes(len(first), "little")


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)
