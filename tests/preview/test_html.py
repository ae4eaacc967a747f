"""What is added to a page on its way, and what its policy then allows."""

from __future__ import annotations

import pytest

from digest.preview.html import State, client_of, parted, with_base, with_client
from digest.preview.overlay import overlay
from digest.problems import Problem

STATE = State("a1", "m1", "s1")


def policy_of(page: str) -> str:
    return page.partition('content="')[2].partition('"')[0]


def served(page: str, host: str = "localhost:5500") -> str:
    client = client_of('/خبر".html', STATE, host)
    return with_client(page.encode(), client, host).decode()


@pytest.mark.parametrize(
    "page", ["<head></head><body></body>", "<HEAD></HEAD >", "no head at all", ""]
)
def test_every_page_gets_the_client_once(page: str) -> None:
    assert served(page).count("/livereload.js?") == 1


def test_the_client_knows_its_server() -> None:
    page = served("<head></head>", "[::1]:8000")
    assert "host=[::1]&amp;port=8000" in page
    assert 'data-address="/خبر&quot;.html"' in page
    assert 'data-around="a1" data-main="m1" data-styles="s1"' in page


def test_a_head_far_down_the_page_is_found() -> None:
    page = served("<head><style>" + "x" * 200_000 + "</style></head><body>")
    assert page.index("livereload.js") < page.index("</head>")


SOCKET = "ws://localhost:5500"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "script-src 'self'; style-src 'sha256-x'; connect-src 'none'",
            f"script-src 'self'; style-src 'sha256-x' 'self'; connect-src {SOCKET}",
        ),
        (
            "default-src 'self'; script-src 'none'; style-src 'self'",
            f"default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self' {SOCKET}",
        ),
        (
            "default-src &#39;none&#39;; script-src 'self'",
            f"default-src 'none'; script-src 'self'; style-src 'self'; connect-src {SOCKET}",
        ),
        ("img-src 'self'", "img-src 'self'"),
    ],
)
def test_a_policy_allows_the_client_and_nothing_else(before: str, after: str) -> None:
    page = served(f'<head><meta http-equiv="Content-Security-Policy" content="{before}"></head>')
    assert policy_of(page) == after


def test_links_of_a_lost_page_lead_on_from_the_base() -> None:
    policy = "default-src 'none'; base-uri 'none'"
    page = f'<head><meta http-equiv="Content-Security-Policy" content="{policy}"></head>'
    shown = with_base(page.encode(), "/خبر/").decode()
    assert '<base href="/%D8%AE%D8%A8%D8%B1/"></head>' in shown
    assert policy_of(shown) == "default-src 'none'; base-uri 'self'"


@pytest.mark.parametrize(
    ("page", "around", "within"),
    [
        ("<p>1</p>", "<p>1</p>", ""),
        ("a<MAIN id='x'>1\n<p>2</MAIN >b", "a<MAIN id='x'></MAIN >b", "1\n<p>2"),
        ("<main>1</main><main>2</main>", "<main></main>", "1</main><main>2"),
        ("<mainly>1</mainly>", "<mainly>1</mainly>", ""),
    ],
)
def test_a_page_is_parted_at_its_main(page: str, around: str, within: str) -> None:
    assert parted(page.encode()) == (around.encode(), within.encode())


def test_the_overlay_keeps_the_direction_of_each_line() -> None:
    shown = overlay((Problem("a.md", 0, "fault", "خطا:\nKeyError: <x>", ""),))
    assert '<p dir="auto">خطا:</p><p dir="auto">KeyError: &lt;x&gt;</p>' in shown
    assert "۱ ایراد" in shown
    assert overlay(()) == ""
