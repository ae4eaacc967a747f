"""Digits of three scripts, and figures as people read them.

Changes digits and separators only; reading numbers out of text is the business
of ``digest.quantities``.
"""

from __future__ import annotations

from decimal import Decimal

PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
DECIMAL_MARK = "٫"
THOUSANDS_MARK = "٬"

_TO_PERSIAN = str.maketrans("0123456789" + ARABIC_DIGITS, PERSIAN_DIGITS * 2)
_FOR_PEOPLE = _TO_PERSIAN | str.maketrans(",.-", f"{THOUSANDS_MARK}{DECIMAL_MARK}−")
_TO_ASCII = str.maketrans(PERSIAN_DIGITS + ARABIC_DIGITS, "0123456789" * 2)


def to_persian_digits(text: str) -> str:
    """Write every digit as a Persian one.

    >>> to_persian_digits("1397/06/14 و ٢٥")
    '۱۳۹۷/۰۶/۱۴ و ۲۵'
    """
    return text.translate(_TO_PERSIAN)


def to_ascii_digits(text: str) -> str:
    """Write every Persian or Arabic digit as an ASCII one.

    >>> to_ascii_digits("۱۲٫۵")
    '12٫5'
    """
    return text.translate(_TO_ASCII)


def format_number(value: Decimal | int) -> str:
    """Write a number for people: Persian digits, ٬ between thousands, ٫ before decimals.

    >>> format_number(126910), format_number(Decimal("-3.50"))
    ('۱۲۶٬۹۱۰', '−۳٫۵')
    """
    exact = Decimal(value)
    whole = exact.to_integral_value()
    plain = f"{whole:,}" if exact == whole else f"{exact.normalize():,f}"
    return plain.translate(_FOR_PEOPLE)
