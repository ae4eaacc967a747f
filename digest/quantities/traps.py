"""Words that are spelt like numbers and are none: «نه», «ده», «سی», «یک» as article."""

from __future__ import annotations

from functools import cache

from digest.quantities.expressions import Expression, Line
from digest.quantities.lexicon import magnitudes, mapping, word_list, word_set
from digest.quantities.units import find_unit
from digest.quantities.verbs import closes_compound

_AMBIGUOUS = frozenset({"نه", "ده", "سی", "شش", "چهل", "نود", "شصت", "صد", "دو"})
_NUMBERED = frozenset({"شبکه", "رادیو", "کانال", "شماره", "فاز", "خط", "درجه", "لیگ"})
_BEFORE_NAME = {"سی": frozenset({"بی", "ان", "ای", "ام", "پی", "ال"})}


def is_trap(line: Line, found: Expression) -> bool:
    """Tell whether the amount ``found`` is only spelt like a number."""
    if _is_name(line, found.first):
        return True
    if found.last - found.first != 1 or line.kind[found.first] != "word":
        return False
    after = line.text[found.last]
    if found.kind == "label":
        return line.text[found.first] == "یک" and line.text[found.first - 1] not in _NUMBERED
    if after in word_set("calendars", "weekdays.names") or after in word_list("not_counted"):
        return True
    return line.text[found.first - 1] in {"چند", "چندین"} or _is_no_number(line, found)


def _is_no_number(line: Line, found: Expression) -> bool:
    text, after = line.text[found.first], line.text[found.last]
    if text == "یک":
        return not _is_one(line, found)
    if text == "صفر" and (after in mapping("calendars", "jalali") or _is_below_zero(line, found)):
        return True
    if text in magnitudes():
        return _is_bare_magnitude(line, found)
    return text in _AMBIGUOUS and _is_other_word(line, found)


@cache
def _names() -> dict[str, list[list[str]]]:
    """Return the fixed names of ``names.txt`` by their first word."""
    found: dict[str, list[list[str]]] = {}
    for words in map(str.split, word_list("names")):
        found.setdefault(words[0], []).append(words)
    return found


def _is_name(line: Line, at: int) -> bool:
    names = _names().get(line.text[at], ())
    return any(line.text[at : at + len(words)] == words for words in names)


def _is_below_zero(line: Line, found: Expression) -> bool:
    """«زیر صفر» belongs to the degrees before it."""
    return line.text[found.first - 1] in {"زیر", "بالای"}


def _is_one(line: Line, found: Expression) -> bool:
    """«یک» counts only before a unit or a classifier, or among other figures."""
    after = line.text[found.last]
    if after in {"تا", "سری", "نوع", "سهم", "خط", "رقم", "سند", "عنوان", "دست", "ست", "میزان"}:
        return False
    if after == "روز" and line.text[found.last + 1] not in {"گذشته", "پس", "پیش", "قبل", "بعد"}:
        return line.text[found.first - 1] in {"در", "طی", "ظرف", "مدت", "از", "تا"}
    if find_unit(line, found.last) is not None:
        return True
    if after in word_list("ones"):
        return True
    near = range(max(0, found.first - 4), found.first)
    counted = any(map(line.is_numeric, near))
    each = any(line.text[i] == "هر" for i in near)
    return counted and (each or line.text[found.first - 1] in {"و", "،"})


def _is_bare_magnitude(line: Line, found: Expression) -> bool:
    """Accept only «هزار» alone: «تریلیون دلار» tells no amount."""
    return line.text[found.first] != "هزار" or not _counts_something(line, found.last)


def _counts_something(line: Line, at: int) -> bool:
    text = line.text[at]
    return line.kind[at] == "word" and text not in word_list("stopwords")


def _is_other_word(line: Line, found: Expression) -> bool:
    text, before = line.text[found.first], line.text[found.first - 1]
    if before in _BEFORE_NAME.get(text, ()) and not find_unit(line, found.last):
        return True
    if before in {"این", "آن", "اهالی", "کدخدای"} and text == "ده":
        return True
    if find_unit(line, found.last) is not None:
        return False
    if text == "نه":
        return line.text[found.last] not in word_list("countables")
    if text == "دو":
        return line.text[found.last] in {"و", "سرعت"} or not _counts_something(line, found.last)
    return not _counts_something(line, found.last) or closes_compound(line, found.last)
