"""The three formats of the feeds, read back by parsers that know nothing of us."""

from __future__ import annotations

import json
import re
from datetime import datetime, time
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree
from msgspec.structs import replace

from digest.model import Asset, JalaliDate
from tests.factories import PUBLIC, SETTINGS, article, content, entry
from tests.markup import Markup
from tests.pages.design import rendered

BASE = PUBLIC.base_url
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = re.compile(r"(.*/)?(feed\.xml|rss\.xml|feed\.json)")
SCHEMA = etree.RelaxNG(file=str(Path(__file__).with_name("atom.rng")))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(8) + (64).to_bytes(4, "big") + (36).to_bytes(4, "big")

MIXED = "نسخهٔ C++ در ۳۰ شهر & <دیگر>"
ISOLATED = "\u2067نسخهٔ \u2066C++\u2069 در ۳۰ شهر & <دیگر>\u2069"


def digest() -> dict[str, bytes]:
    rich = article(
        "rich",
        '<p>رشد ۳٫۵٪ با <a href="other.html?a=1&amp;b=2">پیوند</a>.</p>',
        title=MIXED,
        date=JalaliDate(1403, 5, 12, time(8, 5)),
        updated=JalaliDate(1403, 6, 1),
        author="مینا راد",
        source="خبرگزاری شمال",
        source_url="https://example.net/news?a=1&b=2",
        area="gilan",
        topics=("kar", "ab"),
        image="a.png",
        summary="«گزارش» & <چکیده>",
    )
    plain = article("plain", title="هوا سرد شد", date=JalaliDate(1403, 1, 2), topics=("kar",))
    yearly = article("yearly", title="سالانه", date=JalaliDate(1404), area="yazd")
    undated = article("undated", title="بی‌روز", date=None, topics=("kar",))
    made = (rich, plain, yearly, undated)
    given = replace(content(*made), media=(Asset("media/a.png", PNG),))
    return rendered(PUBLIC, (given, tuple(map(entry, made))))


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return digest()


@pytest.fixture(scope="module", params=["feed.xml", "rss.xml", "feed.json"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def read(body: bytes, name: str) -> list[tuple[str, str, str, datetime]]:
    """Give id, title, full text and date of each entry, whatever the format."""
    if name.endswith(".json"):
        return [
            (
                item["id"],
                item["title"],
                item["content_html"],
                datetime.fromisoformat(item["date_published"]),
            )
            for item in json.loads(body)["items"]
        ]
    parsed = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return [
        (one.id, one.title, one.content[0].value, moment(one.published)) for one in parsed.entries
    ]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text) if text[0].isdigit() else parsedate_to_datetime(text)


def test_the_site_and_what_has_a_day_in_it_have_feeds(files: dict[str, bytes]) -> None:
    places = {path.rpartition("/")[0] for path in files if FEEDS.fullmatch(path)}
    assert places == {"", "areas/gilan", "topics/ab", "topics/kar"}
    assert sum(FEEDS.fullmatch(path) is not None for path in files) == 3 * len(places)


def test_every_format_says_the_same(files: dict[str, bytes], name: str) -> None:
    (rich, plain) = read(files[name], name)
    assert rich[:2] == (f"{BASE}articles/rich.html", ISOLATED)
    assert plain[:2] == (f"{BASE}articles/plain.html", "هوا سرد شد")
    assert rich[3].isoformat() == "2024-08-02T08:05:00+03:30"


def test_a_feed_holds_the_whole_text_and_whole_addresses(
    files: dict[str, bytes], name: str
) -> None:
    body = Markup(read(files[name], name)[0][2])
    assert body.elements[0].attributes == {"dir": "rtl", "lang": "fa"}
    assert "رشد ۳٫۵٪ با پیوند." in body.elements[0].text
    assert [one.text for one in body.all("bdi")] == ["۳٫۵"]
    assert body.values("src") == [f"{BASE}media/a.png"]
    assert body.values("href") == [
        f"{BASE}articles/other.html?a=1&b=2",
        "https://example.net/news?a=1&b=2",
    ]


def test_the_full_text_is_the_same_to_the_letter(files: dict[str, bytes]) -> None:
    (text, _) = [item["content_html"] for item in json.loads(files["feed.json"])["items"]]
    atom, rss = (etree.fromstring(files[path]) for path in ("feed.xml", "rss.xml"))
    assert atom.find(f"{ATOM}entry").findtext(f"{ATOM}content") == text
    encoded = "{http://purl.org/rss/1.0/modules/content/}encoded"
    assert rss.find("channel/item").findtext(encoded) == text


def test_no_tag_of_a_text_ends_the_section_it_stands_in() -> None:
    given = article("a", '<p><em title="CLOSE">پیوند</em></p>')
    tokens = tuple(
        t.replace("CLOSE", "]]>") if isinstance(t, str) else t for t in given.prose.tokens
    )
    made = replace(given, prose=replace(given.prose, tokens=tokens))
    files = rendered(PUBLIC, (content(made), (entry(made),)))
    for path in ("feed.xml", "rss.xml"):
        assert ']]>">پیوند' in "".join(etree.fromstring(files[path]).itertext())


def test_areas_and_topics_have_their_own(files: dict[str, bytes], name: str) -> None:
    slugs = {
        place: [one[0].rpartition("/")[2] for one in read(files[f"{place}/{name}"], name)]
        for place in ("areas/gilan", "topics/ab", "topics/kar")
    }
    assert slugs == {
        "areas/gilan": ["rich.html"],
        "topics/ab": ["rich.html"],
        "topics/kar": ["rich.html", "plain.html"],
    }


def test_atom_fits_its_schema(files: dict[str, bytes]) -> None:
    for path, body in files.items():
        if path.endswith("feed.xml"):
            SCHEMA.assertValid(etree.fromstring(body))


def test_the_schema_finds_faults(files: dict[str, bytes]) -> None:
    good = files["feed.xml"].decode()
    for fault in (
        good.replace("<id>", "<guid>").replace("</id>", "</guid>"),
        good.replace("+03:30", ""),
        re.sub("<name>.*?</name>", "<name></name>", good),
        re.sub("<updated>.*?</updated>", "", good),
    ):
        assert not SCHEMA.validate(etree.fromstring(fault.encode()))


def test_atom_names_itself_its_list_and_the_first_source(files: dict[str, bytes]) -> None:
    root = etree.fromstring(files["topics/ab/feed.xml"])
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": f"{BASE}topics/ab/feed.xml", "alternate": f"{BASE}topics/ab.html"}
    assert root.findtext(f"{ATOM}id") == f"{BASE}topics/ab.html"
    assert root.findtext(f"{ATOM}title") == "آب | خبرنامهٔ آزمون"
    assert root.findtext(f"{ATOM}subtitle") == "منابع آب و آبیاری"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fa"
    (via,) = root.findall(f"{ATOM}entry/{ATOM}link[@rel='via']")
    assert via.get("href") == "https://example.net/news?a=1&b=2"


def test_a_feed_is_as_new_as_what_last_changed_in_it(files: dict[str, bytes]) -> None:
    atom = etree.fromstring(files["feed.xml"])
    assert atom.findtext(f"{ATOM}updated") == "2024-08-22T00:00:00+03:30"
    rss = etree.fromstring(files["rss.xml"])
    assert rss.findtext("channel/lastBuildDate") == "Thu, 22 Aug 2024 00:00:00 +0330"


def test_rss_has_what_the_specification_asks_for(files: dict[str, bytes]) -> None:
    root = etree.fromstring(files["areas/gilan/rss.xml"])
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    channel = root.find("channel")
    assert channel.findtext("link") == f"{BASE}areas/gilan.html"
    assert channel.findtext("language") == "fa"
    assert channel.findtext("description") == SETTINGS.description
    own = channel.find(f"{ATOM}link")
    assert (own.get("rel"), own.get("href")) == ("self", f"{BASE}areas/gilan/rss.xml")
    (item,) = channel.findall("item")
    assert item.findtext("guid") == item.findtext("link") == f"{BASE}articles/rich.html"
    assert item.findtext("pubDate") == "Fri, 02 Aug 2024 08:05:00 +0330"
    assert item.findtext("{http://purl.org/dc/elements/1.1/}creator") == "مینا راد"
    assert [one.text for one in item.findall("category")] == ["کار", "آب"]


def test_json_feed_has_what_the_specification_asks_for(files: dict[str, bytes]) -> None:
    told: dict[str, Any] = json.loads(files["areas/gilan/feed.json"])
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["home_page_url"] == f"{BASE}areas/gilan.html"
    assert told["feed_url"] == f"{BASE}areas/gilan/feed.json"
    assert told["language"] == "fa"
    (item,) = told["items"]
    assert item["external_url"] == "https://example.net/news?a=1&b=2"
    assert item["image"] == f"{BASE}media/a.png"
    assert item["date_modified"] == "2024-08-22T00:00:00+03:30"
    assert item["authors"] == [{"name": "مینا راد"}]
    assert item["summary"] == "«گزارش» & <چکیده>"


def test_feeds_end_at_a_length(name: str) -> None:
    days = [article(f"a{n}", date=JalaliDate(1402, 1 + n // 28, 1 + n % 28)) for n in range(35)]
    later = [article(f"y{n}", date=JalaliDate(1403)) for n in range(35)]
    made = (*days, *later)
    told = read(rendered(PUBLIC, (content(*made), tuple(map(entry, made))))[name], name)
    assert [one[0].rpartition("/")[2] for one in told] == [f"a{n}.html" for n in range(34, 4, -1)]


def test_pages_announce_their_feeds_to_programs_and_people(files: dict[str, bytes]) -> None:
    def announced(path: str) -> list[tuple[str, str]]:
        links = (link.attributes for link in Markup(files[path].decode()).all("link"))
        return [(one["type"], one["href"]) for one in links if one["rel"] == "alternate"]

    types = ("application/atom+xml", "application/rss+xml", "application/feed+json")
    own = list(zip(types, ("feed.xml", "rss.xml", "feed.json"), strict=True))
    lists = [link for link in announced("index.html") if link not in own]
    assert announced("index.html")[:3] == own
    assert ("application/feed+json", "topics/kar/feed.json") in lists
    assert {kind for kind, _ in lists} == {"application/feed+json"}
    assert announced("topics/kar.html") == [(kind, f"../topics/kar/{path}") for kind, path in own]
    assert announced("articles/rich.html") == [("application/atom+xml", "../feed.xml")]
    assert announced("areas/yazd.html") == [("application/atom+xml", "../feed.xml")]
    shown = [a.attributes["href"] for a in Markup(files["topics/kar.html"].decode()).all("a")]
    for path in ("feed.xml", "rss.xml", "feed.json"):
        assert {f"../topics/kar/{path}", f"../{path}"} <= set(shown)


def test_without_a_day_or_an_address_there_is_no_feed() -> None:
    yearly = article("yearly", date=JalaliDate(1404), topics=("kar",))
    for settings, made in ((PUBLIC, yearly), (SETTINGS, article("a"))):
        files = rendered(settings, (content(made), (entry(made),)))
        assert not [path for path in files if FEEDS.fullmatch(path)]
        assert b"application/atom+xml" not in files["index.html"]
