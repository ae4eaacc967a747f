"""Typed values out of front matter nodes, one small reader for each kind of value.

A reader takes a node and returns a value or raises :class:`FieldError`; it
knows nothing of keys. ``digest.reading.schema`` says which key has which.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from digest.model import JalaliDate, Official
from digest.persian.calendar import DateError
from digest.persian.characters import fold, forbidden_characters
from digest.persian.numerals import to_persian_digits
from digest.persian.slugs import is_slug, slugify
from digest.persian.written_dates import parse_date
from digest.reading.nodes import Mapping, Node, Scalar, Sequence
from digest.reading.reading_error import ReadingError

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_TEXT = 2000
UNDATED = "نامعلوم"

_TRUE = frozenset(map(fold, ["true", "yes", "بله", "بلی", "آری"]))
_FALSE = frozenset(map(fold, ["false", "no", "خیر", "نه", ""]))
_COMMAS = re.compile(r"[،,]")


class FieldError(ReadingError):
    """A value that its key can't take."""


def text(node: Node) -> str:
    """Read one text, without the characters that could reorder or break a page."""
    if not isinstance(node, Scalar):
        raise FieldError(node.line, "not-text", "اینجا یک متن می‌آید، نه فهرست یا گروه")
    value = " ".join(node.text.split())
    if len(value) > LONGEST_TEXT:
        message = f"این متن {len(value)} نویسه دارد و تا {LONGEST_TEXT} می‌شود"
        raise FieldError(node.line, "too-long", to_persian_digits(message))
    if found := forbidden_characters(value):
        raise FieldError(
            node.line,
            "forbidden-character",
            f"نویسهٔ ناپیدای {'، '.join(found)} در متن است که ترتیب یا ساخت صفحه را می‌شکند",
            "آن را پاک کنید",
        )
    return value


def texts(node: Node) -> tuple[str, ...]:
    """Read a list of texts; one text is parted at its commas, Persian or Latin.

    >>> texts(Scalar("اقتصاد، بورس", 1))
    ('اقتصاد', 'بورس')
    """
    items = node.items if isinstance(node, Sequence) else (node,)
    parts = (part.strip() for item in items for part in _COMMAS.split(text(item)))
    return tuple(dict.fromkeys(part for part in parts if part))


def addresses(node: Node) -> tuple[str, ...]:
    """Read a list of addresses, which may hold commas."""
    items = node.items if isinstance(node, Sequence) else (node,)
    return tuple(value for item in items if (value := text(item)))


def truth(node: Node) -> bool:
    """Read a yes or no, in Persian or English."""
    word = fold(text(node))
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise FieldError(node.line, "not-yes-or-no", f"«{text(node)}» بله یا خیر نیست", "بنویسید: بله")


def date(node: Node, zone: str) -> JalaliDate | None:
    """Read a date; an empty value, or «نامعلوم», says that the article has none."""
    value = text(node)
    if value in ("", UNDATED):
        return None
    try:
        return parse_date(value, zone)
    except DateError as error:
        raise FieldError(node.line, "bad-date", str(error), "تاریخ را درست یا خالی کنید") from None


def slug(node: Node) -> str:
    """Read a name for a path: letters, digits and hyphens only."""
    value = text(node)
    if value and not is_slug(value):
        better = slugify(value)
        hint = f"بنویسید: {better}" if better else "از حرف و رقم و خط تیره بسازید"
        raise FieldError(node.line, "bad-slug", f"«{value}» نام درستی برای نشانی نیست", hint)
    return value


def web_address(node: Node) -> str:
    """Read an address of the web."""
    value = text(node)
    if value and not re.fullmatch(r"https?://[^\s<>\"]+", value):
        raise FieldError(
            node.line, "bad-address", f"«{value}» نشانی وب نیست", "نشانی با https:// آغاز می‌شود"
        )
    return value


def official(node: Node) -> Official:
    """Read who said it: ``name`` and ``office``, or one text parted at its first comma.

    >>> official(Scalar("علی دهقانی، مدیرکل تعاون، کار و رفاه اجتماعی", 1)).name
    'علی دهقانی'
    """
    if isinstance(node, Mapping):
        values = mapping(node, {"name", "office"})
        name = text(values["name"]) if "name" in values else ""
        office = text(values["office"]) if "office" in values else ""
    else:
        name, _, office = (part.strip() for part in text(node).partition("،"))
    if not name:
        raise FieldError(node.line, "no-name", "نام مسئول (name) نیامده است")
    return Official(name, office)


def mapping(node: Node, known: Iterable[str]) -> dict[str, Node]:
    """Read a group of keys, each of them known."""
    if not isinstance(node, Mapping):
        names = "، ".join(sorted(known))
        raise FieldError(node.line, "not-a-group", f"اینجا گروهی از این کلیدها می‌آید: {names}")
    for key, _ in node.entries:
        if key.text not in known:
            raise unknown_key(key, known)
    return {key.text: value for key, value in node.entries}


def mappings(node: Node, known: Iterable[str]) -> list[tuple[int, dict[str, Node]]]:
    """Read a list of groups, each with its line."""
    if isinstance(node, Scalar) and not node.text:
        return []
    if not isinstance(node, Sequence):
        raise FieldError(node.line, "not-a-list", "اینجا فهرستی می‌آید که هر سطرش با - آغاز می‌شود")
    return [(item.line, mapping(item, known)) for item in node.items]


def unknown_key(key: Scalar, known: Iterable[str]) -> FieldError:
    """Say that ``key`` is unknown, and which known one is near."""
    near = nearest(key.text, known)
    hint = f"شاید: {near}" if near else "کلیدها: " + "، ".join(sorted(known))
    return FieldError(key.line, "unknown-key", f"کلید «{key.text}» شناخته نیست", hint)


def nearest(word: str, known: Iterable[str]) -> str:
    """Find the known word that ``word`` was probably meant to be, or nothing."""
    by_fold = {fold(name): name for name in known}
    close = difflib.get_close_matches(fold(word), by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else ""
