"""What arithmetic says of the figures of an article: findings, as data."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Quantity
from digest.observations.clauses import Sentence


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A figure that a finding is about, the sentence it stands in, and the sentence's id."""

    quantity: Quantity
    sentence: Sentence
    sentence_id: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim of the text that can be computed, and whether it agrees.

    ``kind`` is ``total``, ``multiple``, ``change``, ``share`` or ``repeat``.
    ``figures`` are what the computation starts from and ``claim`` is what the
    text says of them. ``computation`` is the sum in Persian digits and
    ``verdict`` a sentence for people.
    """

    kind: str
    article: str
    agrees: bool
    figures: tuple[Mentioned, ...]
    claim: Mentioned
    computation: str
    verdict: str
