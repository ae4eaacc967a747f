"""Arithmetic of an article that does not come out."""

from __future__ import annotations

from collections.abc import Iterator

from digest.checks.material import Material, warning
from digest.model import Entry
from digest.observations import observe, read_context
from digest.observations.arithmetic import check_arithmetic
from digest.problems import Problem
from digest.quantities import find_quantities


def disagreeing_sums(material: Material) -> Iterator[Problem]:
    """Warn of parts that miss their total, shares and multiples that miss their amounts."""
    context = read_context(material.content)
    for article in material.content.articles:
        entry = Entry(article, find_quantities(article.prose.text, date=article.date))
        for finding in check_arithmetic(entry, observe(entry, context)):
            if not finding.agrees:
                claim = finding.claim
                line = material.line_in_body(article, claim.start, claim.end)
                told = (f"{finding.computation}، {finding.verdict}", "متن منبع را ببینید")
                yield warning(article.path, 1 if claim.in_title else line, "sum", told)
