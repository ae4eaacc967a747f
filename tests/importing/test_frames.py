from __future__ import annotations

import pytest
from lxml import html

from digest.importing.frames import page_address, page_date, page_title, read_meta

STORY = "<p>متن</p>"


def page(head: str, body: str = STORY) -> html.HtmlElement:
    return html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")


def title_of(head: str, body: str = STORY) -> str:
    element = page(head, body)
    return page_title(element, read_meta(element))


def date_of(head: str, body: str = STORY) -> str:
    element = page(head, body)
    return page_date(element, read_meta(element))


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ('<meta property="og:title" content="خبری از استان یزد">', STORY, "خبری از استان یزد"),
        ('<meta property="og:title" content="خبری از یزد - ایسنا">', STORY, "خبری از یزد"),
        ("<title>خبری از استان یزد | سایت ما</title>", STORY, "خبری از استان یزد"),
        (
            "<title>سایت خبری ما</title>",
            "<h3>خبری از استان یزد امروز</h3>",
            "خبری از استان یزد امروز",
        ),
        (
            "<title>خبری از استان یزد | سایت ما</title>",
            "<h1>پایگاه خبری سایت ما</h1><h2>خبری از استان یزد</h2>",
            "خبری از استان یزد",
        ),
        ("<title>سایت ما</title>", STORY, ""),
    ],
    ids=["meta", "meta-with-site", "title", "heading", "logo", "none"],
)
def test_the_title_is_the_storys(head: str, body: str, title: str) -> None:
    assert title_of(head, body) == title


def test_todays_date_in_the_pages_head_is_not_the_storys() -> None:
    assert date_of("", '<span class="today-date">۷ آذر ۱۴۰۴</span>') == ""
    body = '<span class="today-date">۷ آذر ۱۴۰۴</span><span class="date">۵ آذر ۱۴۰۴</span>'
    assert date_of("", body) == "۵ آذر ۱۴۰۴"


def test_schema_org_data_is_read_and_broken_data_is_not() -> None:
    script = '<script type="application/ld+json">%s</script>'
    good = '{"@type": "NewsArticle", "datePublished": "2020-11-02", "author": [{"name": "الف"}]}'
    assert date_of(script % good) == "2020-11-02"
    assert read_meta(page(script % good))["author"] == "الف"
    assert read_meta(page(script % "{")) == {}
    assert read_meta(page(script % '"x"')) == {}


def test_only_an_address_of_the_web_is_taken() -> None:
    element = page('<meta property="og:url" content="javascript:x">')
    assert page_address(element, read_meta(element)) == ""
