from __future__ import annotations

import pytest

from digest.pages.moved import alias_path
from digest.problems import ContentError
from tests.factories import PUBLIC, article, content, entry
from tests.markup import Markup
from tests.pages.design import rendered


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/news/12.html", "news/12.html"),
        ("news/12", "news/12.html"),
        ("/news/", "news/index.html"),
        ("https://example.ir/%D8%A2%D8%A8?x=1", "آب.html"),
        ("../out", ""),
        ("/a/../../out", ""),
        ("", ""),
        (r"..\out", ""),
        ("/c:/a", ""),
    ],
)
def test_the_file_of_a_former_address(alias: str, path: str) -> None:
    assert alias_path(alias) == path


def test_a_former_address_leads_to_the_article() -> None:
    made = article("now", aliases=("/old/12.html",))
    files = rendered(PUBLIC, (content(made), (entry(made),)))
    page = Markup(files["old/12.html"].decode())
    metas = [meta.attributes for meta in page.all("meta")]
    assert {"http-equiv": "refresh", "content": "0; url=../articles/now.html"} in metas
    assert {"name": "robots", "content": "noindex"} in metas
    (canonical,) = (one for one in page.all("link") if one.attributes["rel"] == "canonical")
    assert canonical.attributes["href"] == f"{PUBLIC.base_url}articles/now.html"
    assert {"property": "og:url", "content": canonical.attributes["href"]} in metas
    assert "../articles/now.html" in page.links()
    assert b"old/12" not in files["sitemap.xml"]


def test_an_alias_outside_the_site_is_an_error_that_names_the_article() -> None:
    made = article("now", aliases=("../../etc/passwd",))
    with pytest.raises(ContentError, match=r"now\.md"):
        rendered(digest=(content(made), (entry(made),)))
