"""What a page is before it is printed, and the paths pages have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from digest.model import Article, Leaf
from digest.observations import Place
from digest.site import Month, Year

INDEX = "index.html"
NUMBERS = "numbers.html"
INDICATORS = "indicators/index.html"
AREAS = "areas/index.html"
TOPICS = "topics/index.html"
SOURCES = "sources/index.html"
ARCHIVE = "archive.html"
NOT_FOUND = "404.html"
CORRECTIONS = "corrections.html"
SEARCH = "search.html"
FEED = "feed.xml"
SITE_MAP = "sitemap.xml"
CARD = "theme/card.png"
"""The picture that stands for a page which has none."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it goes, what made it, and what its template shows.

    ``source`` is the file that the editor would change; ``structured`` is what
    machines are told of the page in the words of schema.org, and ``image`` the
    path of a picture that stands for it. ``canonical`` is the path that counts
    in place of the page's own. A page that is not ``listed`` is left out of the
    site map.
    """

    path: str
    source: str
    template: str
    title: str
    view: object
    description: str = ""
    kind: str = "website"
    image: str = CARD
    canonical: str = ""
    listed: bool = True
    structured: Mapping[str, object] = field(default_factory=dict)


def article_path(article: Article) -> str:
    """Give the path of an article's page."""
    return f"articles/{article.slug}.html"


def place_address(article: Article, place: Place) -> str:
    """Give the path of the sentence that a figure stands in; a title is the page itself."""
    path = article_path(article)
    return path if place.in_title else f"{path}#{place.sentence_id}"


def area_path(slug: str) -> str:
    """Give the path of an area's listing."""
    return f"areas/{slug}.html"


def topic_path(slug: str) -> str:
    """Give the path of a topic's listing."""
    return f"topics/{slug}.html"


def source_path(slug: str) -> str:
    """Give the path of a source's listing."""
    return f"sources/{slug}.html"


def indicator_path(slug: str) -> str:
    """Give the path of an indicator's page."""
    return f"indicators/{slug}.html"


def table_path(slug: str) -> str:
    """Give the path of an indicator's table for spreadsheets."""
    return f"indicators/{slug}.csv"


def selection_path(kind: str, slug: str) -> str:
    """Give the path of the numbers of one area, topic, year or unit.

    >>> selection_path("areas", "yazd")
    'numbers/areas/yazd.html'
    """
    return f"numbers/{kind}/{slug}.html"


def year_path(year: Year | Month) -> str:
    """Give the path of a year's listing, which also holds what is known to the year only."""
    return f"archive/{year.year}.html"


def month_path(month: Month) -> str:
    """Give the path of a month's listing, or of its year's where the month is not known."""
    return f"archive/{month.year}/{month.month:02}.html" if month.month else year_path(month)


def sheet_path(path: str, number: int) -> str:
    """Give the path of a sheet of the list at ``path``; the newest sheet, 0, is the list itself.

    >>> sheet_path("index.html", 3), sheet_path("topics/ab.html", 1)
    ('page/3.html', 'topics/ab/page/1.html')
    """
    if number == 0:
        return path
    folder = "" if path == INDEX else path.removesuffix(".html") + "/"
    return f"{folder}page/{number}.html"


def leaf_path(leaf: Leaf) -> str:
    """Give the path of a page outside the digest."""
    return f"{leaf.slug}.html"


def relative(target: str, *, start: str) -> str:
    """Write the link from the page ``start`` to ``target``, both paths below the output.

    >>> relative("articles/a.html#s-1", start="archive/1397/06.html")
    '../../articles/a.html#s-1'
    """
    return "../" * start.count("/") + target


def absolute(path: str, base_url: str) -> str:
    """Write the public address of ``path``; empty when the site's own is not known."""
    if not base_url:
        return ""
    return base_url + quote(path.removesuffix("index.html") if path == INDEX else path)
