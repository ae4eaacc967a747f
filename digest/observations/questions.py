"""What an editor is to be asked of an article's observations, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from digest.model import Article
from digest.observations.context import Context
from digest.observations.notes import FoldedText, fold_text, occurrences
from digest.observations.observation import Observation
from digest.observations.words import table

_NEXT = re.compile(r"\s*\S+")


class Question(Struct, frozen=True):
    """An observation to look at.

    ``text`` are words of the article that name its figure and no other,
    ``line`` is the line of the editor's note on it, or 0; ``sentence`` has the
    figure between ⟦ and ⟧, and ``reading`` says how it was understood, line by line.
    """

    observation: Observation
    text: str
    line: int
    sentence: str
    reading: tuple[str, ...]


def questions(
    article: Article, observations: Sequence[Observation], context: Context
) -> Iterator[Question]:
    """Yield a question for each observation that nobody has checked, or that is in doubt.

    What stands in the title alone can't be named by words of the text and is left out.
    """
    folded = fold_text(article.prose.text)
    for observation in observations:
        if observation.checked or observation.place.in_title:
            continue
        text = naming_words(article, observation, folded)
        yield Question(
            observation=observation,
            text=text,
            line=_line_of_note(article, observation, folded),
            sentence=_marked(article, observation),
            reading=tuple(_reading(observation, context)),
        )


def naming_words(article: Article, observation: Observation, folded: FoldedText) -> str:
    """Return the figure with as many words after it as tell it from all others of the text."""
    place, text = observation.place, article.prose.text
    end = place.end
    for _ in range(12):
        more = _NEXT.match(text, end, place.sentence.end)
        words = text[place.start : end]
        if len(words.split()) > 1 and len(list(occurrences(folded, words))) == 1:
            return words.rstrip("،.؛:!؟ ")
        if more is None:
            break
        end = more.end()
    return text[place.start : end].strip()


def _line_of_note(article: Article, observation: Observation, folded: FoldedText) -> int:
    place = observation.place
    for note in article.observations:
        spans = occurrences(folded, note.text)
        if any(span.start <= place.start and place.end <= span.end for span in spans):
            return note.line
    return 0


def _marked(article: Article, observation: Observation) -> str:
    place, text = observation.place, article.prose.text
    before = text[place.sentence.start : place.start]
    after = text[place.end : place.sentence.end]
    return f"{before}⟦{place.surface}⟧{after}".strip()


def _reading(observation: Observation, context: Context) -> Iterator[str]:
    area = context.areas.get(observation.area)
    place = area.name if area else observation.reach.words
    yield f"عدد: {observation.amount.natural} ({observation.amount.exact})"
    yield f"شاخص: {observation.label or 'نامعلوم'}" + ("" if observation.indicator else " (آزاد)")
    yield f"استان: {place or 'نامعلوم'}"
    yield f"دوره: {observation.period.words or 'نامعلوم'}"
    words = table("flags")["words"]
    for flag in observation.flags:
        yield f"تردید: {words.get(flag, flag)}"
