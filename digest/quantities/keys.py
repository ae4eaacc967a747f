"""Whether an editor would list a figure, and which way it changed."""

from __future__ import annotations

from functools import cache

from digest.model import Bound
from digest.quantities.expressions import Expression, Line
from digest.quantities.lexicon import word_list, word_set
from digest.quantities.modifiers import Modifier
from digest.quantities.phrases import is_content
from digest.quantities.verbs import closes_compound

CORE = frozenset({"count", "money", "percent", "ratio", "measure"})
"""The kinds of figures that say how much of something."""

_DIRECTIONS = frozenset({"شمال", "جنوب", "شرق", "غرب", "شهر", "شهرستان", "مرز", "مرکز"})
_SIGNS = frozenset({"«", "»", "%", "(", ")"})
_PLACES = frozenset({"کیلومتر", "متر", "مایل", "فرسنگ"})


def is_key(line: Line, found: Expression, kind: str, head: str, modifier: Modifier | None) -> bool:
    """Tell whether a figure is a result worth listing; ``head`` is that of what it counts."""
    if kind not in CORE or found.value is None or "article" in found.flags:
        return False
    if kind == "count" and _is_small(found) and head in word_list("abstract"):
        return False
    if kind == "count" and found.value == 2 and head in word_list("parties"):
        return False
    if line.text[found.first - 1] == "هر":
        return False
    if kind in {"count", "measure"} and modifier is not None and _is_threshold(line, modifier):
        return False
    return not _is_distance(line, found)


def _is_threshold(line: Line, modifier: Modifier) -> bool:
    """«بنگاه‌های بالای ۲۵ نفر» says which, not how many."""
    if modifier.bound not in {Bound.GT, Bound.LT}:
        return False
    last = line.text[modifier.last - 1]
    return last in {"بالای", "زیر"} or is_content(line, modifier.first - 1)


def _is_small(found: Expression) -> bool:
    value = found.value[1] if isinstance(found.value, tuple) else found.value
    return not isinstance(value, str) and value is not None and value <= 10


def _is_distance(line: Line, found: Expression) -> bool:
    """«در ۱۲ کیلومتری شهر» says where, not how much."""
    unit = line.text[found.last]
    if unit.endswith("ی") and unit[:-1] in _PLACES and line.text[found.last + 1] in _DIRECTIONS:
        return True
    return unit.endswith("ی") and unit[:-1] in _PLACES and line.text[found.first - 1] in {
        "در", "فاصله", "عمق", "ارتفاع", "از", "شعاع", "تا", "به",
    }  # fmt: skip


def change_direction(line: Line, first: int, last: int) -> str:
    """Return ``up`` or ``down`` when the figure is the size or the end of a change."""
    directions = _directions()
    near = line.text[max(first - 4, 0) : first] + line.text[last : last + 3]
    if directions.keys().isdisjoint(near):
        return _closing_change(line, last)
    for at in (*range(last, last + 3), *range(first - 1, first - 5, -1)):
        if direction := directions.get(line.text[at]):
            is_change = at < first or line.text[at] in word_set("change", "nouns")
            return direction if is_change and not _parted(line, at, (first, last)) else ""
    return _closing_change(line, last)


@cache
def _directions() -> dict[str, str]:
    """Return the words that tell a change, each with its direction."""
    return {word: way for way in ("down", "up") for word in word_set("change", way)}


def _parted(line: Line, at: int, span: tuple[int, int]) -> bool:
    low, high = (at, span[0]) if at < span[0] else (span[1], at)
    return any(line.kind[i] == "mark" and line.text[i] not in _SIGNS for i in range(low, high))


def _closing_change(line: Line, last: int) -> str:
    """Return the change that the clause's own verb tells: «از ۵ به ۳ درصد کاهش یافت»."""
    directions, light_forms = _directions(), word_list("light_forms")
    if directions.keys().isdisjoint(line.text[last : last + 12]):
        return ""
    for at in range(last, min(last + 12, len(line.tokens))):
        if line.kind[at] == "mark" and line.text[at] not in _SIGNS:
            return ""
        text = line.text[at]
        if text in directions and text != "سقوط" and closes_compound(line, at):
            return directions[text]
        if text in light_forms:
            return ""
    return ""
