"""Pictures, and their size read from their first bytes, so that a page keeps its room free."""

from __future__ import annotations

import struct

from msgspec import Struct

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The JPEG segments that hold a size; the three left out hold tables."""


class Size(Struct, frozen=True):
    """Width and height in pixels."""

    width: int
    height: int


class Picture(Struct, frozen=True):
    """The path of a picture, its size where that could be read, and what is to be seen on it."""

    path: str
    size: Size | None
    alt: str = ""


def size_of(content: bytes) -> Size | None:
    """Read the size of a PNG, GIF, JPEG or WebP picture; ``None`` of anything else."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            return Size(*struct.unpack_from(">II", content, 16))
        if content.startswith((b"GIF87a", b"GIF89a")):
            return Size(*struct.unpack_from("<HH", content, 6))
        if content.startswith(b"\xff\xd8"):
            return _jpeg(content)
        if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
            return _webp(content)
    except struct.error:  # cut off
        return None
    return None


def _jpeg(content: bytes) -> Size | None:
    place = 2
    while place < len(content):
        mark, kind, length = struct.unpack_from(">BBH", content, place)
        if mark != 0xFF:
            return None
        if kind in _FRAMES:
            height, width = struct.unpack_from(">HH", content, place + 5)
            return Size(width, height)
        place += 2 + length
    return None


def _webp(content: bytes) -> Size | None:
    kind = content[12:16]
    if kind == b"VP8X":
        low, high = (int.from_bytes(content[at : at + 3], "little") for at in (24, 27))
        return Size(low + 1, high + 1)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return Size(width & 0x3FFF, height & 0x3FFF)
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    return None
