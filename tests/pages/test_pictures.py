from __future__ import annotations

import struct

import pytest

from digest.pages.pictures import Size, size_of

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 360)
GIF = b"GIF89a" + struct.pack("<HH", 640, 360)
JPEG = (
    b"\xff\xd8\xff\xe0"
    + struct.pack(">H", 4)
    + b"ab\xff\xc0"
    + struct.pack(">HBHH", 8, 8, 360, 640)
)
RIFF = b"RIFF" + bytes(4) + b"WEBP"
WEBP = RIFF + b"VP8X" + bytes(8) + (639).to_bytes(3, "little") + (359).to_bytes(3, "little")
LOSSY = RIFF + b"VP8 " + bytes(10) + struct.pack("<HH", 640, 360)
LOSSLESS = RIFF + b"VP8L" + bytes(4) + b"/" + struct.pack("<I", 639 | 359 << 14)


@pytest.mark.parametrize("content", [PNG, GIF, JPEG, WEBP, LOSSY, LOSSLESS])
def test_the_size_of_a_picture(content: bytes) -> None:
    assert size_of(content) == Size(640, 360)


@pytest.mark.parametrize(
    "content", [b"", b"<svg/>", PNG[:18], JPEG[:8], b"\xff\xd8abcd", RIFF + b"XXXX", LOSSY[:24]]
)
def test_what_is_cut_off_or_unknown_has_no_size(content: bytes) -> None:
    assert size_of(content) is None
