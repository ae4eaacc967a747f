"""One figure of one sentence to an observation: every question asked of it, in turn."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from digest.model import Article, Indicator, ObservationNote, Quantity
from digest.observations.amounts import amount_of
from digest.observations.areas import Mention, reach_of
from digest.observations.clauses import Sentence, neighbourhood
from digest.observations.context import Context
from digest.observations.indicators import Matcher, indicator_of
from digest.observations.notes import stated_period
from digest.observations.observation import Observation, Period, Place, Reach
from digest.observations.periods import Dated, period_of
from digest.observations.words import fold_letters, listed_phrases, table, word_set
from digest.persian.characters import fold

LONGEST_LABEL = 6
"""Words of a label: more are half a sentence, which is quoted anyway."""

MOST_COUNTED = 1_000_000_000
"""More than this of one thing is a sum of money whose currency was left out."""


class Figure(Struct, frozen=True):
    """A quantity with all that is known of its surroundings.

    ``phrases``, ``mentions`` and ``matchers`` are the times, the places and the
    possible indicators of its sentence, ``topic`` the folded title of a figure
    in the text, and ``note`` the editor's word on it.
    """

    id: str
    quantity: Quantity
    sentence: Sentence
    sentence_id: str
    article: Article
    note: ObservationNote | None
    phrases: tuple[Dated, ...]
    mentions: tuple[Mention, ...]
    matchers: tuple[Matcher, ...]
    topic: str
    in_title: bool


def read_figure(figure: Figure, context: Context) -> Observation | None:
    """Return the observation of a figure, or ``None`` where it says no number."""
    quantity, article, note = figure.quantity, figure.article, figure.note
    indicator = _indicator(figure, context)
    amount = amount_of(quantity, indicator)
    if amount is None:
        return None
    return Observation(
        id=figure.id,
        article=article.slug,
        indicator=indicator.slug if indicator else "",
        label=_label(figure, indicator),
        reach=_reach(figure),
        period=_period(figure),
        amount=amount,
        kind=quantity.kind,
        change=quantity.change,
        reported=article.date,
        inferred=bool(article.date_inferred),
        official=article.official,
        places=(_place(figure),),
        flags=_flags(figure, indicator),
        pinned=note.pin if note else False,
        checked=note.checked if note else False,
    )


def _indicator(figure: Figure, context: Context) -> Indicator | None:
    """Return the measure that the editor says, else the one that fits by its words."""
    if figure.note and figure.note.indicator:
        return context.indicators.get(fold(figure.note.indicator))
    return indicator_of(figure.sentence, figure.quantity, figure.matchers, figure.topic)


def _label(figure: Figure, indicator: Indicator | None) -> str:
    """Say what is measured: the editor's words, the measure's name, or the text's own words."""
    if figure.note and figure.note.label:
        return figure.note.label
    if indicator:
        return indicator.name
    quantity = figure.quantity
    if quantity.kind != "count":
        return quantity.counted
    counted = quantity.counted or quantity.unit
    named = fold_letters(counted) not in word_set("units", "general")
    return counted if named else _words_before(figure) or counted


def _words_before(figure: Figure) -> str:
    """Return the subject of «تعداد تعاونی‌های مسکن استان ۳۱۲ مورد است»."""
    before = neighbourhood(figure.sentence, figure.quantity).before
    words = figure.sentence.text[before.start : before.end].strip(" ،؛:.").split()
    words = words[1:] if words[:1] in (["و"], ["که"]) else words
    return " ".join(words) if len(words) <= LONGEST_LABEL else ""


def _reach(figure: Figure) -> Reach:
    if figure.note and figure.note.area:
        return Reach(figure.note.area)
    return reach_of(figure.sentence, figure.quantity, figure.mentions, figure.article.area)


def _period(figure: Figure) -> Period:
    said = figure.note.period if figure.note else ""
    stated = stated_period(said, figure.article) if said else None
    return stated or period_of(figure.sentence, figure.quantity, figure.phrases, figure.article)


def _place(figure: Figure) -> Place:
    quantity = figure.quantity
    return Place(
        start=quantity.start,
        end=quantity.end,
        surface=quantity.surface,
        sentence=figure.sentence.span,
        sentence_id=figure.sentence_id,
        in_title=figure.in_title,
    )


def _flags(figure: Figure, indicator: Indicator | None) -> tuple[str, ...]:
    quantity = figure.quantity
    harmless = table("flags")["harmless"]["names"]
    doubts = [flag.replace(" ", "-") for flag in quantity.flags if flag not in harmless]
    if indicator or (figure.note and figure.note.label):
        doubts = [flag for flag in doubts if flag != "counted-guessed"]
    if _is_planned(figure):
        doubts.append("planned")
    if quantity.kind == "count" and _size(quantity) >= MOST_COUNTED:
        doubts.append("unlikely")
    return tuple(dict.fromkeys(doubts))


def _is_planned(figure: Figure) -> bool:
    clause = neighbourhood(figure.sentence, figure.quantity).clause
    planned = listed_phrases("flags", "planned", "phrases")
    return planned.search(figure.sentence.folded, clause.start, clause.end) is not None


def _size(quantity: Quantity) -> Decimal:
    value = quantity.value[1] if isinstance(quantity.value, tuple) else quantity.value
    return value if isinstance(value, Decimal) else Decimal(0)
