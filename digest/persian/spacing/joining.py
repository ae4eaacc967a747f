"""Words torn apart by a space: which neighbours belong together, and how."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from digest.persian.characters import ZWNJ
from digest.persian.spacing.lexicon import bare, load_lexicon
from digest.persian.spacing.words import NOUNS, attach, find_listed, find_word, takes

VERB_ENDINGS = ("م", "ی", "د", "یم", "ید", "ند")
DEMONSTRATIVES = frozenset(("آن", "این"))
UNKNOWN = 18.0


def _listed(name: str) -> frozenset[str]:
    return load_lexicon().lists[name]


def _class(word: str) -> str:
    return load_lexicon().classes.get(bare(word), "")


def _join_plural(left: str, right: str) -> str | None:
    if right not in _listed("plurals") or (_class(left) == "f" and left not in DEMONSTRATIVES):
        return None
    return attach(left, ZWNJ + right)


def _join_verb(left: str, right: str) -> str | None:
    if left not in _listed("verb_prefixes"):
        return None
    known = load_lexicon().spellings.get("می" + bare(right), "").startswith("می" + ZWNJ)
    strange = find_word(bare(right)) is None and right.endswith(VERB_ENDINGS)
    return left + ZWNJ + right if known or strange or _class(right) == "p" else None


def _join_letter(left: str, right: str) -> str | None:
    """Join the ی of «توسعه ی» and the ست of «کارآفرینی ست»."""
    if (right == "ی" and left[-1] == "ه") or (right == "ست" and left[-1] in "هی"):
        return left + ZWNJ + right
    return None


def _join_ending(left: str, right: str) -> str | None:
    kind = _class(left) or "n"
    for ending in load_lexicon().endings.get(bare(right), ()):
        spelled = ending.joint == "_" + ZWNJ + right
        if spelled and takes(ending, bare(left), kind):
            return attach(left, ZWNJ + right)
    return None


def _join_style(left: str, right: str) -> str | None:
    spelling = load_lexicon().spellings.get(bare(left + right))
    wished = spelling in (left + ZWNJ + right, left + right)
    return spelling if wished and _class(left + right) == "s" else None


def _join_element(left: str, right: str) -> str | None:
    lexicon = load_lexicon()
    second = lexicon.seconds.get(bare(right))
    if second and second.joins and second.spelling.strip(ZWNJ) == right and _class(left) in NOUNS:
        return attach(left, second.spelling) if _class(left) else None
    first = lexicon.firsts.get(left)
    if first and first.joins and _class(right) and _class(right) in NOUNS:
        return first.spelling + right
    return None


def _join_compound(left: str, right: str) -> str | None:
    """Join what the lexicon has as one word, where that is likelier than two."""
    if left.partition(ZWNJ)[0] not in load_lexicon().heads:
        return None
    wished = left + ZWNJ + right
    letters = bare(wished)
    word = find_listed(letters)
    if word is None or word.spelling != wished or _class(right) == "p" or _class(letters) == "w":
        return None
    apart = find_word(bare(right))
    cost = load_lexicon().costs.get(bare(left), UNKNOWN) + (apart.cost if apart else UNKNOWN)
    return wished if word.cost < cost else None


RULES: tuple[Callable[[str, str], str | None], ...] = (
    _join_plural,
    _join_verb,
    _join_letter,
    _join_ending,
    _join_style,
    _join_element,
    _join_compound,
)


@lru_cache(maxsize=1 << 16)
def join(left: str, right: str) -> str | None:
    """Return two neighbours as one word where they are one.

    >>> join("بانک", "های"), join("بانک", "مرکزی")
    ('بانک\u200cهای', None)
    """
    return next((joined for rule in RULES if (joined := rule(left, right))), None)


def join_with_and(left: str, right: str) -> str | None:
    """Return «گفت‌وگو» for «گفت» and «گو» that have «و» between them.

    >>> join_with_and("کسب", "کار")
    'کسب\u200cوکار'
    """
    letters = bare(left) + "و" + bare(right)
    return load_lexicon().spellings.get(letters) if _class(letters) == "s" else None
