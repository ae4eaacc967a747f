from __future__ import annotations

from xml.etree import ElementTree

from msgspec.structs import replace

from digest.model import JalaliDate
from digest.pages.page import Planned
from digest.pages.site_map import PROTOCOL, Limit, site_map
from tests.factories import PUBLIC, arranged, article, content, entry

SITE_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def made(days: int, limit: Limit = PROTOCOL) -> dict[str, bytes]:
    """Map a site of so many daily articles and two pages beside them."""
    articles = [article(f"a{day}", date=JalaliDate(1403, 1, day)) for day in range(1, days + 1)]
    site = arranged(content(*articles), tuple(map(entry, articles)), PUBLIC)
    newest = {f"articles/{one.slug}.html": one.date for one in reversed(articles)}
    changes = {"index.html": None, **newest, "about & more.html": None}
    return {plan.path: content_of(plan) for plan in site_map(site, PUBLIC, changes, limit)}


def content_of(plan: Planned) -> bytes:
    content = plan.make()
    assert isinstance(content, bytes)
    return content


def places(body: bytes) -> list[str]:
    root = ElementTree.fromstring(body)
    found = (loc.text or "" for loc in root.iter(f"{SITE_MAP}loc"))
    return [address.removeprefix(PUBLIC.base_url) for address in found]


def test_a_small_site_has_one_file() -> None:
    files = made(2)
    assert list(files) == ["sitemap.xml"]
    assert places(files["sitemap.xml"]) == [
        "articles/a1.html",
        "articles/a2.html",
        "",
        "about%20%26%20more.html",
    ]


def test_a_large_site_has_parts_and_an_index_with_their_newest_days() -> None:
    files = made(3, Limit(addresses=2, bytes=10_000))
    assert places(files["sitemap.xml"]) == [f"sitemap-{part}.xml" for part in (1, 2, 3)]
    assert places(files["sitemap-1.xml"]) == ["articles/a1.html", "articles/a2.html"]
    assert places(files["sitemap-3.xml"]) == ["about%20%26%20more.html"]
    root = ElementTree.fromstring(files["sitemap.xml"])
    assert root.tag == f"{SITE_MAP}sitemapindex"
    days = [part.findtext(f"{SITE_MAP}lastmod") for part in root]
    assert days == ["2024-03-21", "2024-03-22", None]


def test_old_parts_stay_as_they_are_when_news_comes_in() -> None:
    limit = Limit(addresses=3, bytes=10_000)
    before, after = made(7, limit), made(9, limit)
    for part in ("sitemap-1.xml", "sitemap-2.xml"):
        assert before[part] == after[part]


def test_a_part_is_within_its_bytes_too() -> None:
    line = len(f"<url><loc>{PUBLIC.base_url}articles/a1.html</loc><lastmod>2024-03-20</lastmod>")
    files = made(6, replace(PROTOCOL, bytes=2 * (line + 10)))
    assert places(files["sitemap-1.xml"]) == ["articles/a1.html", "articles/a2.html"]
    assert len(files) == 1 + 4


def test_what_is_known_to_the_year_only_has_no_day() -> None:
    site = arranged(content(), (), PUBLIC)
    changes = {"a.html": JalaliDate(1403), "b.html": JalaliDate(1403, 5, 12)}
    (plan,) = site_map(site, PUBLIC, changes)
    root = ElementTree.fromstring(content_of(plan))
    days = [url.findtext(f"{SITE_MAP}lastmod") for url in root]
    assert days == [None, "2024-08-02"]
