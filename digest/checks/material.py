"""What every check looks at: the content as it was read and as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from digest.config import Settings
from digest.model import Article, Content, Entry, Leaf
from digest.problems import Problem, Severity


class Material(Struct, frozen=True):
    """The content, its sources by path, and its pages; ``pages`` is empty when none were built.

    ``entries`` are the articles with the quantities of their texts.
    """

    settings: Settings
    content: Content
    sources: Mapping[str, str]
    pages: Mapping[str, bytes]
    keep: tuple[str, ...]
    now: datetime
    entries: tuple[Entry, ...] = ()

    def line_of(self, path: str, words: str) -> int:
        """Find the first line of a source that has ``words``, 0 when none has."""
        source = self.sources.get(path, "")
        at = source.find(words) if words else -1
        return source.count("\n", 0, at) + 1 if at >= 0 else 0

    def line_in_body(self, article: Article, start: int, end: int) -> int:
        """Find the line of ``article.prose.text[start:end]``, by the words that follow it too."""
        source = self.sources.get(article.path, "")
        body = max(0, source.find("\n---", 3))
        for reach in (end + 20, end + 8, end):
            at = source.find(article.prose.text[start:reach], body)
            if at >= 0:
                return source.count("\n", 0, at) + 1
        return 0

    def line_of_key(self, article: Article, key: str) -> int:
        """Find the line of a front matter key of ``article``."""
        return self.line_of(article.path, f"\n{key}:") + 1 if key else 0

    def texts(self) -> tuple[Article | Leaf, ...]:
        """List everything that has a text of its own."""
        return (*self.content.articles, *self.content.leaves)


def warning(path: str, line: int, code: str, message: str, hint: str = "") -> Problem:
    """Make a problem that is probably a slip."""
    return Problem(path, line, code, message, hint, Severity.WARNING)


def note(path: str, line: int, code: str, message: str, hint: str = "") -> Problem:
    """Make a problem that may be as it should be."""
    return Problem(path, line, code, message, hint, Severity.NOTE)
