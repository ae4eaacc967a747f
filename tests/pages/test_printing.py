from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from jinja2 import UndefinedError

from digest.pages.cards import make_cards
from digest.pages.page import Page
from digest.pages.printing import is_current, make_press
from tests.factories import SETTINGS, arranged, sample
from tests.pages.design import TEMPLATES

PAGE = Page("archive/1397/06.html", "content", "leaf.html", "عنوان", view=None)


@pytest.mark.parametrize(
    ("link", "page", "current"),
    [
        ("index.html", "index.html", "page"),
        ("areas/index.html", "areas/gilan.html", "true"),
        ("archive.html", "archive/1397.html", "true"),
        ("numbers.html", "numbers/page/1.html", "true"),
        ("index.html", "articles/a.html", ""),
    ],
)
def test_the_section_of_a_page_is_known(link: str, page: str, current: str) -> None:
    assert is_current(link, page) == current


def test_a_name_that_a_template_does_not_know_is_an_error() -> None:
    press = make_press(arranged(*sample(), SETTINGS), SETTINGS, TEMPLATES, b"")
    with pytest.raises(UndefinedError):
        press.print(replace(PAGE, view=object()))


def test_a_card_is_printed_for_the_depth_of_its_page() -> None:
    site = arranged(*sample(), SETTINGS)
    press = make_press(site, SETTINGS, TEMPLATES, b"")

    card = make_cards(site)["chah-yazd"]
    listed: Any = press.environment.globals["listed"]
    assert 'href="articles/chah-yazd.html"' in str(listed(card, lambda path: path))
    assert 'href="../articles/chah-yazd.html"' in str(listed(card, lambda path: f"../{path}"))
