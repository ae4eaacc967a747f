"""The whole site, rendered in memory."""

from __future__ import annotations

import json
import posixpath
import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from urllib.parse import unquote, urlsplit

import pytest
from msgspec.structs import replace

from digest.model import Asset, JalaliDate, Leaf
from digest.pages import plan_pages
from digest.problems import ContentError
from tests.factories import PUBLIC, SETTINGS, arranged, article, content, entry, prose, sample
from tests.markup import Markup
from tests.pages.design import TEMPLATES, rendered, theme


def pages(files: dict[str, bytes]) -> dict[str, Markup]:
    return {path: Markup(body.decode()) for path, body in files.items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return rendered()


@pytest.fixture(scope="module")
def public() -> dict[str, bytes]:
    return rendered(PUBLIC)


def test_the_pages_of_a_small_digest(site: dict[str, bytes]) -> None:
    assert sorted(path for path in site if not path.startswith("theme/")) == sorted(
        [
            ".nojekyll",
            "404.html",
            "about.html",
            "archive.html",
            "archive/1402.html",
            "archive/1403.html",
            "archive/1403/05.html",
            "areas/gilan.html",
            "areas/index.html",
            "areas/yazd.html",
            "articles/bandar-anzali.html",
            "articles/bi-tarikh.html",
            "articles/chah-yazd.html",
            "index.html",
            "datapackage.json",
            "numbers.csv",
            "numbers.html",
            "numbers.json",
            "numbers/areas/gilan.html",
            "numbers/areas/yazd.html",
            "numbers/topics/ab.html",
            "numbers/topics/kar.html",
            "numbers/units/toman.html",
            "numbers/years/1402.html",
            "numbers/years/1403.html",
            "robots.txt",
            "search.html",
            "search/0/terms-0.js",
            "search/0/texts-0.js",
            "search/0/titles.js",
            "search/start.js",
            "sources/index.html",
            "sources/خبرگزاری-شمال.html",
            "sources/خبرگزاری-کویر.html",
            "topics/ab.html",
            "topics/index.html",
            "topics/kar.html",
        ]
    )


def test_the_same_site_gives_the_same_bytes(site: dict[str, bytes]) -> None:
    assert rendered() == site


def test_every_link_leads_to_a_file_and_every_fragment_to_an_id(site: dict[str, bytes]) -> None:
    check_links(site)


def check_links(site: dict[str, bytes]) -> None:
    read = pages(site)
    for path, page in read.items():
        for link in page.links():
            parts = urlsplit(link)
            if parts.scheme:  # a full address: canonical, or another site
                continue
            joined = posixpath.join(posixpath.dirname(path), unquote(parts.path))
            target = posixpath.normpath(joined) if parts.path else path
            assert target in site, f"{path} links to {link}"
            if parts.fragment:
                assert parts.fragment in read[target].values("id"), f"{path} links to {link}"


def test_every_page_can_be_reached_from_the_index(site: dict[str, bytes]) -> None:
    read = pages(site)
    seen: set[str] = set()
    ahead = ["index.html"]
    while ahead:
        path = ahead.pop()
        seen.add(path)
        for link in (unquote(urlsplit(one).path) for one in read[path].links()):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
            if target in read and target not in seen:
                ahead.append(target)
    assert set(read) - seen == {"404.html"}


def test_each_page_is_persian_with_one_title_and_unique_ids(site: dict[str, bytes]) -> None:
    for path, page in pages(site).items():
        (root,) = page.all("html")
        assert (root.attributes["lang"], root.attributes["dir"]) == ("fa", "rtl"), path
        assert len(page.all("h1")) == 1, path
        assert len(page.all("title")) == 1, path
        ids = page.values("id")
        assert len(ids) == len(set(ids)), path


def test_headings_go_down_one_step_at_a_time(site: dict[str, bytes]) -> None:
    for path, page in pages(site).items():
        levels = [int(e.name[1]) for e in page.elements if re.fullmatch("h[1-6]", e.name)]
        for above, below in pairwise(levels):
            assert below <= above + 1, path


def test_the_policy_comes_first_and_nothing_in_a_page_breaks_it(public: dict[str, bytes]) -> None:
    for path, page in pages(public).items():
        metas = [meta.attributes for meta in page.all("meta")]
        assert metas[0] == {"charset": "utf-8"}, path
        assert metas[1]["http-equiv"] == "Content-Security-Policy", path
        assert "default-src 'none'" in metas[1]["content"], path
        assert "unsafe" not in metas[1]["content"], path
        assert not page.values("style"), path
        assert not [n for e in page.elements for n in e.attributes if n.startswith("on")], path
        for script in page.all("script"):
            if "src" in script.attributes:
                assert not script.text, path
            else:
                assert script.attributes == {"type": "application/ld+json"}, path


def test_the_lost_page_brings_its_style_and_allows_no_other(public: dict[str, bytes]) -> None:
    page = Markup(public["404.html"].decode())
    digest = b64encode(sha256(page.all("style")[0].text.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page.all("meta")[1].attributes["content"]
    assert all(link.startswith(PUBLIC.base_url) for link in page.links())
    assert not page.all("link")


def test_people_read_persian_digits(site: dict[str, bytes]) -> None:
    for path, page in pages(site).items():
        shown = page.all("main")[0].text.replace("Caspian 2", "")
        assert not re.search("[0-9]", shown), path


def test_machines_read_gregorian_dates(site: dict[str, bytes]) -> None:
    page = Markup(site["articles/bandar-anzali.html"].decode())
    (time,) = page.all("time")
    assert (time.attributes["datetime"], time.text) == ("2024-08-02", "جمعه ۱۲ مرداد ۱۴۰۳")


def test_a_date_known_to_the_year_is_no_time_and_says_where_it_is_from(
    site: dict[str, bytes],
) -> None:
    page = Markup(site["articles/chah-yazd.html"].decode())
    assert not page.all("time")
    shown = page.all("main")[0].text
    assert "۱۴۰۲" in shown
    assert "تاریخ از متن برداشت شده است: متن از «پارسال، ۱۴۰۱» سخن می‌گوید." in shown


def test_an_undated_article_says_so(site: dict[str, bytes]) -> None:
    shown = Markup(site["articles/bi-tarikh.html"].decode()).all("main")[0].text
    assert "بی‌تاریخ" in shown
    assert "متن منبع تاریخ ندارد" in shown


def test_a_number_leads_to_its_sentence_and_back(site: dict[str, bytes]) -> None:
    story = Markup(site["articles/chah-yazd.html"].decode())
    numbers = Markup(site["numbers.html"].decode())
    keys = [e for e in story.all("a") if e.attributes.get("class") == "key"]
    rows = [e for e in numbers.all("li") if e.attributes.get("class") == "figure"]
    ids = [key.attributes["href"].partition("#")[2] for key in keys]
    assert ids == [row.attributes["id"] for row in rows][-len(ids) :]
    sentences = [e for e in story.all("span") if e.attributes.get("class") == "sentence"]
    for sentence in sentences:
        assert f"articles/chah-yazd.html#{sentence.attributes['id']}" in numbers.links()


def test_without_an_address_nothing_claims_one(site: dict[str, bytes]) -> None:
    assert "sitemap.xml" not in site
    assert "feed.xml" not in site
    for path, page in pages(site).items():
        rels = [link.attributes["rel"] for link in page.all("link")]
        assert "canonical" not in rels, path
        assert not [p for p in page.values("property") if p.startswith("og:")], path
        assert "application/ld+json" not in page.values("type"), path


def test_with_an_address_pages_say_theirs(public: dict[str, bytes]) -> None:
    for path, page in pages(public).items():
        if path == "404.html":
            continue
        canonical = next(
            link.attributes["href"]
            for link in page.all("link")
            if link.attributes["rel"] == "canonical"
        )
        named = unquote(canonical.removeprefix(PUBLIC.base_url))
        assert (named or "index.html") == path


def test_hostile_words_stay_words() -> None:
    bad = "</script><script>alert(1)</script>\"'&"
    made = article("bad", "<p>متن.</p>", title=bad, summary=bad, source=bad, area="gilan")
    files = rendered(replace(PUBLIC, title=bad, tagline=bad), (content(made), (entry(made),)))
    for path, page in pages(files).items():
        for script in page.all("script"):
            assert "src" in script.attributes or json.loads(script.text), path
        assert bad in page.all("title")[0].text.replace("\u2066", "").replace("\u2069", ""), path


def test_an_empty_digest_is_a_site_too() -> None:
    files = rendered(PUBLIC, (content(), ()))
    check_links({path: body for path, body in files.items() if path != "404.html"})
    assert "feed.xml" not in files


def test_older_sheets_are_linked_one_to_the_next() -> None:
    made = [
        article(f"a{day}", "<p>۵ چاه.</p>", date=JalaliDate(1403, 1, day)) for day in range(1, 7)
    ]
    digest = (content(*made), tuple(entry(one, "۵") for one in made))
    files = rendered(replace(SETTINGS, articles_per_page=2), digest)
    read = pages(files)
    assert "page/2.html" in read["index.html"].links()
    assert {"../index.html", "../page/1.html"} <= set(read["page/2.html"].links())
    assert "../articles/a1.html" in read["page/1.html"].links()
    assert "numbers/page/5.html" in read["numbers.html"].links()
    number = read["articles/a1.html"].all("a")
    rows = [link.attributes["href"] for link in number if link.attributes.get("class") == "key"]
    assert rows[0].startswith("../numbers/page/1.html#")
    check_links(files)


def test_two_pages_with_one_path_are_an_error_that_names_both() -> None:
    given, entries = sample()
    leaf = Leaf("content/pages/numbers.md", "numbers", "عددها", prose("<p>ا</p>"))
    site = arranged(replace(given, leaves=(leaf,)), entries, SETTINGS)
    with pytest.raises(ContentError, match=re.escape("content/pages/numbers.md")) as caught:
        plan_pages(site, SETTINGS, TEMPLATES, theme())
    assert "numbers.html" in str(caught.value)


def test_an_article_shows_its_picture_and_what_belongs_to_it() -> None:
    first = article("first", image="a.png", related=("second", "draft"))
    second = article("second", title="دومی")
    png = b"\x89PNG\r\n\x1a\n" + bytes(8) + (64).to_bytes(4, "big") + (36).to_bytes(4, "big")
    made = replace(content(first, second), media=(Asset("media/a.png", png),))
    files = rendered(PUBLIC, (made, (entry(first), entry(second))))
    page = Markup(files["articles/first.html"].decode())
    (image,) = page.all("img")
    assert image.attributes == {"src": "../media/a.png", "alt": "", "width": "64", "height": "36"}
    assert "دومی" in page.all("section")[0].text
    shown = [m.attributes["content"] for m in page.all("meta") if "property" in m.attributes]
    assert f"{PUBLIC.base_url}media/a.png" in shown


def test_what_belongs_to_an_article_is_found_by_what_they_share() -> None:
    shared = {"title": "برداشت زعفران", "area": "yazd"}
    articles = [article("first", **shared), article("second", **shared)]
    articles += [article(f"other-{number}", title="باران") for number in range(6)]
    files = rendered(SETTINGS, (content(*articles), tuple(entry(one) for one in articles)))
    related = files["articles/first.html"].decode().partition("خبرهای مرتبط")[2]
    cards = re.findall(r'<h3><a href="([^"]*)"', related)
    assert cards == ["../articles/second.html"]


def test_media_are_published_as_they_are() -> None:
    given, entries = sample()
    media = (Asset("media/a.jpg", b"jpg"),)
    files = rendered(SETTINGS, (replace(given, media=media), entries))
    assert files["media/a.jpg"] == b"jpg"


def test_pages_are_small(public: dict[str, bytes]) -> None:
    page = public["articles/bandar-anzali.html"]
    words = Markup(page.decode()).all("main")[0].text
    assert len(page) - len(words.encode()) < 10_000
    scripts = sum(len(body) for path, body in public.items() if re.fullmatch(r"theme/.*\.js", path))
    assert scripts < 15_000
    shown = ("index.html", "theme/site.css", "theme/theme.js")
    assert sum(len(public[path]) for path in shown) < 100_000


def test_the_ground_of_the_browser_is_that_of_the_masthead(site: dict[str, bytes]) -> None:
    grounds = [
        meta.attributes["content"]
        for meta in Markup(site["index.html"].decode()).all("meta")
        if meta.attributes.get("name") == "theme-color"
    ]
    tokens = next(asset for asset in theme() if asset.path == "styles/tokens.css").content.decode()
    assert f"--deep: var(--light, {grounds[0]}) var(--dark, {grounds[1]});" in tokens


def test_the_script_of_the_theme_knows_the_font_and_runs_before_there_is_text(
    site: dict[str, bytes],
) -> None:
    for path, page in pages(site).items():
        head = [e.attributes for e in page.elements if e.name in ("script", "link")]
        scripts = [at for at, a in enumerate(head) if "theme.js" in a.get("src", "")]
        styles = [at for at, a in enumerate(head) if a.get("rel") == "stylesheet"]
        assert path == "404.html" or styles < scripts, path
        assert not [a for a in head if "theme.js" in a.get("src", "") and "defer" in a], path


def test_the_script_asks_for_the_font_of_the_theme() -> None:
    files = {
        asset.path: asset.content.decode()
        for asset in theme()
        if asset.path.endswith(("css", "js"))
    }
    asked = re.search(r'fonts\.load\("1em (\w+)"', files["theme.js"])
    assert asked
    assert f"font-family: {asked[1]};" in files["styles/tokens.css"]


def test_an_article_says_how_it_is_cited(public: dict[str, bytes]) -> None:
    shown = Markup(public["articles/bandar-anzali.html"].decode()).all("footer")[0].text
    assert "«۱۲ کشتی در انزلی پهلو گرفت»، خبرگزاری شمال، ۱۲ مرداد ۱۴۰۳" in shown
    assert f"{PUBLIC.base_url}articles/bandar-anzali.html" in shown
