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
    names = _SentenceNames(entry.article)
    return tuple(
        KeyNumber(
            id=names.of_number(sentence),
            sentence_id=names.of(sentence),
            sentence=sentence,
            quantity=quantity,
            label=note.label if note else "",
            pinned=note.pin if note else False,
        )
        for quantity, note in _listed(entry)
        if (sentence := _sentence_at(entry.article, quantity.start))
    )


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
    return number.quantity.surface, number.quantity.counted_head


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


def _sentence_at(article: Article, place: int) -> Span | None:
    """Find the sentence over ``place``; a table cell may be in none, and can't be quoted."""
    sentences = article.prose.sentences
    index = bisect_right(sentences, place, key=lambda sentence: sentence.start) - 1
    return sentences[index] if index >= 0 and place < sentences[index].end else None


class _SentenceNames:
    """Names sentences by their words, so that spacing and other sentences don't matter."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.names: dict[Span, str] = {}
        self.taken: Counter[str] = Counter()

    def of(self, sentence: Span) -> str:
        """Name a sentence; one that says the same as another before it gets a number."""
        if sentence not in self.names:
            text = self.article.prose.text[sentence.start : sentence.end]
            name = f"s-{_digest(''.join(_WORD.findall(text)))}"
            self.taken[name] += 1
            again = self.taken[name]
            self.names[sentence] = name if again == 1 else f"{name}-{again}"
        return self.names[sentence]

    def of_number(self, sentence: Span) -> str:
        """Name the next number of a sentence, for the whole site."""
        name = f"{self.article.slug}/{self.of(sentence)}"
        self.taken[name] += 1
        return f"n-{_digest(f'{name}/{self.taken[name]}')}"


def _digest(text: str) -> str:
    return blake2s(text.encode(), digest_size=4).hexdigest()
