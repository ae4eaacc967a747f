"""Links and images that lead nowhere, inside the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from digest.checks.material import Material, warning
from digest.model import Article, Leaf
from digest.pages.page import article_path, leaf_path
from digest.problems import Problem

_TARGET = re.compile(r'<(?P<tag>a|img)\b(?:[^>"]|"[^"]*")*?\b(?:href|src)="(?P<target>[^"]*)"')
_IMAGE = re.compile(r'<img\b(?:[^>"]|"[^"]*")*>')
_ID = re.compile(rb'\bid="([^"]*)"')


class IdsOf:
    """The ids of a page, looked for once."""

    def __init__(self, material: Material) -> None:
        self._pages = material.pages
        self._known: dict[str, frozenset[str]] = {}

    def __call__(self, page: str) -> frozenset[str]:
        """List the ids of ``page``."""
        if page not in self._known:
            found = _ID.findall(self._pages[page])
            self._known[page] = frozenset(unescape(name.decode()) for name in found)
        return self._known[page]


def lost_links(material: Material) -> Iterator[Problem]:
    """Warn of links and images whose target is no page, file or place of the site."""
    ids = IdsOf(material)
    for text in material.texts():
        for tag, target in targets(text):
            address = urlsplit(target)
            if address.scheme or address.netloc:
                continue
            if reason := _fault(page_of(text), target, material, ids):
                what = "تصویر" if tag == "img" else "پیوند"
                message = f"{what} «{target}» {reason}"
                hint = "نشانی را نسبت به همین صفحه بنویسید"
                yield warning(text.path, _line(material, text, target), "lost-link", message, hint)


def silent_images(material: Material) -> Iterator[Problem]:
    """Warn of images without alternative text."""
    for text in material.texts():
        for token in text.prose.tokens:
            if isinstance(token, str) and _IMAGE.match(token) and not _has_text(token):
                source = _attribute(token, "src")
                message = f"تصویر «{source}» متن جایگزین ندارد"
                hint = "بنویسید: ![توضیح تصویر](…)"
                yield warning(text.path, _line(material, text, source), "no-alt", message, hint)


def targets(text: Article | Leaf) -> Iterator[tuple[str, str]]:
    """List the tag and the address of every link and image in a text."""
    for token in text.prose.tokens:
        if isinstance(token, str):
            for found in _TARGET.finditer(token):
                yield found["tag"], unescape(found["target"])


def page_of(text: Article | Leaf) -> str:
    """Give the path of the page that shows ``text``."""
    return article_path(text) if isinstance(text, Article) else leaf_path(text)


def _fault(page: str, target: str, material: Material, ids: IdsOf) -> str:
    address = urlsplit(target)
    if address.path.startswith("/"):
        return "از ریشهٔ میزبان آغاز می‌شود و زیر مسیر دیگری کار نمی‌کند"
    path = unquote(address.path)
    wanted = normpath(join(dirname(page), path)) if path else page
    if not material.pages:
        return ""
    if wanted not in material.pages:
        return "به جایی نمی‌رسد"
    fragment = unquote(address.fragment)
    if fragment and fragment not in ids(wanted):
        return "به صفحه می‌رسد ولی نه به جایی که نام برده است"
    return ""


def _line(material: Material, text: Article | Leaf, target: str) -> int:
    return material.line_of(text.path, target) or material.line_of(text.path, unquote(target))


def _has_text(tag: str) -> bool:
    return bool(_attribute(tag, "alt").strip())


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else ""
