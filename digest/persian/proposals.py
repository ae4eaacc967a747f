"""What hazm is asked about spacing: the clauses in which an answer could be taken, and no others.

Holds the closed list of what may change, and finds by it which clauses to ask
about; ``digest.persian.typography`` says what is taken of the answers. The
search costs little beside hazm, which of a careful text is asked nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.persian.hazm_parts import normalizer
from digest.persian.remembering import for_short_words

_PLURALS = frozenset("ها های هایی هایم هایت هایش هایمان هایتان هایشان".split())
SUFFIXES = _PLURALS | {"ترین"}
AFTER_SILENT_HE = frozenset("ای ام اند ایم اید".split())
PREFIXES = frozenset("می نمی".split())
CLOSING = "،؛:؟!.»)"
OPENING = "«("
BEFORE_SPACE = "،؛:؟!»)"
MASK = "\u06f7"
"""Stands for what hazm must not see: a bare Persian digit, which it leaves alone."""

# Words that begin alike make one pattern: a search leaps from one such beginning to the next.
_LETTER = r"[^\W\d_]"
_IN_QUESTION = (
    *(
        re.compile(rf" (?:{'|'.join(sorted(words))})(?!{_LETTER})")
        for words in (_PLURALS, SUFFIXES - _PLURALS, AFTER_SILENT_HE)
    ),
    re.compile(
        rf"[{CLOSING}{OPENING}](?:(?<=\s[{CLOSING}])|(?<=[{BEFORE_SPACE}])[\w{OPENING}]"
        rf"|(?<=[{OPENING}])\s|(?<=\w[{OPENING}]))"
    ),
    *(re.compile(rf"{prefix} (?<=(?<!{_LETTER}){prefix} )") for prefix in sorted(PREFIXES)),
)
# A text may be cut for hazm between a mark and a word: its rules look at one word and the gaps
# around it, and never join a mark with a word. But it pairs quotation marks, and a line that loses
# a letter on the way (a kashida, a carriage return) is not believed as a whole; and «می» at the
# start of a text is no prefix for it.
_CUT = re.compile(
    r"([،؛:؟!.]) (?=[آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی]{2,}+"
    rf"(?!{_LETTER}))(?!(?:{'|'.join(sorted(PREFIXES))})(?!{_LETTER}))"
)
_UNCUT = re.compile('["ـ\r]')


def proposals(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the clauses of a masked ``text`` that hazm was asked about: place, clause and answer.

    >>> [(at, answer) for at, _, answer in proposals("رفت و آمد، کتاب هایی که داشت .")]
    [(11, 'کتاب‌هایی که داشت.')]
    """
    # Most texts have no word that can be in question.
    if not any(map(_may_be_in_question, {*text.replace("\n", " ").split(" ")})):
        return
    clauses = list(_clauses(text))
    asked = [clause if is_asked else MASK for clause, is_asked in clauses]
    answers = _answers(asked) if any(is_asked for _, is_asked in clauses) else asked
    offset = 0
    for (clause, is_asked), answer in zip(clauses, answers, strict=True):
        if is_asked:
            yield offset, clause, answer
        offset += len(clause) + 1


def _clauses(text: str) -> Iterator[tuple[str, bool]]:
    """Part ``text`` at its line breaks, and at single spaces that hazm can't need.

    Tells of each clause whether it is in question.
    """
    for line in text.split("\n"):
        if not _is_in_question(line):
            yield line, False
        elif _UNCUT.search(line):
            yield line, True
        else:
            for clause in _CUT.sub(r"\1\n", line).split("\n"):
                yield clause, _is_in_question(clause)


def _is_in_question(clause: str) -> bool:
    # Of most clauses every word has been seen, and none of them can be in question.
    if not any(map(_may_be_in_question, clause.split(" "))):
        return False
    return any(pattern.search(clause) for pattern in _IN_QUESTION)


@for_short_words
def _may_be_in_question(word: str) -> bool:
    """Tell whether what stands between two spaces can be in question somewhere."""
    return any(pattern.search(f" {word} ") for pattern in _IN_QUESTION)


def _answers(clauses: list[str]) -> list[str]:
    """Ask once for all clauses; if hazm has joined or parted some, nothing of it is believed."""
    answers: list[str] = normalizer().normalize("\n".join(clauses)).split("\n")
    return answers if len(answers) == len(clauses) else clauses
