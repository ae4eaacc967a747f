"""Whole small sites, built in memory from their folders."""

from __future__ import annotations

import os
import re
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree

from digest.build import Options, build_site
from digest.memory.store import Store
from digest.problems import ContentError
from tests.pages.test_feeds import SCHEMA, read
from tests.pages.test_render import check_links

PROJECT = Path(__file__).resolve().parent.parent
SITES = PROJECT / "tests" / "sites"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def options(root: Path, base_url: str = "") -> Options:
    return Options(root=root, design=PROJECT, now=NOW, base_url=base_url)


def build(root: Path, base_url: str = "") -> dict[str, bytes]:
    return dict(build_site(options(root, base_url)).pages)


@pytest.mark.parametrize("name", ["minimal", "subpath", "hostile", "untidy"])
def test_a_small_site_is_built_whole(name: str) -> None:
    pages = build(SITES / name)
    assert {"index.html", "numbers.html", "404.html", ".nojekyll"} <= set(pages)
    if name not in ("hostile", "untidy"):  # whose links are broken on purpose
        check_links(pages)


@pytest.mark.parametrize("base_url", ["", "https://example.org/digest/"])
def test_the_published_articles_are_built_whole(base_url: str) -> None:
    pages = build(PROJECT, base_url)
    check_links(pages)
    assert len([path for path in pages if path.startswith("articles/")]) == 5


@pytest.mark.parametrize("name", ["broken", "colliding", "refused", "notes"])
def test_a_broken_site_is_not_built(name: str) -> None:
    with pytest.raises(ContentError) as caught:
        build(SITES / name)
    told = "".join(f"{problem}\n" for problem in sorted(caught.value.problems))
    assert told == (SITES / name / "expected.txt").read_text(encoding="utf-8")


def test_below_a_path_only_machines_and_citations_get_the_whole_address() -> None:
    pages = build(SITES / "subpath")
    article = pages["articles/first.html"].decode()
    assert (
        '<link rel="canonical" href="https://example.org/some/path/articles/first.html">' in article
    )
    body = article.partition("<body>")[2]
    cited = "https://example.org/some/path/articles/first.html</bdi>"
    assert "https://example.org" not in body.replace(cited, "")
    assert 'src="../media/chart.svg"' in body
    assert "https://example.org/some/path/archive.html" in pages["404.html"].decode()
    feed = ElementTree.fromstring(pages["feed.xml"])
    assert "https://example.org/some/path/" in ElementTree.tostring(feed, encoding="unicode")
    assert pages["media/chart.svg"].startswith(b"<svg")


def test_a_correction_reaches_readers_everywhere() -> None:
    built = build(SITES / "subpath")
    pages = {path: built[path].decode() for path in built if path.endswith((".html", ".xml"))}
    text = "رشد ۱۲ درصد است و در نسخهٔ نخست ۲۱ درصد آمده بود."
    plain = re.sub("<[^>]*>", "", pages["articles/second.html"])
    assert text in plain
    assert text in re.sub("<[^>]*>", "", pages["corrections.html"])
    assert 'href="articles/second.html#corrections"' in pages["corrections.html"]
    assert 'href="corrections.html"' in pages["index.html"]
    assert '"@type":"CorrectionComment"' in pages["articles/second.html"]
    assert '"dateModified":"2024-05-25T00:00:00+03:30"' in pages["articles/second.html"]
    assert "<updated>2024-05-25T00:00:00+03:30</updated>" in pages["feed.xml"]
    assert "<lastmod>2024-05-25</lastmod>" in pages["sitemap.xml"]
    feed = ElementTree.fromstring(pages["feed.xml"])
    told = [content.text or "" for content in feed.iter("{http://www.w3.org/2005/Atom}content")]
    assert any(text in re.sub("<[^>]*>", "", body) for body in told)


def test_a_feed_leads_nowhere_but_to_whole_addresses() -> None:
    feed = ElementTree.fromstring(build(SITES / "subpath")["feed.xml"])
    told = "".join(part.text or "" for part in feed.iter("{http://www.w3.org/2005/Atom}content"))
    links = re.findall(r'(?:href|src)="([^"]*)"', told)
    assert "https://example.org/some/path/media/chart.svg" in links
    assert all(link.startswith("https://example.org/some/path/") for link in links)


@pytest.mark.parametrize("name", ["minimal", "subpath", "hostile", "untidy", "."])
def test_every_feed_of_a_site_says_the_same_in_three_formats(name: str) -> None:
    pages = build(PROJECT if name == "." else SITES / name, "https://example.org/digest/")
    atoms = [path for path in pages if path.endswith("feed.xml")]
    assert "feed.xml" in atoms
    for path in atoms:
        SCHEMA.assertValid(etree.fromstring(pages[path]))
        told = read(pages[path], path)
        assert told
        for other in (path.replace("feed.xml", "rss.xml"), path.replace(".xml", ".json")):
            assert [(one[0], one[1], one[3]) for one in read(pages[other], other)] == [
                (one[0], one[1], one[3]) for one in told
            ]


def test_without_an_address_nothing_needs_one() -> None:
    pages = build(SITES / "minimal")
    assert "feed.xml" not in pages
    assert "sitemap.xml" not in pages
    assert b"canonical" not in pages["index.html"]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has no tzset")
def test_the_machines_zone_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    here = build(SITES / "subpath")
    for zone in ("Asia/Tokyo", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert build(SITES / "subpath") == here
    monkeypatch.undo()
    time.tzset()


def test_what_is_remembered_is_what_is_made_anew(tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(SITES / "subpath", root)
    articles = root / "content" / "articles"
    store = Store(None)

    def nothing() -> None:
        pass

    def retitle() -> None:
        text = (articles / "first.md").read_text(encoding="utf-8")
        (articles / "first.md").write_text(text.replace("تصویر", "نگاره"), encoding="utf-8")

    def redate() -> None:
        text = (articles / "second.md").read_text(encoding="utf-8")
        (articles / "second.md").write_text(text.replace("1403", "1404"), encoding="utf-8")

    def rename_topic() -> None:
        path = root / "content" / "topics.toml"
        path.write_text(path.read_text("utf-8").replace('"کار"', '"اشتغال"'), encoding="utf-8")

    def move() -> None:
        os.replace(articles / "second.md", articles / "other.md")  # noqa: PTH105
        text = (articles / "first.md").read_text(encoding="utf-8")
        (articles / "first.md").write_text(text.replace("second", "other"), encoding="utf-8")

    def remove() -> None:
        (articles / "other.md").unlink()

    for change in (nothing, retitle, redate, rename_topic, move, remove):
        change()
        assert dict(build_site(options(root), store=store).pages) == build(root)


def test_every_date_for_machines_is_gregorian_and_ascii() -> None:
    for path, body in build(PROJECT, "https://example.org/").items():
        if path.endswith((".html", ".xml")):
            for date in re.findall(
                r'datetime="([^"]*)"|<(?:updated|published|lastmod)>([^<]*)<', body.decode()
            ):
                assert re.fullmatch(
                    r"20\d\d-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?", "".join(date)
                )
