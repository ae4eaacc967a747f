"""The whole of an article as HTML that stands by itself in a feed reader."""

from __future__ import annotations

from html import escape

from digest.model import Article, Correction
from digest.pages.addresses import with_whole_addresses
from digest.pages.isolation import isolated_html
from digest.pages.page import absolute, article_path
from digest.pages.pictures import Picture
from digest.pages.prose import weave
from digest.persian.calendar import human_date


def feed_text(article: Article, picture: Picture | None, base_url: str) -> str:
    """Write corrections, picture, text and source, right to left wherever they are shown.

    Figures are isolated but lead nowhere: the address of a number changes as
    news comes in, and a reader keeps what it once fetched.
    """
    parts = [
        *map(_correction, article.corrections),
        _picture(picture, base_url) if picture else "",
        weave(article.prose, ()),
        _source(article),
    ]
    body = with_whole_addresses("".join(parts), article_path(article), base_url)
    return f'<div dir="rtl" lang="fa">{body}</div>'


def _correction(correction: Correction) -> str:
    day, text = isolated_html(human_date(correction.date)), isolated_html(correction.text)
    return f"<p><strong>اصلاح ({day}):</strong> {text}</p>"


def _picture(picture: Picture, base_url: str) -> str:
    size = picture.size
    room = f' width="{size.width}" height="{size.height}"' if size else ""
    return f'<p><img src="{escape(absolute(picture.path, base_url))}" alt=""{room}></p>'


def _source(article: Article) -> str:
    name = isolated_html(article.source or article.source_url)
    if article.source_url:
        return f'<p>متن اصلی: <a href="{escape(article.source_url)}">{name}</a></p>'
    return f"<p>برگرفته از {name}</p>" if name else ""
