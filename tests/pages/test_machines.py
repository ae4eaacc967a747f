from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.factories import PUBLIC
from tests.markup import Markup
from tests.pages.design import rendered

ATOM = "{http://www.w3.org/2005/Atom}"
SITE_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return rendered(PUBLIC)


def test_the_site_map_lists_every_page_once_by_its_full_address(files: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(files["sitemap.xml"])
    listed = [loc.text for loc in root.iter(f"{SITE_MAP}loc")]
    count = sum(path.endswith(".html") for path in files) - 1
    assert len(listed) == len(set(listed)) == count
    assert all(str(address).startswith(PUBLIC.base_url) for address in listed)
    assert all(str(address).isascii() for address in listed)


def test_the_site_map_knows_days_and_no_more(files: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(files["sitemap.xml"])
    assert [when.text for when in root.iter(f"{SITE_MAP}lastmod")] == ["2024-08-02"]


def test_robots_are_shown_the_site_map(files: dict[str, bytes]) -> None:
    assert f"Sitemap: {PUBLIC.base_url}sitemap.xml" in files["robots.txt"].decode()


def test_the_feed_holds_dated_articles_whole(files: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(files["feed.xml"])
    (entry,) = root.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "۱۲ کشتی در انزلی پهلو گرفت"
    assert entry.findtext(f"{ATOM}updated") == "2024-08-02T00:00:00+03:30"
    assert entry.findtext(f"{ATOM}id") == f"{PUBLIC.base_url}articles/bandar-anzali.html"
    body = Markup(entry.findtext(f"{ATOM}content") or "")
    assert body.elements[0].attributes == {"dir": "rtl", "lang": "fa"}
    assert "گندم" in body.elements[0].text
    assert all(link.startswith("https://") for link in body.links())


def test_the_feed_is_as_old_as_its_newest_entry(files: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(files["feed.xml"])
    assert root.findtext(f"{ATOM}updated") == "2024-08-02T00:00:00+03:30"
