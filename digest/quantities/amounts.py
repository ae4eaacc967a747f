"""Plain amounts and what is made of two: ranges, pairs, «بین … و …», vague plurals."""

from __future__ import annotations

from decimal import Decimal

from msgspec import structs

from digest.quantities.expressions import Expression, Line
from digest.quantities.lexicon import cardinals, magnitudes, word_list, word_set
from digest.quantities.numerals import HALF, Numeral, read_numeral
from digest.quantities.units import is_unit

_TO = frozenset({"تا", "الی", "-", "یا", "لغایت", "~"})
_BETWEEN = frozenset({"بین", "مابین", "میان"})
_MINUS = frozenset({"منفی"})

RANGING = _TO | _BETWEEN
"""Without one of these a line has no range."""

SIGNS = _MINUS | {"-"}
"""What makes the figure behind it a negative one."""


def read_signed(line: Line, at: int) -> Expression | None:
    """Read «منفی ۳» and «-۳» with the sign in the span."""
    text = line.text[at]
    word = text in _MINUS
    dash = text == "-" and line.is_glued(at + 1) and not line.is_glued(at)
    if not word and not (dash and line.kind[at + 1] == "number"):
        return None
    if dash and line.kind[at - 1] == "number":
        return None
    numeral = line.numeral(at + 1)
    if numeral is None or numeral.value is None:
        return None
    return structs.replace(_plain(numeral), first=at, value=-numeral.value)


def read_range(line: Line, at: int) -> Expression | None:
    """Read «۱۰ تا ۱۵», «۵ تا ۱۰ هزار», «۵ درصد تا ۱۰ درصد», «بین ۵ و ۱۰»."""
    low = line.numeral(at)
    if low is None or low.value is None:
        return None
    after = _past_unit(line, low)
    join = line.text[after]
    if join not in _TO and not (join == "و" and _is_between(line, at)):
        return None
    if join == "تا" and line.text[after + 1] in {"از", "حدود", "بیش"}:
        return None
    start = after + 2 if line.text[after + 1] in {"حدود", "نزدیک"} else after + 1
    high = line.numeral(start)
    if high is None or high.value is None or not _fits(line, low, after, high):
        return None
    found = _joined(low, high)
    if not _is_below_zero(line, found.last):
        return found
    lower, upper = _ends(low, high)
    return structs.replace(found, value=(-upper, -lower), flags=(*found.flags, "below zero"))


def _is_below_zero(line: Line, at: int) -> bool:
    following = line.text[at : at + 5]
    return following[0] == "درجه" and "زیر صفر" in " ".join(following)


def _past_unit(line: Line, low: Numeral) -> int:
    """Return the token after a unit that stands inside the range too."""
    unit, join = line.text[low.last], line.text[low.last + 1]
    if join not in {"تا", "الی", "و"}:
        return low.last
    classified = unit in word_list("classifiers") and unit not in _TO
    return low.last + 1 if classified or is_unit(line, low.last) else low.last


def _is_between(line: Line, at: int) -> bool:
    return line.text[at - 1] in _BETWEEN


def _fits(line: Line, low: Numeral, after: int, high: Numeral) -> bool:
    """Two ends make a range when they rise and, with a unit inside, share it."""
    if after > low.last and line.text[low.last] != line.text[high.last]:
        return False
    if line.text[after] == "یا" and not (low.mantissa < high.mantissa):
        return False
    lower, upper = _ends(low, high)
    return lower < upper or line.text[after] in {"تا", "الی"}


def _ends(low: Numeral, high: Numeral) -> tuple[Decimal, Decimal]:
    """Give the low end the magnitude of the high one: «۵ تا ۱۰ هزار»."""
    lower, upper = low.value or Decimal(0), high.value or Decimal(0)
    if low.magnitude < high.magnitude and low.mantissa < high.mantissa and high.mantissa > 1:
        lower *= high.magnitude // low.magnitude
    return lower, upper


def _joined(low: Numeral, high: Numeral) -> Expression:
    return Expression(
        low.first,
        high.last,
        _ends(low, high),
        currency=high.currency,
        flags=(*low.flags, *high.flags),
        mantissa=high.mantissa,
        magnitude=high.magnitude,
        ranged=True,
    )


def read_pair(line: Line, at: int) -> Expression | None:
    """Read two neighbours of the small numbers: «چهار پنج نفر», «دو، سه هزار»."""
    low = cardinals().get(line.text[at])
    start = at + 2 if line.text[at + 1] == "،" else at + 1
    following = cardinals().get(line.text[start])
    if low is None or following is None or not 0 < low < following <= low + 2 + low // 10 * 8:
        return None
    if line.text[start - 1] == "،" and not _counts(line, start + 1):
        return None
    if low > 9 and low % 10:
        return None
    high = line.numeral(start)
    if high is None or high.value is None:
        return None
    ends = (Decimal(low) * high.magnitude, high.value)
    return Expression(at, high.last, ends, ranged=True)


def _counts(line: Line, at: int) -> bool:
    text = line.text[at]
    return is_unit(line, at) or text in word_list("classifiers") or text in magnitudes()


def read_vague(line: Line, at: int) -> Expression | None:
    """Read «هزاران», «ده‌ها هزار»: found, but without a value."""
    if line.text[at] not in word_set("numbers", "vague.words"):
        return None
    last = at + 1
    while line.text[last] in magnitudes() or line.text[last] == "هزاران":
        last += 1
    return Expression(at, last, None, flags=("vague",))


def read_amount(line: Line, at: int) -> Expression | None:
    """Read a plain numeral, with «سه سال و نیم» and «نیم درصد»."""
    if line.text[at] == "نیم":
        numeral = line.numeral(at)
        if numeral is not None:
            return _plain(numeral)
        half = is_unit(line, at + 1)
        return Expression(at, at + 1, HALF) if half else None
    numeral = line.numeral(at)
    if numeral is None:
        return None
    if "garbled" in numeral.flags and _is_listed(line, numeral):
        numeral = _first_of_list(line, numeral)
    return _with_rest(line, _plain(numeral))


def _is_listed(line: Line, numeral: Numeral) -> bool:
    """«به ترتیب ۵ هزار و ۷ هزار» and «بین ۵ هزار و ۷ هزار» join two figures, not one."""
    near = range(max(0, numeral.first - 12), numeral.first)
    is_list = any(line.text[i] in {"ترتیب", "بین"} for i in near)
    return is_list or line.text[numeral.first - 1] == "،"


def _first_of_list(line: Line, numeral: Numeral) -> Numeral:
    joints = [i for i in range(numeral.first, numeral.last) if line.text[i] == "و"]
    part = read_numeral(line.tokens.part(numeral.first, joints[-1]), 0)
    if part is None:
        return numeral
    return structs.replace(part, first=numeral.first, last=numeral.first + part.last)


def _plain(numeral: Numeral) -> Expression:
    return Expression(
        numeral.first,
        numeral.last,
        numeral.value,
        currency=numeral.currency,
        flags=numeral.flags,
        mantissa=numeral.mantissa,
        magnitude=numeral.magnitude,
        literal=numeral.literal,
    )


def _with_rest(line: Line, found: Expression) -> Expression:
    """Take into the value what stands behind the unit: «سه سال و نیم», «۵ درجه زیر صفر»."""
    last, value = found.last, found.value
    if not isinstance(value, Decimal):
        return found
    if _is_below_zero(line, last):
        return structs.replace(found, value=-value, flags=(*found.flags, "below zero"))
    if line.text[last + 1] == "و" and line.text[last + 2] == "نیم" and is_unit(line, last):
        return structs.replace(found, value=value + HALF)
    return found
