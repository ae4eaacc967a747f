from __future__ import annotations

import re

import pytest

from digest.model import Asset
from digest.pages.stylesheet import publish_theme
from digest.problems import ContentError


def theme(**files: str) -> tuple[Asset, ...]:
    names = {"site": "site.css", "base": "styles/base.css", "font": "f.woff2", "icon": "icon.svg"}
    return tuple(Asset(names[name], text.encode()) for name, text in files.items())


def test_imports_and_fonts_are_taken_in_and_not_published_beside_it() -> None:
    made = publish_theme(
        theme(
            site='@import "styles/base.css";\na{color:red}',
            base='/* why */\n@font-face{src:url("../f.woff2") format("woff2")}',
            font="abc",
            icon="<svg/>",
        )
    )
    assert [asset.path for asset in made] == ["theme/site.css", "theme/icon.svg"]
    assert made[0].content.decode() == (
        '@font-face{src:url("data:font/woff2;base64,YWJj") format("woff2")}\na{color:red}'
    )


@pytest.mark.parametrize(
    ("css", "missing"),
    [
        ('@import "styles/none.css";', "theme/styles/none.css"),
        ('@font-face{src:url("none.woff2")}', "theme/none.woff2"),
    ],
)
def test_a_file_that_is_not_there_is_named(css: str, missing: str) -> None:
    with pytest.raises(ContentError, match=re.escape(missing)):
        publish_theme(theme(site=css))


def test_a_theme_without_its_style_sheet_is_an_error() -> None:
    with pytest.raises(ContentError, match=re.escape("theme/site.css")):
        publish_theme(())
