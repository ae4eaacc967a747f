"""What the preview answers to any address, without a server."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from msgspec.structs import asdict

from digest.preview.snapshot import Snapshot
from digest.problems import Problem

HOST = "127.0.0.1:5500"
NEWS = b'<head><link rel="stylesheet" href="../theme/a.css"></head><main>news</main>'
PAGES = {
    "index.html": b"<head></head><body>index</body>",
    "404.html": b"<head></head><body>lost</body>",
    "articles/خبر.html": NEWS,
    "archive/index.html": b"archive",
    "theme/a.css": b"@import 'b.css'; x { background: url(pictures/a.svg) }",
    "theme/b.css": b"y {}",
    "theme/pictures/a.svg": b"<svg/>",
    "feed.xml": b"<feed/>",
}
BROKEN = Problem("content/a.md", 3, "broken", "خراب است <b>", "درستش کنید")


@pytest.mark.parametrize("base", ["/", "/digest/"])
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", b"index"),
        ("index.html", b"index"),
        ("articles/خبر.html", b"news"),
        ("articles/خبر", b"news"),
        ("archive/", b"archive"),
    ],
)
def test_pages_are_found_as_a_host_would(base: str, address: str, words: bytes) -> None:
    answer = Snapshot(base, PAGES).answer(base + address, HOST)
    assert answer.status == HTTPStatus.OK
    assert answer.media_type == "text/html; charset=utf-8"
    assert words in answer.body


def test_files_that_are_no_pages_stay_as_they_are() -> None:
    answer = Snapshot(pages=PAGES).answer("/feed.xml", HOST)
    assert answer.body == b"<feed/>"
    assert answer.media_type == "application/xml; charset=utf-8"


def test_a_bare_folder_gets_its_slash() -> None:
    assert Snapshot("/x/", PAGES).answer("/x/archive", HOST).location == "/x/archive/"


@pytest.mark.parametrize("address", ["/", "/digest"])
def test_addresses_above_the_base_lead_to_it(address: str) -> None:
    assert Snapshot("/digest/", PAGES).answer(address, HOST).location == "/digest/"


@pytest.mark.parametrize(
    "address", ["/no", "/articles/", "/index.html/", "/../etc/passwd", "//evil.example/"]
)
def test_what_is_not_there_is_404_with_the_sites_own_page(address: str) -> None:
    answer = Snapshot(pages=PAGES).answer(address, HOST)
    assert answer.status == HTTPStatus.NOT_FOUND
    assert b"lost" in answer.body
    assert b'<base href="/">' in answer.body
    assert not answer.location


def test_problems_lie_over_every_page_of_the_last_good_site() -> None:
    body = Snapshot(pages=PAGES, problems=(BROKEN,)).answer("/", HOST).body.decode()
    assert "index" in body
    assert "content/a.md:3" in body
    assert "خراب است &lt;b&gt;" in body
    assert body.index("preview-problems") < body.index("</body>")


def test_without_any_good_site_the_problems_are_the_page() -> None:
    answer = Snapshot(problems=(BROKEN,)).answer("/articles/a.html", HOST)
    assert answer.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert "content/a.md:3" in answer.body.decode()


@pytest.mark.parametrize(
    ("changed", "differing"),
    [
        ({"articles/خبر.html": NEWS.replace(b"news", b"other")}, {"main"}),
        ({"articles/خبر.html": NEWS.replace(b"</head>", b"<title>t</title></head>")}, {"around"}),
        ({"articles/خبر.html": b"other"}, {"around", "main", "styles"}),
        ({"index.html": b"other"}, set()),
        ({"theme/b.css": b"z {}"}, {"styles"}),
        ({"theme/pictures/a.svg": b"<svg></svg>"}, {"around"}),
        ({"feed.xml": b""}, set()),
    ],
)
def test_the_state_of_a_page_follows_what_it_names(
    changed: dict[str, bytes], differing: set[str]
) -> None:
    before = asdict(Snapshot(pages=PAGES).state("/articles/خبر.html"))
    after = asdict(Snapshot(pages=PAGES | changed).state("/articles/خبر.html"))
    assert {part for part in before if before[part] != after[part]} == differing


@pytest.mark.parametrize(("on_home", "part"), [(b"", "around"), (b"<script src=a.js>", "main")])
def test_the_text_of_a_page_with_a_script_of_its_own_is_never_apart(
    on_home: bytes, part: str
) -> None:
    page = b"<script src=a.js></script><main>%b</main>"
    pages = {"a.js": b"", "index.html": on_home}
    before, after = (
        asdict(Snapshot(pages=pages | {"a.html": page % text}).state("/a.html"))
        for text in (b"1", b"2")
    )
    assert {part for part in before if before[part] != after[part]} == {part}


def test_the_state_follows_problems_and_presence() -> None:
    whole = Snapshot(pages=PAGES)
    assert whole.state("/") != Snapshot(pages=PAGES, problems=(BROKEN,)).state("/")
    without = {path: content for path, content in PAGES.items() if path != "index.html"}
    assert whole.state("/") != Snapshot(pages=without).state("/")


def test_the_styles_of_a_page_are_named_below_the_base() -> None:
    paths = Snapshot("/digest/", PAGES).style_addresses("/digest/articles/خبر.html")
    assert paths == ("/digest/theme/a.css", "/digest/theme/b.css")
