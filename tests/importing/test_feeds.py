from __future__ import annotations

import pytest

from digest.importing.feeds import read_feed
from digest.model import JalaliDate
from tests.factories import PUBLIC, article, content, entry
from tests.pages.design import rendered


@pytest.mark.parametrize("path", ["feed.xml", "rss.xml"])
def test_a_feed_of_our_own_comes_back_as_it_was_written(path: str) -> None:
    made = article(
        "a",
        "<p>نسخهٔ تازه ۳٫۵ برابر است.</p>\n<p>پایان.</p>",
        title="نسخهٔ C++ & <دیگر>",
        date=JalaliDate(1403, 5, 12),
        source="ایرنا",
    )
    feed = rendered(PUBLIC, (content(made), (entry(made),)))[path].decode()
    (scrap,) = read_feed(feed)
    assert scrap.title == made.title
    assert scrap.date == "2024-08-01T20:30:00Z"
    assert scrap.author == "ایرنا"
    assert scrap.url == f"{PUBLIC.base_url}articles/a.html"
    assert scrap.lines == ("نسخهٔ تازه ۳٫۵ برابر است.", "پایان.", "برگرفته از ایرنا")
