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
            if GARBLED in quantity.flags or (quantity.key and _doubts(quantity)):
                line = material.line_in_body(article, quantity.start, quantity.end)
                yield _problem(article.path, line, quantity)


def _doubts(quantity: Quantity) -> list[str]:
    return [_DOUBTS[flag] for flag in quantity.flags if flag in _DOUBTS]


def _problem(path: str, line: int, quantity: Quantity) -> Problem:
    figure, code = f"عدد «{quantity.surface}»", "doubtful-figure"
    if GARBLED in quantity.flags:
        message = f"{figure} آشفته است و در فهرست عددها نمی‌آید"
        return warning(path, line, code, message, "متن منبع را ببینید")
    return note(path, line, code, f"{figure}: {'؛ '.join(_doubts(quantity))}")
