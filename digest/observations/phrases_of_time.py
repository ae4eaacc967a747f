"""Time phrases of a sentence and the dates they mean, seen from the article's date.

A phrase is a moment («در حال حاضر»), a stretch that ends now («شش ماه
گذشته»), a point («پایان شهریور ۱۴۰۲», «سه‌ماههٔ دوم امسال») or a range
between points. What can't be dated keeps its words alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct, field

from digest.model import JalaliDate
from digest.observations.calendar_words import numbers, opening_words, units
from digest.observations.observation import Basis
from digest.observations.points import Point, read_point
from digest.observations.stretches import read_stretch
from digest.observations.words import Words, fold_letters, table, words_of
from digest.persian.calendar import without_time

_PREPOSITIONS = frozenset({"از", "تا"})


class TimePhrase(Struct, frozen=True):
    """Words ``[first, last)`` of a sentence, and the dates they mean."""

    first: int
    last: int
    start: JalaliDate | None
    end: JalaliDate | None
    basis: Basis


class _Scene(Struct, frozen=True):
    """The words of a sentence, seen from the day its article is of."""

    words: Sequence[str]
    date: JalaliDate | None
    _points: dict[int, Point | None] = field(default_factory=dict)

    def point(self, at: int) -> Point | None:
        """Return the point of time that opens at word ``at``, read once."""
        if at not in self._points:
            self._points[at] = read_point(self.words, at, self.date)
        return self._points[at]


def find_time_phrases(words: Words, date: JalaliDate | None) -> Iterator[TimePhrase]:
    """Yield the time phrases of a sentence from left to right, never overlapping."""
    scene = _Scene(words.text, date)
    openers, last = _openers(), 0
    for at in [at for at, text in enumerate(words.text) if text in openers or text.isdigit()]:
        if at >= last and _may_open(words.text, at) and (found := _read(scene, at)):
            yield found
            last = found.last


def _may_open(words: Sequence[str], at: int) -> bool:
    """Pass over most numbers and prepositions at once: few can begin a time phrase."""
    if words[at] in _moment_openers():
        moment = _moment(words, at, "now") or _moment(words, at, "vague")
        if moment:
            return True
    inner = at + 1 if words[at] in _PREPOSITIONS else at
    if words[inner].isdigit() or words[inner] in numbers():
        # «۹ ماهه», «۱۴۰۲»
        return words[inner + 1] in units() or len(words[inner]) == 4
    return words[inner] in opening_words()


def _read(scene: _Scene, at: int) -> TimePhrase | None:
    # The longer constructions first: «از ابتدای سال تا پایان بهار» opens with a point.
    for reader in (_range, _vague, _stretch, _now, _until, _single):
        if found := reader(scene, at):
            return found
    return None


def _range(scene: _Scene, at: int) -> TimePhrase | None:
    """Read «از … تا …», «از … تاکنون», and «از ابتدای امسال», which lasts until now."""
    words, date = scene.words, scene.date
    opened = words[at] == "از"
    first = scene.point(at + opened)
    if first is None:
        return None
    if moment := _moment(words, first.last, "now"):
        return _phrase((at, moment), (first.start, date), _weaker(first, date))
    second = scene.point(first.last + 1) if words[first.last] == "تا" else None
    if second:
        return _phrase((at, second.last), (first.start, second.end), _weaker(second, first))
    if opened and first.is_opening:
        return _phrase((at, first.last), (first.start, date), _weaker(first, date))
    return None


def _until(scene: _Scene, at: int) -> TimePhrase | None:
    point = scene.point(at + 1) if scene.words[at] == "تا" else None
    return _phrase((at, point.last), (None, point.end), point.basis) if point else None


def _single(scene: _Scene, at: int) -> TimePhrase | None:
    point = scene.point(at)
    return _phrase((at, point.last), (point.start, point.end), point.basis) if point else None


def _stretch(scene: _Scene, at: int) -> TimePhrase | None:
    found = read_stretch(scene.words, at, scene.date)
    if found is None:
        return None
    last, start = found
    basis = Basis.RELATIVE if start else Basis.UNRESOLVED
    return _phrase((at, last), (start, scene.date if start else None), basis)


def _now(scene: _Scene, at: int) -> TimePhrase | None:
    last = _moment(scene.words, at, "now")
    if not last:
        return None
    return _phrase((at, last), (scene.date, scene.date), Basis.CURRENT)


def _vague(scene: _Scene, at: int) -> TimePhrase | None:
    last = _moment(scene.words, at, "vague")
    return TimePhrase(at, last, None, None, Basis.UNRESOLVED) if last else None


def _phrase(
    span: tuple[int, int], ends: tuple[JalaliDate | None, JalaliDate | None], basis: Basis
) -> TimePhrase:
    start, end = (without_time(day) if day else None for day in ends)
    return TimePhrase(*span, start, end, basis)


def _weaker(point: Point, other: Point | JalaliDate | None) -> Basis:
    """Make a range as certain as the less certain of its ends."""
    if other is None or point.basis is Basis.UNRESOLVED:
        return Basis.UNRESOLVED
    if isinstance(other, Point):
        return other.basis if other.basis is not Basis.STATED else point.basis
    return Basis.RELATIVE


def _moment(words: Sequence[str], at: int, kind: str) -> int:
    """Return the word after a moment of ``kind`` that opens at ``at``, or 0."""
    for forms in _moments(kind).get(words[at], ()):
        if words[at : at + len(forms)] == forms:
            return at + len(forms)
    return 0


@cache
def _openers() -> frozenset[str]:
    return opening_words() | _moment_openers() | _PREPOSITIONS


@cache
def _moment_openers() -> frozenset[str]:
    return frozenset({*_moments("now"), *_moments("vague")})


@cache
def _moments(kind: str) -> dict[str, list[list[str]]]:
    """Return the moments of a kind by their first word, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for form in sorted(table("periods")["moments"][kind], key=len, reverse=True):
        words = words_of(fold_letters(form), 0, len(form))
        found.setdefault(words.text[0], []).append(words.text[: len(words)])
    return found
