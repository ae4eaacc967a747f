"""Time phrases of a sentence and the dates they mean, seen from the article's date.

A phrase is a moment («در حال حاضر»), a stretch that ends now («شش ماه
گذشته»), a point («پایان شهریور ۱۴۰۲», «سه‌ماههٔ دوم امسال») or a range
between points. What can't be dated keeps its words alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from digest.model import JalaliDate
from digest.observations.calendar_words import opening_words
from digest.observations.observation import Basis
from digest.observations.points import Point, read_point
from digest.observations.stretches import read_stretch
from digest.observations.words import Word, fold_letters, table, words_of


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """Words ``[first, last)`` of a sentence, and the dates they mean."""

    first: int
    last: int
    start: JalaliDate | None
    end: JalaliDate | None
    basis: Basis


Reader = Callable[[Sequence[Word], int, JalaliDate | None], TimePhrase | None]


def find_time_phrases(words: Sequence[Word], date: JalaliDate | None) -> Iterator[TimePhrase]:
    """Yield the time phrases of a sentence from left to right, never overlapping."""
    at = 0
    while at < len(words):
        found = _read(words, at, date) if _may_open(words, at) else None
        if found:
            yield found
        at = found.last if found else at + 1


def _may_open(words: Sequence[Word], at: int) -> bool:
    """Pass over most words at once: few can begin a time phrase."""
    text = words[at].text
    inner = at + 1 if text in {"از", "تا"} and at + 1 < len(words) else at
    following = words[inner].text
    return text in _moment_openers() or following.isdigit() or following in opening_words()


def _read(words: Sequence[Word], at: int, date: JalaliDate | None) -> TimePhrase | None:
    # The longer constructions first: «از ابتدای سال تا پایان بهار» opens with a point.
    for reader in (_range, _vague, _stretch, _now, _until, _single):
        if found := reader(words, at, date):
            return found
    return None


def _range(words: Sequence[Word], at: int, date: JalaliDate | None) -> TimePhrase | None:
    """Read «از … تا …», «از … تاکنون», and «از ابتدای امسال», which lasts until now."""
    opened = words[at].text == "از"
    first = read_point(words, at + opened, date)
    if first is None:
        return None
    if moment := _moment(words, first.last, "now"):
        return _phrase((at, moment), (first.start, date), _weaker(first, date))
    second = read_point(words, first.last + 1, date) if _is(words, first.last, "تا") else None
    if second:
        return _phrase((at, second.last), (first.start, second.end), _weaker(second, first))
    if opened and first.is_opening:
        return _phrase((at, first.last), (first.start, date), _weaker(first, date))
    return None


def _until(words: Sequence[Word], at: int, date: JalaliDate | None) -> TimePhrase | None:
    point = read_point(words, at + 1, date) if words[at].text == "تا" else None
    return _phrase((at, point.last), (None, point.end), point.basis) if point else None


def _single(words: Sequence[Word], at: int, date: JalaliDate | None) -> TimePhrase | None:
    point = read_point(words, at, date)
    return _phrase((at, point.last), (point.start, point.end), point.basis) if point else None


def _stretch(words: Sequence[Word], at: int, date: JalaliDate | None) -> TimePhrase | None:
    found = read_stretch(words, at, date)
    if found is None:
        return None
    last, start = found
    basis = Basis.RELATIVE if start else Basis.UNRESOLVED
    return _phrase((at, last), (start, date if start else None), basis)


def _now(words: Sequence[Word], at: int, date: JalaliDate | None) -> TimePhrase | None:
    last = _moment(words, at, "now")
    if not last:
        return None
    return _phrase((at, last), (date, date), Basis.CURRENT)


def _vague(words: Sequence[Word], at: int, _: JalaliDate | None) -> TimePhrase | None:
    last = _moment(words, at, "vague")
    return TimePhrase(at, last, None, None, Basis.UNRESOLVED) if last else None


def _phrase(
    span: tuple[int, int], ends: tuple[JalaliDate | None, JalaliDate | None], basis: Basis
) -> TimePhrase:
    start, end = (replace(day, time=None) if day else None for day in ends)
    return TimePhrase(*span, start, end, basis)


def _weaker(point: Point, other: Point | JalaliDate | None) -> Basis:
    """Make a range as certain as the less certain of its ends."""
    if other is None or point.basis is Basis.UNRESOLVED:
        return Basis.UNRESOLVED
    if isinstance(other, Point):
        return other.basis if other.basis is not Basis.STATED else point.basis
    return Basis.RELATIVE


def _is(words: Sequence[Word], at: int, text: str) -> bool:
    return at < len(words) and words[at].text == text


def _moment(words: Sequence[Word], at: int, kind: str) -> int:
    """Return the word after a moment of ``kind`` that opens at ``at``, or 0."""
    for forms in _moments(kind).get(words[at].text if at < len(words) else "", ()):
        if tuple(word.text for word in words[at : at + len(forms)]) == forms:
            return at + len(forms)
    return 0


@cache
def _moment_openers() -> frozenset[str]:
    return frozenset({*_moments("now"), *_moments("vague")})


@cache
def _moments(kind: str) -> dict[str, list[tuple[str, ...]]]:
    """Return the moments of a kind by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(table("periods")["moments"][kind], key=len, reverse=True):
        words = tuple(word.text for word in words_of(fold_letters(form), 0, len(form)))
        found.setdefault(words[0], []).append(words)
    return found
