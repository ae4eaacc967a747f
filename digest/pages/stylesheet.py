"""The theme as it is published: one style sheet with its imports and fonts inside.

One request brings everything the first view needs, and the text does not move
when a font arrives, since it comes with the style. What the sheet takes in is
not published again beside it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from posixpath import dirname, join, normpath

from digest.model import Asset
from digest.problems import ContentError, Problem

STYLESHEET = "site.css"
FOLDER = "theme/"

_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_IMPORT = re.compile(r'@import "([^"]+)";')
_FONT = re.compile(r'url\("([^"]+\.woff2)"\)')


def publish_theme(theme: tuple[Asset, ...]) -> tuple[Asset, ...]:
    """Put the theme below ``theme/``, first the style sheet with its imports and fonts inside.

    The paths of ``theme`` are its own; those of the result are below the
    output. Raises ContentError when the style sheet is not there, or names a
    file that is not.
    """
    files = {asset.path: asset.content for asset in theme}
    taken = {STYLESHEET}
    css = _with_imports(STYLESHEET, files, taken)
    rest = (asset for asset in theme if asset.path not in taken)
    return (
        Asset(FOLDER + STYLESHEET, css.encode()),
        *(Asset(FOLDER + asset.path, _published(asset)) for asset in rest),
    )


def _published(asset: Asset) -> bytes:
    """Take the comments and the indents out of a script: they are a third of it."""
    if not asset.path.endswith(".js"):
        return asset.content
    from rjsmin import jsmin  # noqa: PLC0415 - a build without changes needs none

    return bytes(jsmin(asset.content))


def _with_imports(path: str, files: dict[str, bytes], taken: set[str]) -> str:
    def inlined(found: re.Match[str]) -> str:
        target = normpath(join(dirname(path), found[1]))
        taken.add(target)
        if found.re is _IMPORT:
            return _with_imports(target, files, taken)
        font = b64encode(_content(target, files)).decode()
        return f'url("data:font/woff2;base64,{font}")'

    css = _COMMENT.sub("", _content(path, files).decode())
    return _IMPORT.sub(inlined, _FONT.sub(inlined, css)).strip()


def _content(path: str, files: dict[str, bytes]) -> bytes:
    if path not in files:
        message = "این پروندهٔ پوسته پیدا نشد."
        raise ContentError((Problem(FOLDER + path, 0, "theme-file-missing", message),))
    return files[path]
