"""What arithmetic says of the figures of an article: findings, as data."""

from __future__ import annotations

from msgspec import Struct

from digest.model import Quantity
from digest.observations.clauses import Sentence
from digest.observations.identity import TITLE_ID
from digest.observations.observation import Place


class Mentioned(Struct, frozen=True):
    """A figure while it is computed with: the quantity, its sentence, and the sentence's id."""

    quantity: Quantity
    sentence: Sentence
    sentence_id: str

    @property
    def place(self) -> Place:
        """Where the figure stands."""
        return Place(
            start=self.quantity.start,
            end=self.quantity.end,
            surface=self.quantity.surface,
            sentence=self.sentence.span,
            sentence_id=self.sentence_id,
            in_title=self.sentence_id == TITLE_ID,
        )


class Finding(Struct, frozen=True, array_like=True):
    """A claim of the text that can be computed, and whether it agrees.

    ``kind`` is ``total``, ``multiple``, ``change``, ``share`` or ``repeat``.
    ``figures`` are the places that the computation starts from and ``claim``
    is where the text says what comes of them. ``computation`` is the sum in
    Persian digits and ``verdict`` a sentence for people.
    """

    kind: str
    article: str
    agrees: bool
    figures: tuple[Place, ...]
    claim: Place
    computation: str
    verdict: str
