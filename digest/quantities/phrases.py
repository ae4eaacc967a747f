"""Noun phrases: where one that starts after a figure ends, and which word is its head.

A phrase is found by where it must end (stop words, verbs, numerals, marks);
its head is its first noun.
"""

from __future__ import annotations

from msgspec import Struct

from digest.persian.remembering import for_short_words
from digest.quantities.expressions import Line
from digest.quantities.lexicon import ordinals, word_list, word_set
from digest.quantities.literals import is_numeral_word
from digest.quantities.verbs import closes_compound, is_spaced_verb, is_verb

_LONGEST = 6


class Phrase(Struct, frozen=True):
    """Tokens ``[first, last)`` and the index of the head among them."""

    first: int
    last: int
    head: int
    guessed: bool = False
    cut: int = 0  # letters of the first token that belong to a unit glued to it
    end: int = 0  # where the source span closes inside the last token, if it does


def is_content(line: Line, at: int) -> bool:
    """Tell whether token ``at`` can stand inside a noun phrase."""
    if line.kind[at] != "word" or not _is_noun_like(line.text[at]):
        return False
    return not is_spaced_verb(line, at)


@for_short_words
def _is_noun_like(text: str) -> bool:
    return not (text in word_list("stopwords") or is_numeral_word(text) or is_verb(text))


def phrase_after(line: Line, at: int, *, bare: bool = False) -> Phrase | None:
    """Return the noun phrase that starts at token ``at``.

    ``bare`` says that no unit stands before it, so its first word is what is
    counted even when a light verb follows («۳ گل زد»).
    """
    start = at + 1 if line.text[at] == "از" and not bare else at
    if start > at and line.text[start] in word_list("sources"):
        return None
    first = start
    while line.text[start] in word_list("quantifiers"):
        start += 1
    if not bare and _is_predicate(line, start):
        return None
    last = start
    while last < start + _LONGEST and (is_content(line, last) or _coordinates(line, start, last)):
        if closes_compound(line, last) and not (bare and last == start):
            break
        if line.text[last - 1] == "واحد" and line.text[last] in word_set("change", "nouns"):
            break
        if last > start and (_is_predicate(line, last) or _ends_sentence(line, last)):
            break
        last += 1
    if last == start or line.text[start] in word_set("periods", "heads"):
        return Phrase(at, at + 1, at) if bare and last > start else None
    return Phrase(first, last, head_of(line, start, last))


def _coordinates(line: Line, first: int, at: int) -> bool:
    """Accept the «و» of «کارگری و کارفرمایی» inside a phrase."""
    if at == first or not is_content(line, at + 1):
        return False
    if line.text[at] in {"این", "آن"}:
        return True
    if line.text[at] != "و":
        return False
    if line.is_numeric(at + 2):
        return False
    return not _is_predicate(line, at + 1) and not closes_compound(line, at + 1)


def _ends_sentence(line: Line, at: int) -> bool:
    """«خرید», «ساخت» and their like are verbs at the end of a sentence."""
    closed = line.text[at + 1] in {"", ".", "؛", "!"}
    return closed and line.text[at] in word_list("closing_verbs")


def _is_predicate(line: Line, at: int) -> bool:
    """Tell whether the word at ``at`` tells what became of what is counted."""
    return line.text[at] in word_list("predicates") or line.text[at] in word_list("fates")


def head_of(line: Line, start: int, last: int) -> int:
    """Return the first noun of a phrase, past superlatives, ordinals and quantifiers."""
    for i in range(start, last - 1):
        text = line.text[i]
        if text in word_list("quantifiers") or text in ordinals() or text.endswith("ترین"):
            continue
        return i
    return last - 1
