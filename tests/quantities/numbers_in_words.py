"""Whole numbers in Persian words, and in the mixture of digits and words that news prefers.

The inverse of what :mod:`digest.quantities` reads, for laws that hold for every number.
"""

from __future__ import annotations

from collections.abc import Callable

from digest.persian.numerals import to_persian_digits

_ONES = (
    "صفر",
    "یک",
    "دو",
    "سه",
    "چهار",
    "پنج",
    "شش",
    "هفت",
    "هشت",
    "نه",
    "ده",
    "یازده",
    "دوازده",
    "سیزده",
    "چهارده",
    "پانزده",
    "شانزده",
    "هفده",
    "هجده",
    "نوزده",
)
_TENS = ("", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود")
_HUNDREDS = ("", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد")
_GROUPS = ("", "هزار", "میلیون", "میلیارد", "تریلیون", "کوادریلیون")
_LIMIT = 1000 ** len(_GROUPS)


def to_words(number: int) -> str:
    """Return ``number`` spelt out; raises ``ValueError`` from 10^18 on.

    >>> to_words(2240)
    'دو هزار و دویست و چهل'
    >>> to_words(-12)
    'منفی دوازده'
    """
    return _spell(number, _below_thousand)


def to_mixed(number: int) -> str:
    """Return ``number`` as news writes it: digits, with the magnitudes as words.

    >>> to_mixed(2240)
    '۲ هزار و ۲۴۰'
    """
    return _spell(number, lambda group: to_persian_digits(str(group)))


def _spell(number: int, group_in_words: Callable[[int], str]) -> str:
    if abs(number) >= _LIMIT:
        raise ValueError(f"{number} is too large to spell: the limit is {_LIMIT - 1}")
    if number < 0:
        return f"منفی {_spell(-number, group_in_words)}"
    if number == 0:
        return group_in_words(0)
    groups = [(number // 1000**i % 1000, name) for i, name in enumerate(_GROUPS)]
    spelt = [f"{group_in_words(group)} {name}".strip() for group, name in groups if group]
    return " و ".join(reversed(spelt))


def _below_thousand(number: int) -> str:
    if number < 20:
        return _ONES[number]
    rest, head = (
        (number % 100, _HUNDREDS[number // 100])
        if number >= 100
        else (number % 10, _TENS[number // 10])
    )
    return f"{head} و {_below_thousand(rest)}" if rest else head
