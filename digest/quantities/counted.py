"""What a figure counts, measures or pays for, by the kind of its unit."""

from __future__ import annotations

from msgspec import structs

from digest.quantities.expressions import Expression, Line
from digest.quantities.lexicon import word_list, word_set
from digest.quantities.phrases import Phrase, is_content, phrase_after
from digest.quantities.readings import Reading
from digest.quantities.subjects import FigureTokens, phrase_before
from digest.quantities.units import Measure, find_unit
from digest.quantities.verbs import closes_compound, is_verb

# Readings of a scale: the thing measured never follows them.
_SCALES = frozenset({"richter", "degree", "°C", "°F", "km/h", "m/s", "dB"})
_RATES = frozenset({"روز", "ثانیه", "ساعت", "دقیقه", "سال", "ماه", "هفته"})
_TELLING = frozenset({"اعلام", "برآورد", "گزارش", "ذکر", "عنوان"})


def find_counted(line: Line, found: Expression, reading: Reading, before: int) -> Phrase | None:
    """Return what is counted; words that lead to it are looked for up to token ``before``."""
    if reading.kind == "ordinal":
        return _ranked(line, found)
    if reading.kind == "duration":
        return None
    if reading.noun is not None:
        return _noun(line, reading.noun, before)
    unit = reading.unit
    after = _past_rate(line, max(found.last, unit.last if unit else 0))
    figure = FigureTokens(before, after, reading.adjective)
    if unit is not None and unit.glued:
        return _glued(line, unit) or _before_glued(line, unit, figure)
    if reading.kind == "count" and unit is not None and not reading.adjective:
        return _by_classifier(line, unit, figure)
    return _by_unit(line, unit, figure)


def _past_rate(line: Line, at: int) -> int:
    """Step over «و نیم», «در روز», «در ثانیه», unless a time begins («در سال گذشته»)."""
    if line.text[at] == "و" and line.text[at + 1] == "نیم":
        return at + 2
    if line.text[at] not in {"در", "بر"} or line.text[at + 1] not in _RATES:
        return at
    timed = line.text[at + 2] in word_set("periods", "words") or line.kind[at + 2] == "number"
    return at if timed else at + 2


def _ranked(line: Line, found: Expression) -> Phrase | None:
    """Return what an ordinal ranks: «مرحله» of «مرحله اول», «دوره» of «دهمین دوره»."""
    before = found.first - 1
    if not line.text[found.last - 1].endswith("ین") and is_content(line, before):
        return Phrase(before, before + 1, before)
    return phrase_after(line, found.last, bare=True)


def _noun(line: Line, noun: int, before: int) -> Phrase | None:
    """Return the counted noun itself; the subject when that is «واحد» of an index."""
    phrase = phrase_after(line, noun, bare=True)
    if line.text[noun] == "واحد" and (phrase is None or phrase.last == noun + 1):
        changes = line.text[noun + 1] in word_set("change", "nouns")
        return phrase_before(line, FigureTokens(before, noun + 1 + changes)) or phrase
    return phrase


def _glued(line: Line, unit: Measure) -> Phrase | None:
    """Return the phrase that opens in the rest of the unit's own token."""
    rest = line.text[unit.first][unit.end - unit.start :]
    if rest in word_list("stopwords") or is_verb(rest) or rest in word_list("predicates"):
        return None
    following = phrase_after(line, unit.last, bare=True)
    last = following.last if following else unit.last
    return Phrase(unit.first, last, unit.first, cut=unit.end - unit.start)


def _before_glued(line: Line, unit: Measure, figure: FigureTokens) -> Phrase | None:
    """Return what «با اشتغال ۱۲ نفردر» counts: the noun before, else the unit itself."""
    before = phrase_before(line, figure)
    if unit.kind != "count" or (before and _headcount(line, before)):
        return before
    return Phrase(unit.first, unit.last, unit.first, end=unit.end)


def _by_classifier(line: Line, unit: Measure, figure: FigureTokens) -> Phrase | None:
    """Return the noun after a classifier, the subject it is told of, or the classifier."""
    if phrase := phrase_after(line, figure.last):
        return phrase
    reported = is_verb(line.text[figure.last]) or line.text[figure.last] in _TELLING
    led = line.text[figure.first - 1] in {"به", "را", "از"}
    before = phrase_before(line, figure)
    if before and (
        (led and (reported or closes_compound(line, figure.last))) or _headcount(line, before)
    ):
        return before
    return Phrase(unit.first, unit.last, unit.first)


def _headcount(line: Line, phrase: Phrase) -> bool:
    """Tell whether a phrase is itself a number of people: «جمعیت شهر», «با اشتغال»."""
    return line.text[phrase.head] in word_list("headcounts")


def _by_unit(line: Line, unit: Measure | None, figure: FigureTokens) -> Phrase | None:
    """Return what money, a share or a measure is of: to the right, else the subject."""
    following, changes = line.text[figure.last], word_set("change", "nouns")
    if figure.adjective and line.text[figure.first - 1] not in changes:
        return phrase_before(line, figure) or phrase_after(line, figure.last)
    if following in {"شدن", "کردن", "بودن"}:
        return phrase_after(line, figure.last + 1)
    if unit is not None and unit.kind == "ratio" and following == "آن":
        return Phrase(figure.last, figure.last + 1, figure.last)
    if following in changes:
        is_verbal = closes_compound(line, figure.last)
        right = None if is_verbal else phrase_after(line, figure.last + 1)
        left = phrase_before(line, structs.replace(figure, last=figure.last + 1))
        return left or right
    if unit is not None and (last := _second_part(line, unit, figure.last)):
        return phrase_after(line, last) or phrase_before(line, figure)
    right = None if unit is not None and unit.id in _SCALES else phrase_after(line, figure.last)
    return right or phrase_before(line, figure)


def _second_part(line: Line, unit: Measure, at: int) -> int:
    """Return the token after «و ۲۰۰ گرم» of «سه کیلو و ۲۰۰ گرم هروئین»."""
    numeral = line.numeral(at + 1) if line.text[at] == "و" else None
    part = find_unit(line, numeral.last) if numeral is not None else None
    return part.last if part is not None and part.kind == unit.kind != "percent" else 0
