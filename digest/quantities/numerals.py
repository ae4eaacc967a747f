"""Numerals: digits, number words and magnitudes joined by «و», read to an exact value.

Owns nothing but the amount; what is counted, and whether it is an amount at
all, is decided by the constructions that call it.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct, field

from digest.quantities.lexicon import cardinals, magnitudes, mapping, word_set
from digest.quantities.literals import read_literal
from digest.quantities.tokens import Tokens

HALF = Decimal("0.5")


class Numeral(Struct, frozen=True):
    """A read numeral: tokens ``[first, last)`` and what they amount to.

    ``magnitude`` is the power of ten it ends in (1 without one), ``mantissa``
    what that multiplies; both let a range or a list share a magnitude.
    """

    first: int
    last: int
    value: Decimal | None
    mantissa: Decimal
    magnitude: int = 1
    currency: str = ""
    literal: bool = False
    flags: tuple[str, ...] = ()


class _Reading(Struct):
    """The terms read so far; each knows its amount and the place below which «و» may go on."""

    terms: list[tuple[Decimal, int]] = field(default_factory=list)
    mantissa: Decimal = Decimal(1)
    magnitude: int = 1
    currency: str = ""
    flags: list[str] = field(default_factory=list)
    garbled: bool = False

    @property
    def place(self) -> int:
        return self.terms[-1][1] if self.terms else 10**30

    def add(self, amount: Decimal, place: int) -> None:
        self.terms.append((amount, place))
        self.mantissa, self.magnitude = amount, 1

    def multiply(self, word: str) -> None:
        """Multiply every smaller term: «هزار و ۲۰۰ میلیارد» is 1200 billion."""
        size, small, chain = magnitudes()[word], Decimal(0), 1
        if self.terms and self.terms[-1][1] >= 1000:
            chain = self.terms[-1][1]
        while self.terms and self.terms[-1][1] < size:
            small += self.terms.pop()[0]
        self.mantissa, self.magnitude = small or Decimal(1), size
        self.terms.append((self.mantissa * size, size * chain))
        self.currency = mapping("numbers", "currency_of").get(word, self.currency)
        if word in word_set("numbers", "unsure.magnitudes"):
            self.flags.append("magnitude unsure")


def read_numeral(tokens: Tokens, first: int) -> Numeral | None:
    """Read the longest numeral that starts at token ``first``.

    >>> from digest.quantities.tokens import tokenise
    >>> read_numeral(tokenise("۲ هزار و ۲۴۰ نفر"), 0).value
    Decimal('2240')
    """
    if literal := _lone_literal(tokens, first):
        return literal
    reading = _Reading()
    at = first
    while (after := _read_more(tokens, at, reading)) > at:
        at = after
        if reading.garbled:
            break
    if at == first:
        return None
    return Numeral(
        first=first,
        last=at,
        value=None if reading.garbled else _total(reading),
        mantissa=reading.mantissa,
        magnitude=reading.magnitude,
        currency=reading.currency,
        literal=at == first + 1 and tokens.kind[first] == "number",
        flags=(*(("garbled",) if reading.garbled else ()), *reading.flags),
    )


def _lone_literal(tokens: Tokens, at: int) -> Numeral | None:
    """Read digits that nothing goes on, as most are: «۵۸۶ تعاونی»."""
    following = tokens.text[at + 1]
    if tokens.kind[at] != "number" or following == "و" or following in magnitudes():
        return None
    literal = read_literal(tokens.text[at])
    if literal is None:
        return None
    amount, flags = literal
    value = _whole(amount)
    return Numeral(at, at + 1, value, mantissa=amount, literal=True, flags=flags)


def _total(reading: _Reading) -> Decimal:
    total = sum((amount for amount, _ in reading.terms), Decimal(0))
    return _whole(total)


def _whole(amount: Decimal) -> Decimal:
    """Write a whole number without decimals."""
    whole = amount.to_integral_value()
    return whole if whole == amount else amount


def _read_more(tokens: Tokens, at: int, reading: _Reading) -> int:
    """Take the next atom, with the «و» before it, and return the token after it."""
    if not reading.terms:
        return _read_first(tokens, at, reading)
    text = tokens.text[at]
    if text in magnitudes():
        return _read_magnitude(tokens, at, reading)
    if text == "و":
        return _read_joined(tokens, at, reading)
    if _follows_without_and(tokens, at, reading):
        amount, place, _ = _atom(tokens, at) or (Decimal(0), 1, at)
        reading.add(amount, place)
        return at + 1
    return at


def _read_first(tokens: Tokens, at: int, reading: _Reading) -> int:
    text = tokens.text[at]
    if text in magnitudes():
        if text == "همت":
            return at
        reading.multiply(text)
        return at + 1
    if text == "نیم" and _halves(tokens.text[at + 1]):
        reading.add(HALF, 1)
        return at + 1
    if (atom := _atom(tokens, at)) is None:
        return at
    amount, place, after = atom
    if tokens.kind[at] == "number":
        literal = read_literal(text)
        reading.flags.extend(literal[1] if literal else ())
    reading.add(amount, place)
    return after


def _halves(text: str) -> bool:
    return text in magnitudes() or text.startswith("درصد")


def _atom(tokens: Tokens, at: int) -> tuple[Decimal, int, int] | None:
    """Return amount, place and next index of a literal or a word below a thousand."""
    text = tokens.text[at]
    if tokens.kind[at] == "number":
        literal = read_literal(text)
        return (literal[0], 1, at + 1) if literal else None
    value = cardinals().get(text)
    if value is None:
        return None
    if 1 <= value <= 9 and tokens.text[at + 1] == "صد" and tokens.text[at + 2] != "در":
        return Decimal(value * 100), 100, at + 2
    return Decimal(value), _place_of(value), at + 1


def _place_of(value: int) -> int:
    if value >= 100:
        return 100
    return 10 if value >= 20 else 1


def _read_magnitude(tokens: Tokens, at: int, reading: _Reading) -> int:
    size = magnitudes()[tokens.text[at]]
    if reading.place >= size:
        return at
    doubled = any(known // size == 1 for _, known in reading.terms[:-1])
    halved = reading.magnitude > 1 and tokens.text[at - 1] == "نیم"
    if doubled or halved:
        reading.garbled = True
    reading.multiply(tokens.text[at])
    return at + 1


def _read_joined(tokens: Tokens, at: int, reading: _Reading) -> int:
    following = tokens.text[at + 1]
    if following == "نیم":
        return _read_half(tokens, at, reading)
    if following in magnitudes():
        if magnitudes()[following] >= reading.place or following == "همت":
            return at
        reading.multiply(following)
        return at + 2
    atom = _atom(tokens, at + 1)
    if atom is None or atom[0] >= reading.place or atom[0] == 0:
        return at
    reading.add(atom[0], atom[1])
    return atom[2]


def _read_half(tokens: Tokens, at: int, reading: _Reading) -> int:
    """Add half of the last magnitude: «یک و نیم», «یک میلیون و نیم»."""
    if tokens.text[at + 2] in {"دیگر", "کره"}:
        return at
    if reading.magnitude > 1:
        amount, _ = reading.terms.pop()
        reading.terms.append((amount + HALF * reading.magnitude, 1))
        return at + 2
    amount, _ = reading.terms.pop()
    reading.add(amount + HALF, 1)
    return at + 2


def _follows_without_and(tokens: Tokens, at: int, reading: _Reading) -> bool:
    """Accept «دو هزار سیصد» and «۲ هزار ۲۴۰», where «و» was left out."""
    if reading.magnitude != 1000:
        return False
    text = tokens.text[at]
    if tokens.kind[at] == "number":
        return len(text) == 3 and text.isdigit() and text[0] != "0"
    return cardinals().get(text, 0) >= 100
