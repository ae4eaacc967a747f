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
    """The prose as far as it has been put together."""

    tokens: list[str | Span] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    verbatim: list[Span] = field(default_factory=list)
    length: int = 0
    code_depth: int = 0
    at_start: bool = True

    def add_tag(self, tag: str, name: str) -> None:
        if name in _VERBATIM:
            self.code_depth += -1 if tag.startswith("</") else 1
        if name not in _INLINE:
            self.at_start = True
        self.tokens.append(intern(tag))  # thousands of articles share a few dozen tags

    def add_source(self, text: str) -> None:
        """Add text as HTML has it: a line break is a space, or nothing between blocks."""
        shown = text if self.code_depth else text.replace("\n", " ")
        if shown.strip() or not self.at_start:
            self.add_text(shown)

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
    builder = _build(source)
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
    return "".join(_build(source).parts)


def _build(source: str) -> _Builder:
    paragraphs = plain_paragraphs(source)
    return _from_markdown(source) if paragraphs is None else _from_paragraphs(paragraphs)


def _from_paragraphs(paragraphs: list[str]) -> _Builder:
    builder = _Builder()
    for paragraph in paragraphs:
        builder.add_tag("<p>", "p")
        builder.add_text(paragraph)
        builder.add_tag("</p>", "p")
    return builder


def _from_markdown(source: str) -> _Builder:
    from digest.reading.markup import to_html  # noqa: PLC0415 - heavy

    builder = _Builder()
    for found in _TOKEN.finditer(to_html(source)):
        if found["text"] is not None:
            builder.add_source(unescape(found["text"]))
        elif found["mark"] is not None:
            builder.tokens.append(found["mark"])
        else:
            builder.add_tag(found["tag"], found["name"])
    return builder
