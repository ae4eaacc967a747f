from __future__ import annotations

import shutil
from pathlib import Path
from unittest.mock import patch

import pytest
from jinja2 import Environment
from msgspec.structs import replace

from digest.pages.desk import Desk
from digest.pages.page import Page
from digest.pages.printing import Press, is_current
from digest.problems import ContentError
from tests.factories import SETTINGS, arranged, sample
from tests.markup import Markup
from tests.pages.design import TEMPLATES, rendered

PAGE = Page("archive/1397/06.html", "leaf.html", "عنوان", view=None)


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


def test_a_name_that_a_template_does_not_know_is_an_error(tmp_path: Path) -> None:
    folder = shutil.copytree(TEMPLATES, tmp_path / "templates")
    press = Press(arranged(*sample(), SETTINGS), SETTINGS, folder, b"")
    with pytest.raises(ContentError, match="view_without"):
        press.print(replace(PAGE, view=type("view_without", (), {})()))
    (folder / "unknown.html").write_text("{{ unheard_of }}", encoding="utf-8")
    with pytest.raises(ContentError, match="unheard_of"):
        press.print(replace(PAGE, template="unknown.html"))


def test_what_was_compiled_is_used_again_until_its_template_changes(
    tmp_path: Path,
) -> None:
    (tmp_path / "plain.html").write_text("{{ page.title }}", encoding="utf-8")
    site, page = arranged(*sample(), SETTINGS), replace(PAGE, template="plain.html")
    first = Press(site, SETTINGS, tmp_path, b"")
    second = Press(site, SETTINGS, tmp_path, b"", first.compiled)
    assert first.print(page) == "عنوان".encode()
    with patch.object(Environment, "compile", side_effect=AssertionError("compiled again")):
        assert second.print(page) == "عنوان".encode()
    (tmp_path / "plain.html").write_text("«{{ page.title }}»", encoding="utf-8")
    assert Press(site, SETTINGS, tmp_path, b"", first.compiled).print(page) == "«عنوان»".encode()


def test_a_card_is_printed_for_the_depth_of_its_page(tmp_path: Path) -> None:
    folder = shutil.copytree(TEMPLATES, tmp_path / "templates")
    (folder / "listed.html").write_text("{{ listed(view, root) }}", encoding="utf-8")
    site = arranged(*sample(), SETTINGS)
    press = Press(site, SETTINGS, folder, b"")
    card = Desk.of(site, SETTINGS).cards["chah-yazd"]

    def printed(path: str) -> str:
        return press.print(Page(path, "listed.html", "عنوان", view=card)).decode()

    assert 'href="articles/chah-yazd.html"' in printed("index.html")
    assert 'href="../articles/chah-yazd.html"' in printed("topics/ab.html")
    assert 'href="articles/chah-yazd.html"' in printed("archive.html")


def test_the_frame_tells_the_page_it_is_around_and_its_section() -> None:
    pages = rendered()

    def current(path: str) -> list[tuple[str, str]]:
        links = Markup(pages[path].decode()).all("a")
        marked = (link.attributes for link in links if "aria-current" in link.attributes)
        return [(one["href"], one["aria-current"]) for one in marked]

    assert current("index.html") == [("index.html", "page")]
    assert current("areas/index.html") == [("../areas/index.html", "page")]
    assert current("areas/yazd.html") == [("../areas/index.html", "true")]
    assert current("articles/chah-yazd.html") == []
    assert current("search.html") == [("search.html", "page")]
    assert current("numbers.html") == [("numbers.html", "page")]
