"""What lies about: topics nobody uses, media nobody shows, files too large for a phone."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from digest.checks.links import page_of, targets
from digest.checks.material import Material, note, warning
from digest.persian.numerals import to_persian_digits
from digest.problems import Problem
from digest.reading.paths import TOPICS

LARGEST_IMAGE = 500 * 1024
"""Bytes of a picture that a slow line of 1.6 Mbit/s brings in two and a half seconds."""

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg")


def unused_topics(material: Material) -> Iterator[Problem]:
    """Note topics that are declared and that no article has."""
    used = {slug for article in material.content.articles for slug in article.topics}
    for topic in material.content.topics:
        if topic.slug not in used:
            line = material.line_of(TOPICS, f'slug = "{topic.slug}"')
            yield note(TOPICS, line, "unused-topic", f"هیچ خبری موضوع «{topic.name}» ندارد")


def orphan_media(material: Material) -> Iterator[Problem]:
    """Note media files that no article or page shows."""
    shown = {f"media/{article.image}" for article in material.content.articles if article.image}
    for text in material.texts():
        folder = page_of(text).rpartition("/")[0]
        shown |= {normpath(join(folder, _path(target))) for _, target in targets(text)}
    for asset in material.content.media:
        if asset.path not in shown:
            message = "هیچ خبری این پرونده را نشان نمی‌دهد"
            yield note(f"content/{asset.path}", 0, "orphan-media", message)


def heavy_images(material: Material) -> Iterator[Problem]:
    """Warn of pictures that a phone on a slow line waits for."""
    for asset in material.content.media:
        if asset.path.lower().endswith(_PICTURES) and len(asset.content) > LARGEST_IMAGE:
            size = to_persian_digits(str(len(asset.content) // 1024))
            message, hint = f"این تصویر {size} کیلوبایت است", "آن را کوچک‌تر ذخیره کنید"
            yield warning(f"content/{asset.path}", 0, "heavy-image", message, hint)


def _path(target: str) -> str:
    return unquote(urlsplit(target).path)
