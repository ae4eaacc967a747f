from __future__ import annotations

from digest.model import Correction, JalaliDate
from digest.pages.feed_text import feed_text
from digest.pages.pictures import Picture, Size
from tests.factories import article
from tests.markup import Markup

BASE = "https://example.org/digest/"


def test_corrections_come_first_and_the_source_last() -> None:
    made = article(
        html="<p>۱۲ کشتی آمد.</p>",
        source="ایرنا <۱>",
        corrections=(Correction(JalaliDate(1403, 3, 5), "نه ۲۱ بلکه ۱۲."),),
    )
    text = Markup(feed_text(made, None, BASE)).elements[0].text
    assert text == "اصلاح (۵ خرداد ۱۴۰۳): نه ۲۱ بلکه ۱۲.۱۲ کشتی آمد.برگرفته از ایرنا <۱>"


def test_a_source_that_has_an_address_is_linked() -> None:
    made = article(source_url="https://example.net/?a=1&b=2")
    (link,) = Markup(feed_text(made, None, BASE)).all("a")
    assert link.attributes == {"href": "https://example.net/?a=1&b=2"}
    assert link.text == "https://example.net/?a=1&b=2"


def test_a_picture_has_its_whole_address_and_its_size() -> None:
    picture = Picture("media/نقشه ۱.png", Size(64, 36))
    (image,) = Markup(feed_text(article(), picture, BASE)).all("img")
    assert image.attributes["src"].startswith(f"{BASE}media/%D9%86")
    assert (image.attributes["width"], image.attributes["height"]) == ("64", "36")
    (image,) = Markup(feed_text(article(), Picture("media/a.svg", None), BASE)).all("img")
    assert image.attributes == {"src": f"{BASE}media/a.svg", "alt": ""}


def test_the_text_has_nothing_that_needs_the_site() -> None:
    made = article(html='<p>۳٫۵٪ از <a href="../about.html">آن</a></p>')
    page = Markup(feed_text(made, None, BASE))
    assert page.links() == [f"{BASE}about.html"]
    assert not page.values("id") + page.values("class")
