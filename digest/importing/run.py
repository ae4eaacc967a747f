"""The import command's work: files are read, drafts are made of them, articles are written.

The only module of the import that touches the disk. It prints nothing: what is
to be told comes back as lines and problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct, structs

from digest.importing.decoding import decode
from digest.importing.draft import Draft, write_draft
from digest.importing.drafting import Words, make_draft
from digest.importing.feeds import is_feed, read_feed
from digest.importing.pages import read_page
from digest.importing.scraps import Scrap, ScrapError
from digest.persian.likeness import SAME_STORY, Shingles, nearest, shingles
from digest.persian.numerals import to_persian_digits
from digest.problems import Problem, Severity
from digest.reading.document import DocumentError, split_document
from digest.reading.document import decode as decode_article

STANDARD_INPUT = "-"
LONGEST_LINE = 100_000
LONGEST_PAGE = 4_000_000
LONGEST_TEXT = 200_000
PAGE = re.compile(r"<(?:!doctype html|html|head|body|div|p|article)\b", re.I)


class Outcome(Struct, frozen=True):
    """What an import did: the files written, the lines to tell, and the problems."""

    written: tuple[Path, ...]
    lines: tuple[str, ...]
    problems: tuple[Problem, ...]


def run_import(
    names: Sequence[str],
    articles: Path,
    words: Words,
    *,
    stdin: BinaryIO | None = None,
    force: bool = False,
) -> Outcome:
    """Import the files ``names`` (``-`` is ``stdin``) into the folder ``articles``.

    A file that can't be imported is a problem and keeps no other from being
    imported; nothing is written over an existing file unless ``force``.
    """
    known = dict(_known_articles(articles))
    written: list[Path] = []
    lines: list[str] = []
    problems: list[Problem] = []
    for name in names:
        drafts, faults = _read_file(name, words, stdin)
        problems += faults
        for draft in drafts:
            problem = _write(draft, articles, known, force=force)
            if problem:
                problems.append(problem)
                continue
            path = articles / f"{draft.name}.md"
            known[path.name] = shingles(draft.body)
            written.append(path)
            lines += _report(draft, path)
    return Outcome(tuple(written), tuple(lines), tuple(problems))


def _read_file(
    name: str, words: Words, stdin: BinaryIO | None
) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    try:
        return read_drafts(name, _content(name, stdin), words)
    except ScrapError as error:
        return (), (_problem(name, error),)


def _problem(name: str, error: ScrapError) -> Problem:
    return Problem(name, 0, error.code, str(error), error.hint)


def read_drafts(
    name: str, content: bytes, words: Words
) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """Make drafts of the stories in one file's bytes, and problems of those that are none.

    Raises ScrapError where the whole file can't be read.
    """
    text, encoding = decode(content)
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for scrap in _scraps(text):
        try:
            _limit(max(map(len, scrap.lines), default=0), LONGEST_LINE, "یک سطر از این متن")
            _limit(sum(map(len, scrap.lines)), LONGEST_TEXT, "این متن")
            drafts.append(_with_encoding(make_draft(scrap, name, words), encoding))
        except ScrapError as error:
            problems.append(_problem(name, error))
    return tuple(drafts), tuple(problems)


def _with_encoding(draft: Draft, encoding: str) -> Draft:
    """Let the report of a draft say that its file was not UTF-8."""
    if encoding == "utf-8":
        return draft
    return structs.replace(
        draft, report=(f"کدگذاری {encoding} به UTF-8 برگردانده شد", *draft.report)
    )


def _scraps(text: str) -> tuple[Scrap, ...]:
    if is_feed(text):
        return read_feed(text)
    if PAGE.search(text[:5000]):
        _limit(len(text), LONGEST_PAGE, "این صفحه")
        scrap = read_page(text)
    else:
        scrap = Scrap(tuple(re.split(r"\r\n|[\n\r\u2028\u2029]", text)))
    return (scrap,)


def _limit(size: int, largest: int, what: str) -> None:
    if size > largest:
        raise ScrapError(
            "too-large",
            to_persian_digits(f"{what} {size} نویسه است و برای یک خبر تا {largest} نویسه"),
            "آن را به چند خبر بخش کنید",
        )


def _content(name: str, stdin: BinaryIO | None) -> bytes:
    if name == STANDARD_INPUT:
        return stdin.read() if stdin else b""
    try:
        return Path(name).read_bytes()
    except FileNotFoundError:
        raise ScrapError("no-file", "چنین پرونده‌ای نیست", "نام پرونده را ببینید") from None
    except IsADirectoryError:
        raise ScrapError("no-file", "این پوشه است، نه پرونده") from None
    except OSError as error:
        raise ScrapError("no-file", f"پرونده خوانده نشد: {error.strerror}") from None


def _known_articles(articles: Path) -> Iterator[tuple[str, Shingles]]:
    """Yield the name and the shingles of every article that is already there."""
    for path in sorted(articles.rglob("*.md")):
        try:
            body = split_document(decode_article(path.read_bytes())).body
        except (DocumentError, OSError):
            continue
        yield path.name, shingles(body)


def _write(
    draft: Draft, articles: Path, known: dict[str, Shingles], *, force: bool
) -> Problem | None:
    """Write a draft's file, unless it is there already or its story is."""
    path = articles / f"{draft.name}.md"
    if not draft.name:
        return Problem(draft.origin, 0, "no-slug", "از عنوان این خبر نامی برای پرونده ساخته نشد")
    others = {name: own for name, own in known.items() if not (force and name == path.name)}
    name, alike = nearest(draft.body, others)
    if alike >= SAME_STORY:
        return _duplicate(draft, name, alike)
    if path.exists() and not force:
        return Problem(
            draft.origin,
            0,
            "exists",
            f"پروندهٔ «{path.name}» از پیش هست و دست نخورد",
            "نام آن را عوض کنید یا با --force روی آن بنویسید",
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_draft(draft), encoding="utf-8", newline="\n")
    return None


def _duplicate(draft: Draft, name: str, alike: float) -> Problem:
    share = to_persian_digits(f"{alike:.0%}".replace("%", "٪"))
    return Problem(
        draft.origin,
        0,
        "duplicate",
        f"این خبر همان «{name}» است ({share} یکسان) و دوباره وارد نشد",
        "اگر خبر دیگری است، آن را دستی بسازید",
        Severity.WARNING,
    )


def _report(draft: Draft, path: Path) -> list[str]:
    lines = [f"{draft.origin} → {path.name}"]
    lines += [f"  {line}" for line in draft.report]
    lines += [f"  ? {question}" for question in draft.questions]
    return lines
