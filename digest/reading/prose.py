"""Clean HTML to ``Prose``: the running text, with its markup beside it.

The input comes from the sanitiser, so every tag is well formed, attribute
values stand in double quotes, and one pass over the tags is a full parse.
"""

from __future__ import annotations

import re
from html import unescape
from sys import intern

from msgspec import Struct, field

from digest.model import Prose, Span
from digest.persian.bidi import foreign_runs
from digest.persian.sentences import sentences
from digest.persian.typography import display_edits
from digest.reading.plain import plain_paragraphs

# A footnote mark is no part of the sentence: «۱۲ نفر¹» counts 12 people, so it
# is one token with all it holds, as is the arrow back from the note.
_TOKEN = re.compile(
    r'(?P<mark><sup id="fnref[^>]*><a [^>]*>[^<]*</a></sup>|<a class="footnote-backref"'
    r'(?:[^>"]|"[^"]*")*>[^<]*</a>)'
    r'|(?P<tag></?(?P<name>[a-z0-9]+)(?:[^>"]|"[^"]*")*>)'
    r"|(?P<text>[^<]+)"
)
_INLINE = frozenset("a code em strong sup img".split())
_VERBATIM = frozenset(["code", "pre"])


class _Builder(Struct):
    """What is known of the prose so far."""

    tokens: list[str | Span] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    verbatim: list[Span] = field(default_factory=list)
    length: int = 0
    code_depth: int = 0
    at_start: bool = True

    def add_text(self, text: str) -> None:
        if self.at_start and self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")
            self.length += 1
        self.at_start = False
        span = Span(self.length, self.length + len(text))
        self.tokens.append(span)
        self.parts.append(text)
        self.length = span.end
        if self.code_depth:
            self.verbatim.append(span)


def read_prose(source: str) -> Prose:
    """Render Markdown and find in it what a page needs to know of its text.

    >>> prose = read_prose("یک **دو**")
    >>> prose.text, prose.tokens
    ('یک دو', ('<p>', Span(start=0, end=3), '<strong>', Span(start=3, end=5), '</strong>', '</p>'))
    """
    builder = _built(source)
    text = "".join(builder.parts)
    verbatim = tuple(builder.verbatim)
    foreign = foreign_runs(text)
    return Prose(
        text=text,
        tokens=tuple(builder.tokens),
        sentences=sentences(text),
        foreign=foreign,
        edits=display_edits(text, tuple(sorted((*foreign, *verbatim)))),
        verbatim=verbatim,
    )


def plain_text(source: str) -> str:
    """Render Markdown and give its running text alone.

    >>> plain_text("**یک** [دو](x.html)")
    'یک دو'
    """
    return "".join(_built(source).parts)


def _built(source: str) -> _Builder:
    paragraphs = plain_paragraphs(source)
    return _rendered(source) if paragraphs is None else _written(paragraphs)


def _written(paragraphs: list[str]) -> _Builder:
    builder = _Builder()
    for paragraph in paragraphs:
        _add_tag(builder, "<p>", "p")
        builder.add_text(paragraph)
        _add_tag(builder, "</p>", "p")
    return builder


def _rendered(source: str) -> _Builder:
    from digest.reading.markup import to_html  # noqa: PLC0415 - heavy

    builder = _Builder()
    for found in _TOKEN.finditer(to_html(source)):
        _add(builder, found)
    return builder


def _add(builder: _Builder, found: re.Match[str]) -> None:
    if found["text"] is not None:
        _add_text(builder, unescape(found["text"]))
    elif found["mark"] is not None:
        builder.tokens.append(found["mark"])
    else:
        _add_tag(builder, found["tag"], found["name"])


def _add_text(builder: _Builder, text: str) -> None:
    # Outside code a line break of the source is a space; between blocks it is nothing.
    shown = text if builder.code_depth else text.replace("\n", " ")
    if shown.strip() or not builder.at_start:
        builder.add_text(shown)


def _add_tag(builder: _Builder, tag: str, name: str) -> None:
    if name in _VERBATIM:
        builder.code_depth += -1 if tag.startswith("</") else 1
    if name not in _INLINE:
        builder.at_start = True
    builder.tokens.append(intern(tag))  # thousands of articles share a few dozen tags
