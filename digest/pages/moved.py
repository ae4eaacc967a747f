"""Pages at the former addresses of articles, which lead to where they are now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from digest.model import Article
from digest.pages.desk import Desk
from digest.pages.page import Page, Planned, article_path, planned
from digest.problems import ContentError, Problem

_UNSAFE = re.compile(r'[\x00-\x1f<>:"|?*\\]')
"""What some file system would not take, or would take for something else."""


def moved(desk: Desk) -> Iterator[Planned]:
    """Make a page for each alias of each article."""
    for entry in desk.site.entries:
        for alias in entry.article.aliases:
            yield planned(
                Page(
                    path=_alias_path(alias, entry.article),
                    template="moved.html",
                    title=entry.article.title,
                    view=desk.cards[entry.article.slug],
                    canonical=article_path(entry.article),
                ),
                entry.article.path,
                listed=False,
            )


def _alias_path(alias: str, article: Article) -> str:
    path = alias_path(alias)
    if not path:
        message = f"نشانی پیشین «{alias}» درون سایت نیست."
        hint = "بنویسید: /news/12.html"
        raise ContentError((Problem(article.path, 0, "bad-alias", message, hint),))
    return path


def alias_path(alias: str) -> str:
    """Give the file that answers for a former address; empty when it is not within the site.

    >>> alias_path("https://example.ir/news/12"), alias_path("/1397/"), alias_path("../a")
    ('news/12.html', '1397/index.html', '')
    """
    path = unquote(urlsplit(alias).path)
    clean = normpath(path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
    if clean.startswith(".") or _UNSAFE.search(clean):
        return ""
    return clean if clean.endswith((".html", ".htm")) else f"{clean}.html"
