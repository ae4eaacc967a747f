"""Markdown to clean HTML: the converter with its extensions, and the allow-list.

Whatever the source holds, the result has only the elements and attributes of
``ELEMENTS``, links of ``SCHEMES``, and no script, style or event handler.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import nh3
from markdown import Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension

from digest.reading.markdown_rules import PersianRules
from digest.reading.markdown_shortcuts import Shortcuts

if TYPE_CHECKING:
    from markdown.extensions import Extension

ELEMENTS: dict[str, set[str]] = {
    **{name: set() for name in "p br hr em strong code pre blockquote ul dl dt dd".split()},
    **{name: {"id"} for name in "h2 h3 h4 h5 h6 sup".split()},
    **{name: set() for name in "table thead tbody tr".split()},
    "th": {"class"},
    "td": {"class"},
    "ol": {"start"},
    "li": {"id"},
    "a": {"href", "title", "class"},
    "img": {"src", "alt", "title"},
    "div": {"class"},
}
CLASSES = frozenset(
    "align-start align-center align-end footnote footnote-ref footnote-backref".split()
)
SCHEMES = {"http", "https", "mailto", "tel"}


def extensions() -> list[Extension]:
    """List the Markdown extensions that say what a text means, ours last to replace rules."""
    return [
        TableExtension(use_align_attribute=True),
        FencedCodeExtension(),
        FootnoteExtension(
            BACKLINK_TITLE="بازگشت به پانوشت {} در متن", BACKLINK_TEXT="↩", SUPERSCRIPT_TEXT="{}"
        ),
        PersianRules(),
    ]


def to_html(source: str) -> str:
    """Render Markdown to HTML that is safe to publish.

    >>> to_html("۱۴۰۲. سال خوبی بود")
    '<p>۱۴۰۲. سال خوبی بود</p>'
    >>> to_html("<script>x</script>[a](javascript:x)")
    '<p>&lt;script&gt;x&lt;/script&gt;<a>a</a></p>'
    """
    converter = _converter()
    converter.reset()
    return _cleaner().clean(converter.convert(source))


@cache
def _converter() -> Markdown:
    return Markdown(extensions=[*extensions(), Shortcuts()], output_format="html")


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(ELEMENTS),
        attributes={name: allowed - {"class"} for name, allowed in ELEMENTS.items() if allowed},
        allowed_classes={
            name: set(CLASSES) for name, allowed in ELEMENTS.items() if "class" in allowed
        },
        clean_content_tags=set(),
        url_schemes=SCHEMES,
        link_rel=None,
    )
