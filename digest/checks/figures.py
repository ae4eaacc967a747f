"""Figures that the reading of numbers is in doubt about."""

from __future__ import annotations

from collections.abc import Iterator

from digest.checks.material import Material, note, warning
from digest.model import Quantity
from digest.problems import Problem

GARBLED = "garbled"
_DOUBTS = {
    "unit missing": "یکایش نیامده است",
    "separator unsure": "معلوم نیست نشانهٔ میان رقم‌ها اعشار است یا هزارگان",
}
"""The flags of a quantity that an editor can settle, in words."""


def doubtful_figures(material: Material) -> Iterator[Problem]:
    """Warn of garbled figures, and note those whose reading an editor could settle."""
    for entry in material.entries:
        article = entry.article
        for quantity in entry.quantities:
            if told := _told(quantity):
                line = material.line_in_body(article, quantity.start, quantity.end)
                make = warning if GARBLED in quantity.flags else note
                yield make(article.path, line, "doubtful-figure", told)


def _told(quantity: Quantity) -> tuple[str, str] | None:
    if GARBLED in quantity.flags:
        message = f"عدد «{quantity.surface}» آشفته است و در فهرست عددها نمی‌آید"
        return message, "متن منبع را ببینید"
    doubts = [_DOUBTS[flag] for flag in quantity.flags if flag in _DOUBTS]
    if not doubts or not quantity.key:
        return None
    return f"عدد «{quantity.surface}»: {'؛ '.join(doubts)}", ""
