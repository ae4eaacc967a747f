"""Arithmetic of an article that does not come out."""

from __future__ import annotations

from collections.abc import Iterator

from digest.checks.material import Material, warning
from digest.observations import observe, read_context
from digest.observations.arithmetic import check_arithmetic
from digest.problems import Problem


def disagreeing_sums(material: Material) -> Iterator[Problem]:
    """Warn of parts that miss their total, shares and multiples that miss their amounts."""
    context = read_context(material.content)
    for entry in material.entries:
        article = entry.article
        for finding in check_arithmetic(entry, observe(entry, context)):
            if not finding.agrees:
                claim = finding.claim
                line = material.line_in_body(article, claim.start, claim.end)
                message, hint = f"{finding.computation}، {finding.verdict}", "متن منبع را ببینید"
                yield warning(article.path, 1 if claim.in_title else line, "sum", message, hint)
