"""Ordinals («سیزدهمین», «۱۳ امین», «بیست و پنجم») and fractions («یک سوم», «نیمی از»)."""

from __future__ import annotations

from decimal import Decimal

from digest.quantities.expressions import Expression, Line
from digest.quantities.lexicon import cardinals, ordinals, portions, word_list, word_set

ORDINAL_ENDINGS = frozenset({"م", "ام", "مین", "امین"})
"""What is written behind digits that are an ordinal."""


def read_ordinal(line: Line, at: int) -> Expression | None:
    """Read an ordinal that starts at token ``at``."""
    text = line.text[at]
    if line.kind[at] == "number":
        return _digit_ordinal(line, at)
    if text in ordinals():
        return _single(line, at)
    return _compound(line, at)


def _digit_ordinal(line: Line, at: int) -> Expression | None:
    suffix = line.text[at + 1]
    if suffix not in ORDINAL_ENDINGS or (value := line.whole(at)) is None:
        return None
    if suffix == "م" and not line.is_glued(at + 1):
        return None
    return Expression(at, at + 2, Decimal(value), "ordinal")


def _single(line: Line, at: int) -> Expression | None:
    text = line.text[at]
    if text == "نخست" and not _is_first(line, at):
        return None
    if text == "دهم" and line.text[at - 1] in {"می", "نمی"}:
        return None
    if text in {"اول", "یکم"} and line.text[at - 1] in {"از", "همان", "بدو"}:
        return None
    kind = "label" if line.text[at - 1] in word_set("labels", "regnal") else "ordinal"
    return Expression(at, at + 1, Decimal(ordinals()[text]), kind)


def _is_first(line: Line, at: int) -> bool:
    """«نخست» is an ordinal only after a noun that is ranked («رتبه نخست»)."""
    return line.text[at + 1] != "وزیر" and line.text[at - 1] in word_list("ranked")


def _compound(line: Line, at: int) -> Expression | None:
    """Read «بیست و پنجمین», «صد و دوم»."""
    numeral = line.numeral(at)
    if numeral is None or numeral.value is None or line.kind[at] != "word":
        return None
    last = line.text[numeral.last + 1]
    if line.text[numeral.last] == "و" and last in ordinals() and numeral.value % 10 == 0:
        step = ordinals()[last]
        if step < 100 and numeral.value >= 20 and not last.startswith(("اول", "نخست")):
            return Expression(at, numeral.last + 2, numeral.value + step, "ordinal")
    if numeral.value >= 1 and line.text[numeral.last] in {"ام", "امین"}:
        return Expression(at, numeral.last + 1, numeral.value, "ordinal")
    return None


def read_fraction(line: Line, at: int) -> Expression | None:
    """Read a share: «سه‌چهارم», «دو و پنج دهم», «نیمی از», «۲ از ۵»."""
    if found := _portion(line, at):
        return found
    numeral = line.numeral(at)
    if numeral is None or numeral.value is None:
        return None
    following = line.text[numeral.last]
    if following in ordinals():
        return _ratio(line, at)
    if following in {"و", "ممیز"}:
        return _decimal_words(line, at)
    return _of(line, at) if following == "از" else None


def _portion(line: Line, at: int) -> Expression | None:
    text = line.text[at]
    if text not in portions():
        return None
    if text in {"نیمی", "ثلثی", "ربعی"} and line.text[at + 1] not in {"از", "دیگر"}:
        return None
    if text == "نصف" and line.text[at + 1] in {"النهار", "کردن", "شدن"}:
        return None
    return Expression(at, at + 1, portions()[text], "ratio")


def _denominator(line: Line, at: int) -> int | None:
    """Return the denominator spelt at ``at`` by an ordinal in «م»."""
    text = line.text[at]
    value = ordinals().get(text)
    plain = text.endswith("م") and text != "یکم"
    return value if value and plain and value >= 2 else None


def _ratio(line: Line, at: int) -> Expression | None:
    numeral = line.numeral(at)
    if numeral is None or numeral.value is None or not 1 <= numeral.value < 1000:
        return None
    under = _denominator(line, numeral.last)
    if under is None or numeral.value >= under or numeral.value != int(numeral.value):
        return None
    return Expression(at, numeral.last + 1, numeral.value / Decimal(under), "ratio")


def _decimal_words(line: Line, at: int) -> Expression | None:
    """Read «دو و پنج دهم»; the whole stands before, the tenths after «و» or «ممیز»."""
    numeral = line.numeral(at)
    if numeral is None or numeral.value is None:
        return None
    if line.text[numeral.last] not in {"و", "ممیز"}:
        return None
    part = line.numeral(numeral.last + 1)
    if part is None or part.value is None:
        return None
    under = _denominator(line, part.last)
    if line.text[numeral.last] == "ممیز" and under is None:
        digits = len(str(int(part.value)))
        value = numeral.value + part.value / Decimal(10**digits)
        return Expression(at, part.last, value, "")
    if under is None or part.value >= under:
        return None
    return Expression(at, part.last + 1, numeral.value + part.value / Decimal(under), "")


def _of(line: Line, at: int) -> Expression | None:
    """Read «۲ از ۵» and «یک از هزار»: both ends bare."""
    over = line.numeral(at)
    if over is None or line.text[over.last] != "از" or not over.value:
        return None
    under = line.numeral(over.last + 1)
    if under is None or not under.value or over.value >= under.value or under.value > 1000:
        return None
    if line.text[at] not in cardinals() and not line.text[at].isdigit():
        return None
    if line.kind[under.last] == "word" and line.text[under.last] not in word_list("stopwords"):
        return None
    return Expression(at, under.last, over.value / under.value, "ratio")
