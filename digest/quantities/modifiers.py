"""The words before a figure that bound it: «بیش از», «حدود», «بالغ بر مبلغ»."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from digest.model import Bound
from digest.quantities.expressions import Line
from digest.quantities.lexicon import canonical, read_table, word_set

_BOUNDS = ("ge", "gt", "le", "lt", "approx")


class Modifier(Struct, frozen=True):
    """Tokens ``[first, last)`` that bound the figure behind them."""

    first: int
    last: int
    bound: Bound


@cache
def _table() -> dict[str, list[tuple[list[str], Bound]]]:
    """Return the modifiers by their last word, longest first."""
    found: dict[str, list[tuple[list[str], Bound]]] = {}
    table = read_table("modifiers")
    for name in _BOUNDS:
        for form in table[name]:
            words = [canonical(word) for word in form.split()]
            found.setdefault(words[-1], []).append((words, Bound(name)))
    return {last: sorted(forms, key=lambda form: -len(form[0])) for last, forms in found.items()}


def find_modifier(line: Line, at: int) -> Modifier | None:
    """Return the modifier that ends right before token ``at``."""
    last = at
    while line.text[last - 1] in word_set("modifiers", "between"):
        last -= 1
    return _ending_at(line, last) or _upper(line, last)


def _ending_at(line: Line, last: int) -> Modifier | None:
    for words, bound in _table().get(line.text[last - 1], ()):
        first = last - len(words)
        if first >= 0 and line.text[first:last] == words:
            return Modifier(first, last, bound)
    return None


def _upper(line: Line, last: int) -> Modifier | None:
    """«تا ۲۰ درصد» is a ceiling when nothing before it is the floor."""
    if line.text[last - 1] != "تا":
        return None
    for i in range(last - 2, max(last - 9, -1), -1):
        if line.kind[i] == "number" or line.text[i] == "از":
            return None
        if line.kind[i] == "mark":
            break
    return Modifier(last - 1, last, Bound.LE)
