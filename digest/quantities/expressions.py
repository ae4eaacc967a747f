"""What the constructions hand on: a stretch of tokens read as one numeric expression."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct, field

from digest.quantities.literals import is_numeral_word
from digest.quantities.numerals import Numeral, read_numeral
from digest.quantities.tokens import Tokens, tokenise


class Expression(Struct, frozen=True):
    """Tokens ``[first, last)`` read as ``value``; ``kind`` is empty until the unit tells it.

    ``currency`` is one that the numeral itself names («همت»), ``calendar``
    belongs to dates and years. ``mantissa`` and ``magnitude`` are the numeral's,
    by which the figures of a list share a magnitude; it is ``literal`` where it
    is digits alone, and ``ranged`` where it has two ends.
    """

    first: int
    last: int
    value: Decimal | tuple[Decimal, Decimal] | str | None
    kind: str = ""
    currency: str = ""
    calendar: str = ""
    flags: tuple[str, ...] = ()
    mantissa: Decimal = Decimal(1)
    magnitude: int = 1
    literal: bool = False
    ranged: bool = False


class Line(Struct, frozen=True):
    """One line of text in tokens.

    ``text`` and ``kind`` are the tokens' own columns, which every construction
    reads.
    """

    tokens: Tokens
    text: list[str]
    kind: list[str]
    _read: dict[int, Numeral | None] = field(default_factory=dict)

    def numeral(self, index: int) -> Numeral | None:
        """Return the numeral that starts at token ``index``, read once."""
        if index not in self._read:
            self._read[index] = read_numeral(self.tokens, index)
        return self._read[index]

    def is_glued(self, index: int) -> bool:
        """Tell whether token ``index`` follows the one before it without a space."""
        return not self.tokens.gaps[index].endswith(" ")

    def is_numeric(self, index: int) -> bool:
        """Tell whether token ``index`` is in digits, or a word of a number."""
        return self.kind[index] == "number" or is_numeral_word(self.text[index])

    def whole(self, index: int) -> int | None:
        """Return the plain whole number that token ``index`` spells in digits."""
        text = self.text[index]
        return int(text) if text.isdigit() and len(text) <= 15 else None


def read_line(text: str, offset: int = 0) -> Line:
    """Cut a line into tokens; ``offset`` is where it stands in its text."""
    tokens = tokenise(text, offset)
    return Line(tokens, tokens.text, tokens.kind)
