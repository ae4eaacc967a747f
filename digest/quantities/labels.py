"""Figures that are names: ids, phone numbers, list numbers, «ماده ۱۲», «کووید ۱۹», scores."""

from __future__ import annotations

import re
from functools import cache

from digest.quantities.expressions import Expression, Line
from digest.quantities.lexicon import units, word_list, word_set
from digest.quantities.literals import read_literal
from digest.quantities.units import Measure, find_unit, is_unit

_LATIN = re.compile(r"[A-Za-z]+")
_LIST_MARKS = frozenset({".", ")", "-", "ـ"})

SCORING = frozenset({"بر", "-", ":"})
"""What stands between the two figures of a score."""


def read_title(line: Line, at: int) -> Expression | None:
    """Read the number in the name of a work: کتاب «صد سال تنهایی»."""
    if "«" not in line.text[max(at - 4, 1) : at]:
        return None
    opening = next(i for i in range(at - 1, 0, -1) if line.text[i] == "«")
    if line.text[opening - 1] not in word_set("labels", "works"):
        return None
    numeral = line.numeral(at)
    closed = any(line.text[i] == "»" for i in range(at + 1, at + 8))
    if numeral is None or not closed:
        return None
    return Expression(at, numeral.last, numeral.value, "label")


def _label(line: Line, at: int, last: int) -> Expression:
    literal = read_literal(line.text[at])
    return Expression(at, last, literal[0] if literal else None, "label")


def read_list_number(line: Line, at: int) -> Expression | None:
    """Read a number that opens a line and is parted from it: «۱. », «۲- », «۳)»."""
    if at > 1 or (at == 1 and line.text[0] not in {"(", "*", "-", "•"}):
        return None
    value = line.whole(at)
    if value is None or value > 200 or line.text[at + 1] not in _LIST_MARKS:
        return None
    if line.text[at + 1] == "-" and line.kind[at + 2] == "number":
        return None
    return _label(line, at, at + 1)


def read_identifier(line: Line, at: int) -> Expression | None:
    """Long digit runs, leading zeros, dashed phone numbers, dotted versions."""
    text = line.text[at]
    if text.isdigit() and len(text) > 1 and text[0] == "0":
        return _label(line, at, _dashed(line, at))
    if read_literal(text) is None and (":" not in text or len(text) > 8):
        return Expression(at, at + 1, None, "label")
    if text.isdigit() and len(text) >= 7 and not _has_unit(line, at + 1):
        return _label(line, at, _dashed(line, at))
    dashed = _dashed(line, at)
    if dashed > at + 3 or _is_bracketed(line, at):
        return _label(line, at, dashed)
    if dashed > at + 1 and any(len(line.text[i]) >= 5 for i in range(at, dashed)):
        return _label(line, at, dashed)
    return None


def _is_bracketed(line: Line, at: int) -> bool:
    """«[۱]» and «(۲)» refer to a note."""
    pair = line.text[at - 1] + line.text[at + 1]
    return pair in {"[]", "()"} and line.whole(at) is not None


def _dashed(line: Line, at: int) -> int:
    """Return the token after a run of digits joined by dashes."""
    last = at + 1
    while last < at + 8 and line.text[last] == "-" and line.kind[last + 1] == "number":
        if not (line.is_glued(last) and line.is_glued(last + 1)):
            break
        last += 2
    return last


def _has_unit(line: Line, at: int) -> bool:
    text = line.text[at]
    return line.kind[at] == "word" and text not in word_list("stopwords")


def read_latin_name(line: Line, at: int) -> Expression | None:
    """«A320», «5G», «COVID-19», «F-16», a link's or an address's digits."""
    before, after = line.text[at - 1], line.text[at + 1]
    if line.is_glued(at):
        if _LATIN.fullmatch(before) or before in {"/", "_", "#", "@", "=", "&"}:
            return _label(line, at, at + 1)
        if before == "-" and _LATIN.fullmatch(line.text[at - 2]):
            return _label(line, at, at + 1)
    latin_after = line.is_glued(at + 1) and (_LATIN.fullmatch(after) or after in {"_", "@", "="})
    if latin_after and after not in units():
        return _label(line, at, at + 1)
    return None


def read_sum_name(line: Line, at: int) -> Expression | None:
    """«گروه ۱+۵»."""
    if line.text[at + 1] == "+" and line.kind[at + 2] == "number" and line.is_glued(at + 1):
        return _label(line, at, at + 3)
    return None


@cache
def series_words() -> frozenset[str]:
    """Return the nouns that number what follows them."""
    return word_set("labels", "strong") | word_set("labels", "weak")


def read_series(line: Line, at: int) -> Expression | None:
    """Read the figure of «ماده ۱۲», «فاز ۲», «مواد ۳ و ۵»."""
    host = _host(line, at)
    strong = line.text[host] in word_set("labels", "strong")
    if not strong and line.text[host] not in word_set("labels", "weak"):
        return None
    numeral = line.numeral(at)
    if numeral is None or _is_amount(line, numeral.last):
        return None
    if not strong and (numeral.magnitude > 1 or _is_counted(line, host, numeral.last)):
        return None
    return Expression(at, numeral.last, numeral.value, "label")


def _host(line: Line, at: int) -> int:
    """Return the token of the noun that numbers the figure at ``at``."""
    before = line.text[at - 1]
    if before in {"و", "،", "تا", "یا"}:
        return _list_host(line, at)
    if line.text[at - 2] in {"شماره", "کد", "شناسه"} and line.kind[at - 1] == "word":
        return at - 2
    punctuated = before in {":", "(", "«", '"', "-", "/"}
    return at - 2 if punctuated and line.text[at - 2] in word_set("labels", "strong") else at - 1


def _is_counted(line: Line, host: int, after: int) -> bool:
    """Tell whether the noun after a figure is counted by it: «در این گروه ۵ تیم»."""
    if line.is_numeric(host - 1):
        return True
    if line.text[host] == "دقیقه":
        return False
    if line.text[host - 1] in {"این", "آن", "همین", "همان", "هر"}:
        return line.kind[after] == "word" and line.text[after] not in word_list("stopwords")
    return line.text[after] in word_list("countables")


def _list_host(line: Line, at: int) -> int:
    """Return the noun that opens the list «مواد ۳، ۵ و ۷», looking back over six figures."""
    for _ in range(6):
        if line.kind[at - 2] != "number" or line.text[at - 1] not in {"و", "،", "تا", "یا"}:
            break
        at -= 2
    return at - 1


def _is_amount(line: Line, after: int) -> bool:
    """Tell whether a unit or classifier after the figure makes it an amount after all."""
    if line.text[after] in {"تا", "الی"}:
        return False
    unit = find_unit(line, after)
    return unit is not None and (unit.id in {"نفر", "تن"} or not _is_described(unit))


def _is_described(unit: Measure) -> bool:
    """«بوئینگ ۷۴۷ باری»: the adjective of a count after a name's number."""
    return unit.kind == "count" and unit.adjective


def read_score(line: Line, at: int) -> Expression | None:
    """Read the result of a match: «۳ بر ۱», «۲-۱», «۳ بر صفر»."""
    first = line.numeral(at)
    if first is None or first.magnitude > 1 or first.value is None:
        return None
    join = line.text[first.last]
    if join not in SCORING:
        return None
    second = line.numeral(first.last + 1)
    if second is None or second.value is None or max(first.value, second.value) > 200:
        return None
    if join != "بر" and not _is_match(line, at, second.last):
        return None
    if join == "بر" and is_unit(line, second.last):
        return None
    return Expression(at, second.last, (first.value, second.value), "score")


def _is_match(line: Line, at: int, last: int) -> bool:
    """Tell whether the words beside a dash speak of a match."""
    spoken = word_list("match")
    near = range(max(0, at - 8), min(last + 6, len(line.tokens)))
    return any(line.text[i] in spoken for i in near)
