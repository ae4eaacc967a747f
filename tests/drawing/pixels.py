"""A palette PNG read back, the long way, for tests that look at what was drawn."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Pixels:
    width: int
    height: int
    rows: tuple[tuple[tuple[int, int, int], ...], ...]

    def columns_of(self, colour: tuple[int, int, int]) -> list[int]:
        """Give the columns in which a colour stands, in order."""
        return [x for x in range(self.width) if any(row[x] == colour for row in self.rows)]


def chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    found, at = [], 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        name, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", png, at + 8 + length) == (zlib.crc32(name + content),)
        found.append((name, content))
        at += 12 + length
    return found


def read_png(png: bytes) -> Pixels:
    parts = dict(chunks(png))
    width, height, depth, kind, *rest = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    assert (depth, kind, rest) == (8, 3, [0, 0, 0])
    levels = iter(parts[b"PLTE"])
    palette = list(zip(levels, levels, levels, strict=True))
    packed = zlib.decompress(parts[b"IDAT"])
    assert len(packed) == (width + 1) * height
    lines = [packed[at : at + width + 1] for at in range(0, len(packed), width + 1)]
    assert not any(line[0] for line in lines), "a row has a filter that nobody asked for"
    return Pixels(width, height, tuple(tuple(palette[one] for one in line[1:]) for line in lines))
