"""From an article and its quantities to observations: the way in to this package.

Each figure is read in its own sentence; then mentions of one figure are put
together. Nothing here depends on other articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from digest.model import Article, Entry, ObservationNote, Quantity
from digest.observations.areas import find_mentions
from digest.observations.clauses import Sentence
from digest.observations.context import Context
from digest.observations.figures import Figure, read_figure
from digest.observations.identity import figure_ids
from digest.observations.indicators import possible_matchers
from digest.observations.notes import Noted, find_noted
from digest.observations.observation import Observation
from digest.observations.periods import Dated, dated_phrases, is_in_phrase
from digest.observations.repeats import join_repeats
from digest.observations.texts import Text, Texts, read_texts
from digest.observations.words import fold_letters

MOST_TOGETHER = 100
"""With more figures than this a "sentence" is a dump of data, which nobody could quote."""


class _Scene(Struct, frozen=True):
    """One text of an article with what is known around it.

    ``topic`` is the folded title where this is the body.
    """

    article: Article
    context: Context
    text: Text
    noted: Noted
    topic: str
    in_title: bool


def observe(entry: Entry, context: Context, texts: Texts | None = None) -> tuple[Observation, ...]:
    """Return the observations of an article in the order of its text, the title's own last.

    One observation stands for all mentions of one figure. The result follows
    from the article and the declared areas and indicators alone; ``texts`` are
    the article's, where they are read already.
    """
    article, texts = entry.article, texts or read_texts(entry)
    body, title = (
        find_noted(text.text, article.observations, text.quantities)
        for text in (texts.body, texts.title)
    )
    topic = fold_letters(article.title)
    return join_repeats(
        tuple(_in_text(_Scene(article, context, texts.body, body, topic, in_title=False))),
        tuple(_in_text(_Scene(article, context, texts.title, title, "", in_title=True))),
    )


def _in_text(scene: _Scene) -> Iterator[Observation]:
    for sentence in scene.text.sentences:
        if len(sentence.figures) <= MOST_TOGETHER:
            yield from _in_sentence(scene, sentence)


def _in_sentence(scene: _Scene, sentence: Sentence) -> Iterator[Observation]:
    if not any(figure.key or figure.start in scene.noted for figure in sentence.figures):
        return
    sentence_id = scene.text.ids[sentence.span]
    names = figure_ids(scene.article.slug, sentence_id, sentence.figures)
    context = scene.context
    phrases = dated_phrases(sentence, scene.article)
    mentions = find_mentions(sentence, context.geography, scene.article.area)
    matchers = possible_matchers(context.matchers, context.needles, set(sentence.words.text))
    for quantity, name in zip(sentence.figures, names, strict=True):
        note = scene.noted.get(quantity.start)
        if not _is_observed(quantity, note, phrases):
            continue
        figure = Figure(
            id=name,
            quantity=quantity,
            sentence=sentence,
            sentence_id=sentence_id,
            article=scene.article,
            note=note,
            phrases=phrases,
            mentions=mentions,
            matchers=matchers,
            topic=scene.topic,
            in_title=scene.in_title,
        )
        if found := read_figure(figure, context):
            yield found


def _is_observed(
    quantity: Quantity, note: ObservationNote | None, phrases: Sequence[Dated]
) -> bool:
    """Tell whether a figure is worth an observation: the editor's word goes before the text's."""
    if note:
        return not note.hide
    return quantity.key and not is_in_phrase(quantity, phrases)
