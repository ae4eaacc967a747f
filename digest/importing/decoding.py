"""Bytes to text: UTF-8, UTF-16 and windows-1256 are told apart, anything else is refused."""

from __future__ import annotations

import re

from digest.importing.scraps import ScrapError
from digest.persian.characters import persian_letters
from digest.persian.spacing.words import find_word

LARGEST = 16 * 1024 * 1024
MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
SAMPLE = 4096
# Bytes that no text has; a file with them is a picture, an archive or a program.
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
WORD = re.compile("[\u0621-\u06cc]{3,}")
# Any bytes read as windows-1256 give Arabic letters, but only its own texts give words.
KNOWN_WORDS = 0.5
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)


def decode(content: bytes) -> tuple[str, str]:
    """Return the text of ``content`` and the name of its encoding.

    Raises ScrapError for an empty file, one that is no text, and one in an
    encoding that is not known.

    >>> decode("سلام".encode("cp1256"))
    ('سلام', 'windows-1256')
    """
    if not content.strip():
        raise ScrapError("empty", "پرونده خالی است")
    if len(content) > LARGEST:
        size = len(content) // 1024 // 1024
        raise ScrapError(
            "too-large", f"پرونده {size} مگابایت است و تا ۱۶ مگابایت خوانده می‌شود", "آن را بخش کنید"
        )
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding), encoding.removesuffix("-sig")
    if encoding := _bare_utf16(content):
        return _decoded(content, encoding), "utf-16"
    if BINARY.search(content):
        raise ScrapError("binary", "این پرونده متن نیست", "پروندهٔ txt، html یا rss بدهید")
    return _eight_bit(content)


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise ScrapError(
            "bad-encoding",
            f"پرونده خود را {encoding.removesuffix('-sig').upper()} می‌خواند ولی چنین نیست",
            "آن را در ویرایشگر با کدگذاری UTF-8 ذخیره کنید",
        ) from None


def _bare_utf16(content: bytes) -> str:
    """Return which UTF-16 ``content`` is without a mark: every second byte tells."""
    sample = content[:SAMPLE]
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        high = sample[first::2]
        if high and sum(byte in (0x00, 0x06, 0x20) for byte in high) > 0.95 * len(high):
            return encoding
    return ""


def _eight_bit(content: bytes) -> tuple[str, str]:
    declared = _CHARSET.search(content[:SAMPLE])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name not in ("windows-1256", "cp1256"):
        try:
            return content.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    text = content.decode("cp1256", errors="replace")
    if not _has_persian_words(text[:SAMPLE]):
        raise ScrapError(
            "bad-encoding",
            "کدگذاری این پرونده شناخته نشد (نه UTF-8 است، نه UTF-16 و نه windows-1256)",
            "آن را در ویرایشگر با کدگذاری UTF-8 ذخیره کنید",
        )
    return text, "windows-1256"


def _has_persian_words(text: str) -> bool:
    words = WORD.findall(persian_letters(text))
    known = sum(find_word(word) is not None for word in words)
    return known > KNOWN_WORDS * len(words)
