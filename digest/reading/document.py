"""A content file's bytes to its two parts: front matter and Markdown body."""

from __future__ import annotations

from msgspec import Struct

from digest.reading.reading_error import ReadingError

LARGEST = 128 * 1024
"""Bytes of an article's file: some twenty times a long news report."""

FENCE = "---"


class Document(Struct, frozen=True):
    """The two parts of a file, each with the line it begins on."""

    front_matter: str
    front_line: int
    body: str
    body_line: int


class DocumentError(ReadingError):
    """A file that is no document."""


def decode(content: bytes) -> str:
    """Decode a file as UTF-8 with any kind of line ends; raises DocumentError."""
    if len(content) > LARGEST:
        raise DocumentError(
            0,
            "too-large",
            f"این پرونده {len(content) // 1024} کیلوبایت است و خبر تا {LARGEST // 1024} کیلوبایت",
            "آن را به چند خبر بخش کنید",
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DocumentError(
            line,
            "not-utf8",
            "این پرونده با UTF-8 ذخیره نشده است",
            "در ویرایشگر آن را با کدگذاری UTF-8 ذخیره کنید",
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split_document(text: str) -> Document:
    """Part front matter from body; raises DocumentError when there is none."""
    lines = text.split("\n")
    start = next((row for row, line in enumerate(lines) if line.strip()), 0)
    if lines[start].rstrip() != FENCE:
        raise DocumentError(
            start + 1,
            "no-front-matter",
            "خبر باید با سرصفحه‌ای میان دو سطر --- آغاز شود",
            "سرصفحه را بنویسید؛ python build.py new «عنوان» نمونه‌ای می‌سازد",
        )
    for row in range(start + 1, len(lines)):
        if lines[row].rstrip() in (FENCE, "..."):
            return Document(
                front_matter="\n".join(lines[start + 1 : row]),
                front_line=start + 2,
                body="\n".join(lines[row + 1 :]),
                body_line=row + 2,
            )
    raise DocumentError(
        start + 1,
        "open-front-matter",
        "سرصفحه بسته نشده است: سطر دوم --- پیدا نشد",
        "پس از آخرین کلید، سطری تنها با --- بگذارید",
    )
