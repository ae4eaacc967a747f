"""What a page is before it is printed, and the paths pages have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import quote

from msgspec import Struct

from digest.model import Article, JalaliDate, Leaf
from digest.observations import Place
from digest.pages.pictures import Picture, Size
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
MANIFEST = "manifest.webmanifest"
NUMBERS_TITLE = "عددهای کلیدی"
SEARCH = "search.html"
SITE_MAP = "sitemap.xml"
CARD = Picture("theme/card.png", Size(1200, 630), "ستون‌هایی با بلندی گوناگون، نشان خبرنامه")
"""The picture that stands for a page which has none."""


class FeedLink(Struct, frozen=True):
    """A feed as pages announce it: what it is of, the name of its format, media type and path."""

    title: str
    name: str
    type: str
    path: str


class Page(Struct, frozen=True):
    """One page: where it goes, and what its template shows.

    ``structured`` is what machines are told of the page in the words of
    schema.org, and ``image`` a picture that stands for it. ``canonical`` is the
    path that counts in place of the page's own, and ``feeds`` are its own.
    """

    path: str
    template: str
    title: str
    view: object
    description: str = ""
    kind: str = "website"
    image: Picture = CARD
    canonical: str = ""
    feeds: tuple[FeedLink, ...] = ()
    structured: Mapping[str, object] = {}


class Planned(Struct, frozen=True):
    """A file of the site before it is made; ``source`` is what the editor would change of it.

    ``shows`` names, as they are or by their digests, all values that the file
    is made from beside what all pages share: as long as ``shows`` and the
    ``template`` stay the same, so do the bytes. ``make`` gives the page to be
    printed, or the bytes themselves. What is ``listed`` stands in the site map,
    with the day it last ``changed`` where that is known. What is ``apart``
    shows nothing of what all pages share.
    """

    path: str
    source: str
    shows: tuple[object, ...]
    make: Callable[[], Page | bytes]
    template: str = ""
    listed: bool = False
    changed: JalaliDate | None = None
    apart: bool = False


def planned(
    page: Page, source: str, *, listed: bool = True, changed: JalaliDate | None = None
) -> Planned:
    """Plan a page that costs nothing to make."""
    return Planned(
        path=page.path,
        source=source,
        shows=(page,),
        make=lambda: page,
        template=page.template,
        listed=listed,
        changed=changed,
    )


def article_path(article: Article) -> str:
    """Give the path of an article's page."""
    return f"articles/{article.slug}.html"


def social_card_path(path: str) -> str:
    """Give the path of the picture that stands for the page at ``path`` where it is shared.

    >>> social_card_path("articles/ab.html")
    'cards/articles/ab.png'
    """
    return f"cards/{path.removesuffix('.html')}.png"


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
    return beside(path, f"page/{number}.html") if number else path


def beside(path: str, name: str) -> str:
    """Give the path of a file that belongs to the list at ``path``, in the folder of its sheets.

    >>> beside("index.html", "feed.xml"), beside("topics/ab.html", "feed.xml")
    ('feed.xml', 'topics/ab/feed.xml')
    """
    folder = "" if path == INDEX else path.removesuffix(".html") + "/"
    return folder + name


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
