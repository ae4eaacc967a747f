"""One content file to one article or page, with every problem of the file."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from digest.model import Article, Correction, Leaf, Prose, Topic
from digest.persian.characters import forbidden_characters, without_forbidden
from digest.persian.slugs import slugify
from digest.problems import Problem, Severity, has_errors
from digest.reading import nodes
from digest.reading.document import Document, DocumentError, decode, split_document
from digest.reading.limits import limit_problems
from digest.reading.nodes import NodeError
from digest.reading.prose import plain_text, read_prose
from digest.reading.reading_error import ReadingError
from digest.reading.schema import Vocabulary, article_keys, leaf_keys, read_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from digest.reading.schema import Reader


class ReadArticle(Struct, frozen=True):
    """An article, the names of the topics it is filed under, and what is wrong with it.

    ``article`` is ``None`` when an error stands in the way; ``lines`` says
    where each key of the front matter stands.
    """

    article: Article | None
    topics: tuple[Topic, ...]
    lines: Mapping[str, int]
    problems: tuple[Problem, ...]


class ReadLeaf(Struct, frozen=True):
    """A page outside the digest, or ``None``, and what is wrong with it."""

    leaf: Leaf | None
    problems: tuple[Problem, ...]


def read_article(path: str, content: bytes, vocabulary: Vocabulary) -> ReadArticle:
    """Read the bytes of the article at ``path`` (relative to the project)."""
    parts = _read(path, content, article_keys(vocabulary))
    values = parts.values
    problems = [*parts.problems, *_missing(path, parts)]
    slug = values.pop("slug", "") or slugify(PurePosixPath(path).stem)
    if not slug:
        problems.append(_no_slug(path))
    if parts.document is None or has_errors(tuple(problems)):
        return ReadArticle(None, (), parts.lines, tuple(problems))
    topics: tuple[Topic, ...] = values.pop("topics", ())
    article = Article(
        path=path,
        slug=slug,
        prose=_prose(parts.document),
        topics=tuple(topic.slug for topic in topics),
        **values,
    )
    return ReadArticle(article, topics, parts.lines, tuple(problems))


def read_leaf(path: str, content: bytes) -> ReadLeaf:
    """Read the bytes of the page at ``path``, such as ``content/pages/about.md``."""
    parts = _read(path, content, leaf_keys())
    values = parts.values
    problems = list(parts.problems)
    if parts.document and not values.get("title") and parts.is_sound("title"):
        problems.append(_no_title(path, parts.document))
    if parts.document is None or has_errors(tuple(problems)):
        return ReadLeaf(None, tuple(problems))
    slug = values.get("slug") or slugify(PurePosixPath(path).stem)
    leaf = Leaf(path, slug, values["title"], _prose(parts.document))
    return ReadLeaf(leaf, tuple(problems))


class PlainArticle(Struct, frozen=True):
    """The running text of an article's file, and the corrections that its front matter tells."""

    text: str
    corrections: tuple[Correction, ...] = ()


def read_plain(source: str) -> PlainArticle:
    """Read an article's text with its markup taken off; a faulty front matter costs only itself."""
    try:
        document = split_document(source)
    except DocumentError:
        return PlainArticle(plain_text(without_forbidden(source)))
    try:
        front_matter = _front_matter(document)
    except NodeError:
        front_matter = nodes.Mapping((), document.front_line)
    values, _ = read_keys(front_matter, article_keys(Vocabulary.of((), (), "Asia/Tehran")))
    text = plain_text(without_forbidden(document.body))
    return PlainArticle(text, values.get("corrections", ()))


class _Parts(Struct, frozen=True):
    """A file taken apart: its values by key, where each key stands, and what is wrong so far."""

    document: Document | None
    values: dict[str, Any]
    lines: Mapping[str, int]
    problems: tuple[Problem, ...]

    def is_sound(self, key: str) -> bool:
        """Tell whether ``key`` is missing or was read without a fault."""
        return key in self.values or key not in self.lines


def _read(path: str, content: bytes, readers: Mapping[str, Reader]) -> _Parts:
    try:
        document = split_document(decode(content))
        front_matter = _front_matter(document)
    except ReadingError as fault:
        return _Parts(None, {}, {}, (fault.problem(path),))
    values, faults = read_keys(front_matter, readers)
    lines = {key.text: key.line for key, _ in front_matter.entries}
    problems = (fault.problem(path) for fault in faults)
    return _Parts(document, values, lines, (*problems, *_body_problems(path, document)))


def _front_matter(document: Document) -> nodes.Mapping:
    from digest.reading.yaml_nodes import parse_nodes  # noqa: PLC0415 - heavy

    return parse_nodes(document.front_matter, document.front_line)


def _missing(path: str, parts: _Parts) -> list[Problem]:
    """Find the required keys that are not there."""
    if parts.document is None:
        return []
    missing = []
    if not parts.values.get("title") and parts.is_sound("title"):
        missing.append(_no_title(path, parts.document))
    if "date" not in parts.lines:
        missing.append(_no_date(path, parts.document))
    return missing


def _no_date(path: str, document: Document) -> Problem:
    return Problem(
        path,
        document.front_line,
        "no-date",
        "کلید date نیامده است",
        "تاریخ خبر را بنویسید؛ اگر منبع تاریخ ندارد، date: را خالی بگذارید",
    )


def _no_title(path: str, document: Document) -> Problem:
    return Problem(
        path,
        document.front_line,
        "no-title",
        "عنوان (title) نیامده یا خالی است",
        "عنوان را بنویسید",
    )


def _no_slug(path: str) -> Problem:
    return Problem(
        path,
        0,
        "no-slug",
        "از نام این پرونده نشانی ساخته نمی‌شود، چون حرف و رقمی ندارد",
        "نام پرونده را عوض کنید یا slug را بنویسید",
    )


def _body_problems(path: str, document: Document) -> Iterator[Problem]:
    body, first_line = document.body, document.body_line
    yield from limit_problems(path, body, first_line)
    if forbidden_characters(body):
        for line, text in enumerate(body.split("\n"), start=first_line):
            if found := forbidden_characters(text):
                yield _forbidden(path, line, found)
    if not body.strip():
        yield Problem(path, first_line, "no-text", "این پرونده متنی ندارد", "متن را بنویسید")


def _forbidden(path: str, line: int, names: Iterable[str]) -> Problem:
    return Problem(
        path,
        line,
        "forbidden-character",
        f"نویسهٔ ناپیدای {'، '.join(names)} از متن کنار گذاشته شد",
        "آن را از متن پاک کنید",
        Severity.WARNING,
    )


def _prose(document: Document) -> Prose:
    return read_prose(without_forbidden(document.body))
