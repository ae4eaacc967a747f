"""The key numbers of an article: which figures, in which order, in which sentence.

Owns the stable ids that link a number to its sentence and back. It reads no
text for numbers itself: that is ``digest.quantities``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2s

from digest.model import Article, Entry, ObservationNote, Quantity, Span
from digest.persian.characters import fold
from digest.persian.numerals import to_ascii_digits

_WORD = re.compile(r"[^\W_]+")

LEADING = 6
"""As many leading numbers as statisticians put above a bulletin."""


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """A figure worth listing, the sentence it stands in, and the editor's word on it.

    ``id`` names the number on the whole site, ``sentence_id`` its sentence
    within the article; both survive edits elsewhere in the text.
    """

    id: str
    sentence_id: str
    sentence: Span
    quantity: Quantity
    label: str = ""
    pinned: bool = False


def key_numbers(entry: Entry) -> tuple[KeyNumber, ...]:
    """List the key numbers of ``entry`` in the order of its text.

    A figure is key when it was read as such or the editor pinned it, unless
    the editor hid it.
    """
    sentences = entry.article.prose.sentences
    ids = _sentence_ids(entry.article)
    seen: Counter[str] = Counter()
    found = []
    for quantity, note in _listed(entry):
        index = bisect_right(sentences, quantity.start, key=lambda s: s.start) - 1
        if index < 0 or quantity.start >= sentences[index].end:
            continue  # a table cell or heading that is no sentence can't be quoted
        seen[ids[index]] += 1
        name = f"{entry.article.slug}/{ids[index]}/{seen[ids[index]]}"
        found.append(
            KeyNumber(
                id=f"n-{_digest(name)}",
                sentence_id=ids[index],
                sentence=sentences[index],
                quantity=quantity,
                label=note.label if note else "",
                pinned=note.pin if note else False,
            )
        )
    return tuple(found)


def leading_numbers(entry: Entry, numbers: Iterable[KeyNumber]) -> tuple[KeyNumber, ...]:
    """Choose the few ``numbers`` that stand for ``entry``, each once.

    The editor's pinned ones come first, then those of the headline.
    """
    title = _plain(entry.article.title)
    ordered = sorted(numbers, key=lambda n: (not n.pinned, not _is_in(n, title)))
    once: dict[tuple[str, str], KeyNumber] = {}
    for number in ordered:
        once.setdefault(_said(number), number)
    return tuple(once.values())[:LEADING]


def _is_in(number: KeyNumber, title: str) -> bool:
    return f" {_plain(number.quantity.surface)} " in f" {title} "


def _plain(text: str) -> str:
    """Part the words of ``text`` by one space each, whatever stands between them."""
    return " ".join(_WORD.findall(to_ascii_digits(text)))


def _said(number: KeyNumber) -> tuple[str, str]:
    return fold(number.quantity.surface), fold(number.quantity.counted_head)


def _listed(entry: Entry) -> Iterable[tuple[Quantity, ObservationNote | None]]:
    for quantity in entry.quantities:
        note = _note_on(quantity, entry.article)
        pinned, hidden = (note.pin, note.hide) if note else (False, False)
        if (quantity.key or pinned) and not hidden:
            yield quantity, note


def _note_on(quantity: Quantity, article: Article) -> ObservationNote | None:
    text = article.prose.text
    for note in article.observations:
        reach = len(note.text)
        if text.find(note.text, max(0, quantity.end - reach), quantity.start + reach) >= 0:
            return note
    return None


def _sentence_ids(article: Article) -> tuple[str, ...]:
    """Name each sentence by its words, so that spacing and other sentences don't matter."""
    seen: Counter[str] = Counter()
    names = []
    for span in article.prose.sentences:
        name = f"s-{_digest(fold(article.prose.text[span.start : span.end]))}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return tuple(names)


def _digest(text: str) -> str:
    return blake2s(text.encode(), digest_size=4).hexdigest()
