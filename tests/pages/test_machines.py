from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from digest.pages.page import CARD
from digest.pages.pictures import size_of
from tests.factories import PUBLIC, SETTINGS
from tests.pages.design import rendered, theme

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


def test_pages_are_as_new_as_the_newest_day_on_them(files: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(files["sitemap.xml"])
    days = {
        str(url.findtext(f"{SITE_MAP}loc")).removeprefix(PUBLIC.base_url): url.findtext(
            f"{SITE_MAP}lastmod"
        )
        for url in root
    }
    for path in ("", "articles/bandar-anzali.html", "topics/kar.html", "archive/1403.html"):
        assert days[path] == "2024-08-02"
    for path in ("articles/bi-tarikh.html", "articles/chah-yazd.html", "areas/yazd.html"):
        assert days[path] is None


def test_robots_are_shown_the_site_map(files: dict[str, bytes]) -> None:
    assert f"Sitemap: {PUBLIC.base_url}sitemap.xml" in files["robots.txt"].decode()


def test_the_manifest_is_persian_and_works_below_any_path(files: dict[str, bytes]) -> None:
    told = json.loads(files["manifest.webmanifest"])
    assert (told["lang"], told["dir"]) == ("fa", "rtl")
    assert (told["name"], told["short_name"]) == (PUBLIC.title, PUBLIC.title)
    assert told["start_url"] in files
    for icon in told["icons"]:
        size = size_of(files[icon["src"]])
        assert size
        assert f"{size.width}x{size.height}" == icon["sizes"]
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}


def test_the_manifest_is_allowed_and_linked_only_where_it_can_be_fetched(
    files: dict[str, bytes],
) -> None:
    link = '<link rel="manifest" href="../manifest.webmanifest">'
    page = files["articles/bandar-anzali.html"].decode()
    assert link in page
    assert "manifest-src 'self'" in page
    elsewhere = rendered(SETTINGS)
    assert "manifest.webmanifest" not in elsewhere
    assert b'rel="manifest"' not in elsewhere["index.html"]


def test_the_card_has_the_size_that_pages_tell() -> None:
    (picture,) = (asset for asset in theme() if f"theme/{asset.path}" == CARD.path)
    assert size_of(picture.content) == CARD.size
