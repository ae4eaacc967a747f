"""Whether a word is a verb form, and whether it opens a compound verb.

No tagger: stems of the verbs of news prose with their endings, and the closed
list of light verbs after which a noun is no longer a counted thing.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from digest.persian.remembering import for_short_words
from digest.quantities.expressions import Line
from digest.quantities.lexicon import canonical, word_list

_LONGEST = 25
_PERFECT = ("ه", "هاند", "هاست", "هایم", "هام", "هاید", "هبود", "هبودند", "اند", "ست")
_ENDINGS = ("", "م", "ی", "یم", "ید", "ند", "د", *_PERFECT)


@cache
def _stems() -> tuple[frozenset[str], frozenset[str]]:
    path = Path(__file__).parent / "data" / "verbs.tsv"
    rows = [
        line.split("\t")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return frozenset(canonical(r[0]) for r in rows), frozenset(canonical(r[1]) for r in rows)


def is_verb(word: str) -> bool:
    """Tell whether ``word`` (canonical) is a finite verb form or a participle of one.

    >>> is_verb("میشود"), is_verb("رسیدهاست"), is_verb("میدان"), is_verb("پرداخت")
    (True, True, False, False)
    """
    return len(word) <= _LONGEST and _is_form(word)


@for_short_words
def _is_form(word: str) -> bool:
    if word in word_list("light_forms"):
        return True
    if word in word_list("not_verbs") or len(word) < 3:
        return False
    past, present = _stems()
    for prefix in ("نمی", "می"):
        if word.startswith(prefix):
            return _inflected(word[len(prefix) :], past | present, bare=False)
    if _inflected(word, past, bare=True):
        return True
    return word[0] in "بن" and len(word) > 4 and _inflected(word[1:], present, bare=False)


def _inflected(word: str, stems: frozenset[str], *, bare: bool) -> bool:
    endings = _ENDINGS if bare else _ENDINGS[1:7]
    return any(word.endswith(end) and word[: len(word) - len(end)] in stems for end in endings)


def is_spaced_verb(line: Line, at: int) -> bool:
    """Tell whether a verb whose half-space became a space stands at ``at``: «می شود»."""
    return line.text[at] in {"می", "نمی"} and is_verb(line.text[at] + line.text[at + 1])


def closes_compound(line: Line, at: int) -> bool:
    """Tell whether the word at ``at`` is the noun of a compound verb: «پرداخت شد»."""
    if line.text[at] in word_list("goods"):
        return False
    following = line.text[at + 1]
    if following in word_list("light_forms") or is_spaced_verb(line, at + 1):
        return True
    return following.startswith(("می", "نمی")) and is_verb(following)
