from __future__ import annotations

import pytest

from digest.importing.decoding import decode
from digest.importing.scraps import ScrapError

TEXT = "مدیرکل تعاون گفت: ۱۲ طرح افتتاح شد.\n" * 5


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
    ],
)
def test_unicode_is_told_apart(encoding: str, told: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, told)


def test_windows_1256_is_read_without_being_declared() -> None:
    text = TEXT.replace("ی", "ي").replace("ک", "ك").replace("۱۲", "12")
    assert decode(text.encode("cp1256")) == (text, "windows-1256")


def test_a_declaration_that_is_not_true_is_not_believed() -> None:
    text = '<meta charset="iso-8859-1">' + TEXT
    assert decode(text.encode("utf-8")) == (text, "utf-8")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
        (b"\xff\xfe\x00\xd8" + b"a", "bad-encoding"),
        ("Цены на нефть растут. ".encode("koi8-r") * 9, "bad-encoding"),
        (bytes([0x81, 0x8D, 0x9D, 0xC0, 0xFE]) * 40, "bad-encoding"),
        (b"x" * (16 * 1024 * 1024 + 1), "too-large"),
    ],
    ids=["empty", "blank", "picture", "torn-utf-16", "cyrillic", "noise", "huge"],
)
def test_what_is_no_persian_text_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(ScrapError) as caught:
        decode(content)
    assert caught.value.code == code
