"""Paths that two pages claim: an error that names what made both."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from digest.problems import ContentError, Problem


class Claim(Struct, frozen=True):
    """A path and the file that wants it."""

    path: str
    source: str


def check_claims(claims: Iterable[Claim]) -> None:
    """Raise ContentError with every pair of claims that one file system would mix up.

    Paths that differ in letter case alone are one file on some systems.
    """
    holders: dict[str, Claim] = {}
    problems = []
    for claim in claims:
        name = unicodedata.normalize("NFC", claim.path).casefold()
        holder = holders.setdefault(name, claim)
        if holder is not claim:
            problems.append(_problem(claim, holder))
    if problems:
        raise ContentError(tuple(problems))


def _problem(claim: Claim, holder: Claim) -> Problem:
    return Problem(
        path=claim.source,
        line=0,
        code="path-claimed",
        message=f"نشانی «{claim.path}» از پیش برای «{holder.source}» است.",
        hint="برای یکی از این دو، slug دیگری بنویسید.",
    )
