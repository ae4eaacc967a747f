"""Repair of a text: the whole of it, and each change with place, kind and certainty.

A text is a row of letters with gaps between them; a repair replaces a gap or
one of the letters ي ك ى, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from digest.persian.characters import ZWNJ
from digest.persian.spacing.lexicon import bare
from digest.persian.spacing.mending import mend_words
from digest.persian.spacing.protection import PROTECTED
from digest.persian.spacing.punctuation import tidy_marks
from digest.persian.spacing.splitting import cheapest_split, cost_as_it_stands

SEPARATORS = frozenset(" \t\n\r\f\v\u00a0\u2002\u2003\u2009\u202f\u200c\u00ad\ufeff")
# A repair may make another one possible; more rounds than this were never needed.
ROUNDS = 4
SURE_MARGIN = 6.0
MARKS = "،؛:؟!.»«()[]\"'…-"


class Kind(StrEnum):
    """What was wrong with a gap or a letter."""

    LOST_SPACE = "lost-space"
    LOST_HALF_SPACE = "lost-half-space"
    TORN_WORD = "torn-word"
    STRAY_SPACE = "stray-space"
    STRAY_HALF_SPACE = "stray-half-space"
    LETTER = "letter"


class Certainty(StrEnum):
    """How far a repair may be trusted without reading it."""

    SURE = "sure"
    LIKELY = "likely"


class Repair(Struct, frozen=True, order=True):
    """A change of ``text[start:end]`` to ``replacement``.

    ``word`` and ``mended`` are the words around it, before and after all repairs.
    """

    start: int
    end: int
    replacement: str
    kind: Kind
    certainty: Certainty
    word: str
    mended: str


def repair(text: str, *, keep: Iterable[str] = ()) -> str:
    r"""Return ``text`` with the spaces, half-spaces and Arabic letters of its prose mended.

    ``text`` may be plain or a Markdown document; markup, code and addresses
    stay as they are. ``keep`` holds spellings that are right as they stand.
    Applied to its own outcome it changes nothing more.

    >>> repair("تعاونيها در برنامهاداره کل استدر سال ۹۹")
    'تعاونی\u200cها در برنامه اداره کل است در سال ۹۹'
    >>> repair("## بانک ها\n\n`تعاونیها`")
    '## بانک\u200cها\n\n`تعاونیها`'
    """
    kept = {bare(word): word for word in keep if word.strip()}
    out: list[str] = []
    end = 0
    for match in PROTECTED.finditer(text):
        out += (_mend_between(text[end : match.start()], kept), match.group())
        end = match.end()
    return "".join((*out, _mend_between(text[end:], kept)))


def _mend_between(prose: str, keep: dict[str, str]) -> str:
    """Mend the prose between two spans, but not the white space that parts it from them."""
    body = prose.strip(" \t\n")
    if not body:
        return prose
    start = prose.index(body)
    return prose[:start] + mend_prose(body, keep) + prose[start + len(body) :]


def mend_prose(text: str, keep: dict[str, str]) -> str:
    """Mend a stretch of prose until nothing changes any more."""
    for _ in range(ROUNDS):
        mended = mend_words(tidy_marks(text), keep)
        if mended == text:
            break
        text = mended
    return text


class _Letter(Struct, frozen=True):
    """A character that is no separator, with the gap before it."""

    gap_start: int
    start: int
    gap: str
    character: str


def _letters(text: str) -> Iterator[_Letter]:
    start = 0
    for place, character in enumerate(text):
        if character not in SEPARATORS:
            yield _Letter(start, place, text[start:place], character)
            start = place + 1
    yield _Letter(start, len(text), text[start:], "")


def _label(gap: str) -> str:
    if any(character.isspace() for character in gap):
        return "space"
    return "half" if ZWNJ in gap else "joined"


KINDS = {
    ("joined", "space"): Kind.LOST_SPACE,
    ("half", "space"): Kind.LOST_SPACE,
    ("joined", "half"): Kind.LOST_HALF_SPACE,
    ("space", "half"): Kind.TORN_WORD,
    ("space", "joined"): Kind.STRAY_SPACE,
    ("space", "space"): Kind.STRAY_SPACE,
    ("half", "joined"): Kind.STRAY_HALF_SPACE,
    ("half", "half"): Kind.STRAY_HALF_SPACE,
    ("joined", "joined"): Kind.STRAY_HALF_SPACE,
}


def compare(before: str, after: str) -> tuple[Repair, ...]:
    """Return the repairs that make ``after`` of ``before``, in order; both have the same letters.

    >>> text = "در بانک ها"
    >>> [(r.word, r.mended, str(r.kind)) for r in compare(text, repair(text))]
    [('بانک ها', 'بانک\u200cها', 'torn-word')]
    """
    old, new = list(_letters(before)), list(_letters(after))
    found = []
    for one, other in zip(old, new, strict=True):
        if one.gap != other.gap:
            kind = KINDS[_label(one.gap), _label(other.gap)]
            found.append(((one.gap_start, one.start), other.gap, kind, other.gap_start))
        if one.character != other.character:
            place = (one.start, one.start + 1)
            found.append((place, other.character, Kind.LETTER, other.start))
    return tuple(
        _described((before, after), place, replacement, kind, where)
        for place, replacement, kind, where in found
    )


def _described(
    texts: tuple[str, str], place: tuple[int, int], replacement: str, kind: Kind, where: int
) -> Repair:
    before, after = texts
    start, end = place
    word, mended = _around(before, start, end), _around(after, where, where + len(replacement))
    certainty = _certainty(kind, word)
    return Repair(start, end, replacement, kind, certainty, word, mended)


def _around(text: str, start: int, end: int) -> str:
    """Return the words of ``text`` that ``text[start:end]`` touches."""
    first, last = start, end
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    return text[first:last].strip()


def _certainty(kind: Kind, word: str) -> Certainty:
    """Trust a lost space as far as the words of the token are likelier than the token."""
    token = word.strip(MARKS)
    if kind is not Kind.LOST_SPACE or not token.isalpha():
        return Certainty.SURE
    split = cheapest_split(bare(token))
    margin = cost_as_it_stands(token) - split.cost if split else SURE_MARGIN
    return Certainty.SURE if margin >= SURE_MARGIN else Certainty.LIKELY
