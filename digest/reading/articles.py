"""One content file to one article or page, with every problem of the file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from digest.model import Article, Leaf, Prose, Topic
from digest.persian.characters import forbidden_characters, without_forbidden
from digest.persian.slugs import slugify
from digest.problems import Problem, Severity
from digest.reading.document import Document, DocumentError, decode, split_document
from digest.reading.fields import FieldError
from digest.reading.nodes import NodeError, parse_nodes
from digest.reading.prose import read_prose
from digest.reading.schema import article_keys, leaf_keys, read_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.reading.schema import Reader, Vocabulary


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article, the names of the topics it is filed under, and what is wrong with it.

    ``article`` is ``None`` when an error stands in the way.
    """

    article: Article | None
    topics: tuple[Topic, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ReadLeaf:
    """A page outside the digest, or ``None``, and what is wrong with it."""

    leaf: Leaf | None
    problems: tuple[Problem, ...]


def read_article(path: str, content: bytes, words: Vocabulary) -> ReadArticle:
    """Read the bytes of the article at ``path`` (relative to the project)."""
    document, values, problems = _read(path, content, article_keys(words))
    if document is None or _missing(path, document, values, problems):
        return ReadArticle(None, (), tuple(problems))
    slug = values.pop("slug", "") or slugify(PurePosixPath(path).stem)
    if not slug:
        problems.append(_no_slug(path))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return ReadArticle(None, (), tuple(problems))
    topics: tuple[Topic, ...] = values.pop("topics", ())
    article = Article(
        path=path,
        slug=slug,
        prose=_prose(document),
        topics=tuple(topic.slug for topic in topics),
        **values,
    )
    return ReadArticle(article, topics, tuple(problems))


def read_leaf(path: str, content: bytes) -> ReadLeaf:
    """Read the bytes of the page at ``path``, such as ``content/pages/about.md``."""
    document, values, problems = _read(path, content, leaf_keys())
    if document is not None and not values.get("title"):
        problems.append(_no_title(path, document))
    if document is None or any(problem.severity is Severity.ERROR for problem in problems):
        return ReadLeaf(None, tuple(problems))
    slug = values.get("slug") or slugify(PurePosixPath(path).stem)
    return ReadLeaf(Leaf(path, slug, values["title"], _prose(document)), tuple(problems))


def _read(
    path: str, content: bytes, readers: Mapping[str, Reader]
) -> tuple[Document | None, dict[str, Any], list[Problem]]:
    try:
        document = split_document(decode(content))
        front_matter = parse_nodes(document.front_matter, document.front_line)
    except DocumentError as error:
        return None, {}, [Problem(path, error.line, error.code, error.message, error.hint)]
    except NodeError as error:
        return None, {}, [Problem(path, error.line, "bad-yaml", error.message, error.hint)]
    values, faults = read_keys(front_matter, readers)
    problems = [_of_field(path, fault) for fault in faults]
    return document, values, [*problems, *_body_problems(path, document)]


def _of_field(path: str, fault: FieldError) -> Problem:
    return Problem(path, fault.line, fault.code, fault.message, fault.hint)


def _missing(
    path: str, document: Document, values: dict[str, Any], problems: list[Problem]
) -> bool:
    """Add a problem for each required key that is missing, and tell whether one is."""
    faulty = {problem.code for problem in problems}
    missing = []
    if not values.get("title") and "bad-title" not in faulty:
        missing.append(_no_title(path, document))
    if "date" not in values and "bad-date" not in faulty:
        missing.append(
            Problem(
                path,
                document.front_line,
                "no-date",
                "کلید date نیامده است",
                "تاریخ خبر را بنویسید؛ اگر منبع تاریخ ندارد، date: را خالی بگذارید",
            )
        )
    problems.extend(missing)
    return bool(missing)


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


def _body_problems(path: str, document: Document) -> list[Problem]:
    problems = []
    for row, line in enumerate(document.body.split("\n")):
        if found := forbidden_characters(line):
            problems.append(
                Problem(
                    path,
                    document.body_line + row,
                    "forbidden-character",
                    f"نویسهٔ ناپیدای {'، '.join(found)} از متن کنار گذاشته شد",
                    "آن را از متن پاک کنید",
                    Severity.WARNING,
                )
            )
    if not document.body.strip():
        problems.append(
            Problem(path, document.body_line, "no-text", "این پرونده متنی ندارد", "متن را بنویسید")
        )
    return problems


def _prose(document: Document) -> Prose:
    return read_prose(without_forbidden(document.body))
