"""Whether an editor would list a figure, and which way it changed."""

from __future__ import annotations

from digest.model import Bound
from digest.quantities.expressions import Expression, Line
from digest.quantities.lexicon import word_list, word_set

CORE = frozenset({"count", "money", "percent", "ratio", "measure"})
_PLACES = frozenset({"کیلومتر", "متر", "مایل", "فرسنگ"})


def is_key(line: Line, found: Expression, reading: tuple[str, str, Bound]) -> bool:
    """Say whether the figure is a result worth listing; ``reading`` is kind, head and bound."""
    kind, head, bound = reading
    if kind not in CORE or found.value is None or "article" in found.flags:
        return False
    if kind == "count" and _is_small(found) and head in word_list("abstract"):
        return False
    if line.text(found.first - 1) == "هر":
        return False
    if bound in {Bound.GT, Bound.LT} and kind in {"count", "measure"}:
        return False
    return not _places(line, found)


def _is_small(found: Expression) -> bool:
    value = found.value[1] if isinstance(found.value, tuple) else found.value
    return not isinstance(value, str) and value is not None and value <= 10


def _places(line: Line, found: Expression) -> bool:
    """«در ۱۲ کیلومتری شهر» says where, not how much."""
    unit = line.text(found.last)
    return unit.endswith("ی") and unit[:-1] in _PLACES and line.text(found.first - 1) in {
        "در", "فاصله", "عمق", "ارتفاع", "از", "شعاع", "تا", "به",
    }  # fmt: skip


def change_direction(line: Line, first: int, last: int) -> str:
    """Return ``up`` or ``down`` when a word of change stands by the figure in its clause."""
    for at in (*range(last, last + 4), *range(first - 1, first - 7, -1)):
        text = line.text(at)
        if line.kind(at) == "mark" and text not in {"«", "»"}:
            if at >= last:
                continue
            break
        if text in word_set("change", "up"):
            return "up"
        if text in word_set("change", "down"):
            return "down"
    return ""
