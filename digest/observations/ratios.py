"""A multiple, a change or a share against the amounts it speaks of.

«۱۴ برابر» with its two sums, «۲۰ درصد رشد» with «از … به …», «۹۰۰ طرح یعنی ۴۵
درصد» of a base. Claimed only where the sentence has just the two amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from digest.model import Quantity
from digest.observations.amounts import natural_number
from digest.observations.bounds import last_place, loosely
from digest.observations.clauses import neighbourhood
from digest.observations.finding import Finding, Mentioned
from digest.observations.totals import shown_value
from digest.observations.words import after_no, fold_letters, listed_phrases, word_set
from digest.persian.numerals import format_number

Pair = tuple[Mentioned, Mentioned]

FAR = Decimal("0.05")
"""A quotient that is off by less than a twentieth is rounded, not wrong."""

_CLAIMS = frozenset({"ratio", "percent"})
_FROM = re.compile(after_no(r"\S", r"از(?:\s+\S+){0,3}\s*$"))
_TO = re.compile(after_no(r"\S", r"به(?:\s+\S+){0,3}\s*$"))
_WORD = re.compile(r"[^\W\d_]{4,}")


def find_ratios(article: str, here: Sequence[Mentioned]) -> Iterator[Finding]:
    """Yield what a sentence says of two of its own amounts."""
    for claim in here:
        quantity = claim.quantity
        if quantity.kind not in _CLAIMS:
            continue
        if not isinstance(quantity.value, Decimal) or quantity.value <= 0:
            continue
        if quantity.kind == "ratio" and quantity.value > 1:
            yield from _multiples(article, claim, here)
        elif quantity.kind == "percent" and quantity.unit_id == "percent":
            yield from _changes(article, claim, here)
            yield from _shares(article, claim, here)


def _multiples(article: str, claim: Mentioned, here: Sequence[Mentioned]) -> Iterator[Finding]:
    pair = _only_pair(here)
    rivals = [m for m in here if m.quantity.kind == "ratio"]
    if not pair or len(rivals) > 1 or _is_planned(claim):
        return
    if not _moves(pair) and not all(_shares_topic(claim, amount) for amount in pair):
        return
    small, large = sorted(pair, key=lambda m: _value(m.quantity))
    yield from _quotient("multiple", article, claim, (small, large))


def _changes(article: str, claim: Mentioned, here: Sequence[Mentioned]) -> Iterator[Finding]:
    """Compare «۲۰ درصد رشد» with «از ۱۰ به ۱۲»."""
    pair = _only_pair(here)
    percents = [m for m in here if m.quantity.kind == "percent"]
    if not pair or len(percents) > 1 or not _is_change(claim) or not _moves(pair):
        return
    yield from _quotient("change", article, claim, pair)


def _shares(article: str, claim: Mentioned, here: Sequence[Mentioned]) -> Iterator[Finding]:
    """Compare «از ۲ هزار طرح، ۹۰۰ طرح یعنی ۴۵ درصد» with its two counts."""
    at = here.index(claim)
    if at < 2 or _is_change(claim):
        return
    base, part = here[at - 2], here[at - 1]
    text = claim.sentence.folded
    link = text[part.quantity.end : claim.quantity.start]
    opened = _FROM.search(text, claim.sentence.span.start, base.quantity.start)
    links = listed_phrases("arithmetic", "shares", "links")
    linked = links.search(link) or link.rstrip().endswith("(")
    joined = opened and linked and len(link.split()) <= 5 and _are_alike(base, part)
    if joined and _value(part.quantity) < _value(base.quantity):
        yield from _quotient("share", article, claim, (base, part))


def _quotient(kind: str, article: str, claim: Mentioned, pair: Pair) -> Iterator[Finding]:
    first, second = pair
    found = _result(kind, _value(first.quantity), _value(second.quantity))
    said = _value(claim.quantity)
    agrees = abs(found - said) <= last_place(said) / 2 or abs(found - said) <= said * FAR / 2
    differs = _reach(kind, pair, said) > max(last_place(said) / 2, said * FAR)
    if agrees or differs:
        words = _words(kind, claim, pair, agrees=agrees)
        amounts = first.place, second.place
        yield Finding(kind, article, agrees, amounts, claim.place, *words)


def _result(kind: str, first: Decimal, second: Decimal) -> Decimal:
    if kind == "change":
        return abs(second - first) / first * 100
    return second / first * (100 if kind == "share" else 1)


def _reach(kind: str, pair: Pair, said: Decimal) -> Decimal:
    """Return how far the claim stays from the nearest quotient that the amounts allow."""
    first, second = (loosely(m.quantity) for m in pair)
    ends = [
        _result(kind, one, other)
        for one in (first.low, first.high)
        for other in (second.low, second.high)
        if one > 0
    ]
    low, high = min(ends, default=said), max(ends, default=said)
    return max(low - said, said - high, Decimal(0))


def _words(kind: str, claim: Mentioned, pair: Pair, *, agrees: bool) -> tuple[str, str]:
    first, second = pair
    values = _value(first.quantity), _value(second.quantity)
    found = format_number(round(_result(kind, *values), 1))
    one, other = (natural_number(value) for value in values)
    computation = {
        "multiple": f"{other} ÷ {one} = {found}",
        "share": f"{other} ÷ {one} = {found} درصد",
        "change": f"({other} − {one}) ÷ {one} = {found} درصد",
    }[kind]
    said = f"{shown_value(claim.quantity)} {claim.quantity.unit}".strip()
    if agrees:
        return computation, f"با «{said}» که در متن آمده می‌خواند"
    return computation, f"اما متن می‌گوید «{said}»"


def _only_pair(here: Sequence[Mentioned]) -> Pair | None:
    """Return the two amounts of one unit, when the sentence has exactly two and no other pair."""
    groups: dict[tuple[str, str], list[Mentioned]] = {}
    for mention in here:
        if mention.quantity.kind in {"money", "count", "measure"}:
            groups.setdefault(_unit(mention.quantity), []).append(mention)
    several = [group for group in groups.values() if len(group) > 1]
    if len(several) != 1 or len(several[0]) != 2:
        return None
    first, second = several[0]
    return (first, second) if 0 < _value(first.quantity) != _value(second.quantity) else None


def _unit(quantity: Quantity) -> tuple[str, str]:
    return quantity.kind, quantity.unit_id or fold_letters(quantity.unit)


def _are_alike(first: Mentioned, second: Mentioned) -> bool:
    return first.quantity.kind == "count" and _unit(first.quantity) == _unit(second.quantity)


def _moves(pair: Pair) -> bool:
    """Tell whether the sentence goes «از» the first amount «به» the second."""
    first, second = pair
    text, start = first.sentence.folded, first.sentence.span.start
    opened = _FROM.search(text, start, first.quantity.start)
    return bool(opened and _TO.search(text, first.quantity.end, second.quantity.start))


def _shares_topic(claim: Mentioned, amount: Mentioned) -> bool:
    """Tell whether the clauses of a claim and an amount speak of the same thing."""
    return bool(_topic(claim) & _topic(amount))


def _topic(mention: Mentioned) -> frozenset[str]:
    clause = neighbourhood(mention.sentence, mention.quantity).clause
    words = _WORD.findall(mention.sentence.folded, clause.start, clause.end)
    stems = (re.sub(r"(?:های|ها|ات|ی)$", "", word) for word in words)
    return frozenset(stems) - word_set("arithmetic", "no_topic")


def _is_change(mention: Mentioned) -> bool:
    clause = neighbourhood(mention.sentence, mention.quantity).clause
    text = mention.sentence.folded[clause.start : clause.end]
    return bool(listed_phrases("arithmetic", "changes", "words").search(text))


def _is_planned(mention: Mentioned) -> bool:
    clause = neighbourhood(mention.sentence, mention.quantity).clause
    text = mention.sentence.folded[clause.start : clause.end]
    return bool(listed_phrases("flags", "planned", "phrases").search(text))


def _value(quantity: Quantity) -> Decimal:
    value = quantity.value
    if isinstance(value, tuple):
        return (value[0] + value[1]) / 2
    return value if isinstance(value, Decimal) else Decimal(0)
