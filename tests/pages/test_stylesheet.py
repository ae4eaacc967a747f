from __future__ import annotations

import re

import pytest

from digest.model import Asset
from digest.pages.stylesheet import bundle
from digest.problems import ContentError


def theme(**files: str) -> tuple[Asset, ...]:
    names = {"site": "theme/site.css", "base": "theme/styles/base.css", "font": "theme/f.woff2"}
    return tuple(Asset(names.get(name, name), text.encode()) for name, text in files.items())


def test_imports_and_fonts_are_taken_in_and_not_published_beside_it() -> None:
    made = bundle(
        theme(
            site='@import "styles/base.css";\na{color:red}',
            base='/* why */\n@font-face{src:url("../f.woff2") format("woff2")}',
            font="abc",
            icon="<svg/>",
        )
    )
    assert [asset.path for asset in made] == ["theme/site.css", "icon"]
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
        bundle(theme(site=css))


def test_a_theme_without_its_style_sheet_is_an_error() -> None:
    with pytest.raises(ContentError, match=re.escape("theme/site.css")):
        bundle(())
