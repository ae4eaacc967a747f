"""What machines are told of pages: parsed, and compared with what articles say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from digest.model import Asset, Correction, JalaliDate
from tests.factories import PUBLIC, article, content, entry, sample
from tests.markup import Markup
from tests.pages.design import rendered

BASE = PUBLIC.base_url


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return rendered(PUBLIC)


def graph(body: bytes) -> dict[str, Any]:
    """Give the nodes of a page by their type."""
    scripts = [s for s in Markup(body.decode()).all("script") if "src" not in s.attributes]
    (told,) = (json.loads(script.text) for script in scripts)
    assert told["@context"] == "https://schema.org"
    return {node["@type"]: node for node in told["@graph"]}


def news(**fields: Any) -> dict[str, Any]:
    made = article("a", **fields)
    return dict(
        graph(rendered(PUBLIC, (content(made), (entry(made),)))["articles/a.html"])["NewsArticle"]
    )


def test_an_article_is_told_as_its_file_has_it(files: dict[str, bytes]) -> None:
    told = graph(files["articles/bandar-anzali.html"])["NewsArticle"]
    publisher = {
        "@type": "Organization",
        "name": PUBLIC.title,
        "url": BASE,
        "logo": f"{BASE}theme/icon-512.png",
    }
    assert told == {
        "@type": "NewsArticle",
        "headline": "۱۲ کشتی در انزلی پهلو گرفت",
        "image": {
            "@type": "ImageObject",
            "url": f"{BASE}cards/articles/bandar-anzali.png",
            "width": 1200,
            "height": 630,
        },
        "description": "گزارش بندر انزلی در نیمهٔ نخست سال.",
        "datePublished": "2024-08-02T00:00:00+03:30",
        "dateModified": "2024-08-02T00:00:00+03:30",
        "author": {"@type": "Organization", "name": "خبرگزاری شمال"},
        "publisher": publisher,
        "inLanguage": "fa",
        "mainEntityOfPage": f"{BASE}articles/bandar-anzali.html",
        "isBasedOn": "https://example.net/news/12",
        "articleSection": ["کار"],
        "contentLocation": {"@type": "Place", "name": "گیلان"},
    }


@pytest.mark.parametrize("path", ["articles/bi-tarikh.html", "articles/chah-yazd.html"])
def test_no_date_is_made_up(files: dict[str, bytes], path: str) -> None:
    told = graph(files[path])["NewsArticle"]
    assert not {"datePublished", "dateModified"} & set(told)


def test_a_change_whose_day_is_not_known_is_no_other_day() -> None:
    told = news(updated=JalaliDate(1404))
    assert told["datePublished"] == "2024-08-02T00:00:00+03:30"
    assert "dateModified" not in told


def test_corrections_are_told_with_their_days() -> None:
    fixed = (Correction(JalaliDate(1403, 6, 1), "۱۲ نه ۲۱."), Correction(JalaliDate(1403), "نام."))
    told = news(corrections=fixed)
    assert told["dateModified"] == "2024-08-22T00:00:00+03:30"
    assert told["correction"] == [
        {"@type": "CorrectionComment", "text": "۱۲ نه ۲۱.", "datePublished": "2024-08-22"},
        {"@type": "CorrectionComment", "text": "نام."},
    ]


def test_an_author_comes_before_the_outlet() -> None:
    told = news(author="مینا راد", source="ایرنا")
    assert told["author"] == {"@type": "Person", "name": "مینا راد"}


def test_a_picture_is_told_with_its_size() -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(8) + (64).to_bytes(4, "big") + (36).to_bytes(4, "big")
    made = article("a", image="a.png")
    given = replace(content(made), media=(Asset("media/a.png", png),))
    page = rendered(PUBLIC, (given, (entry(made),)))["articles/a.html"]
    assert graph(page)["NewsArticle"]["image"] == {
        "@type": "ImageObject",
        "url": f"{BASE}media/a.png",
        "width": 64,
        "height": 36,
    }


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("articles/bandar-anzali.html", ["گیلان", "۱۲ کشتی در انزلی پهلو گرفت"]),
        ("articles/bi-tarikh.html", ["هوا سرد شد"]),
        ("areas/index.html", ["استان‌ها"]),
        ("topics/ab.html", ["موضوع‌ها", "آب"]),
        ("archive/1403/05.html", ["بایگانی", "سال ۱۴۰۳", "مرداد ۱۴۰۳"]),
        ("numbers/areas/yazd.html", ["عددهای کلیدی", "عددهای استان یزد"]),
        ("numbers.html", ["عددهای کلیدی"]),
        ("about.html", ["درباره"]),
    ],
)
def test_the_way_to_a_page(files: dict[str, bytes], path: str, names: list[str]) -> None:
    steps = graph(files[path])["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == ["خانه", *names]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert steps[0]["item"] == BASE
    assert "item" not in steps[-1]


def test_every_step_leads_to_a_page_and_no_inner_page_is_without(files: dict[str, bytes]) -> None:
    for path, body in files.items():
        if path.endswith(".html") and path not in ("index.html", "404.html"):
            steps = graph(body)["BreadcrumbList"]["itemListElement"]
            targets = [step["item"].removeprefix(BASE) or "index.html" for step in steps[:-1]]
            assert set(targets) <= set(files), path


def test_an_older_sheet_is_below_its_list() -> None:
    days = [article(f"a{n}", date=JalaliDate(1403, 1, n), topics=("ab",)) for n in range(1, 7)]
    settings = replace(PUBLIC, articles_per_page=2)
    files = rendered(settings, (content(*days), tuple(map(entry, days))))
    told = graph(files["topics/ab/page/1.html"])
    steps = told["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == ["خانه", "موضوع‌ها", "آب", "آب، برگ ۱"]
    assert told["CollectionPage"]["dateModified"] == "2024-03-21"
    assert "WebSite" not in graph(files["page/1.html"])


def test_lists_are_collections_of_the_site(files: dict[str, bytes]) -> None:
    index = graph(files["index.html"])
    assert set(index) == {"WebSite", "CollectionPage"}
    assert index["WebSite"]["name"] == PUBLIC.title
    for path in ("topics/ab.html", "archive.html", "numbers.html", "areas/index.html"):
        told = graph(files[path])["CollectionPage"]
        assert told["url"] == f"{BASE}{path}"
        assert told["isPartOf"]["@id"] == index["WebSite"]["@id"]
        assert told["inLanguage"] == "fa"
        assert told["description"]


def test_the_site_is_told_to_have_a_search(files: dict[str, bytes]) -> None:
    told = graph(files["index.html"])["WebSite"]["potentialAction"]
    assert told["target"]["urlTemplate"] == f"{BASE}search.html?q={{search_term_string}}"


def test_nothing_is_told_without_an_address() -> None:
    page = rendered(digest=sample())["index.html"]
    assert b"ld+json" not in page
