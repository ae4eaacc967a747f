"""From an article and its quantities to observations: the way in to this package.

Each figure is read in its own sentence; then mentions of one figure are put
together. Nothing here depends on other articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from digest.model import Article, Entry, Span
from digest.observations.areas import find_mentions
from digest.observations.clauses import Sentence, sentences_of
from digest.observations.context import Context
from digest.observations.figures import Figure, read_figure
from digest.observations.identity import TITLE_ID, figure_ids, name_sentences
from digest.observations.notes import Noted, find_noted
from digest.observations.observation import Observation
from digest.observations.periods import dated_phrases, is_in_phrase
from digest.observations.repeats import join_repeats
from digest.observations.words import fold_letters
from digest.quantities import find_quantities

MOST_TOGETHER = 100
"""With more figures than this a "sentence" is a dump of data, which nobody could quote."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """One text of an article, its body or its title, with what is known around it.

    ``ids`` names each sentence, ``topic`` is the folded title where this is the body.
    """

    article: Article
    context: Context
    noted: Noted
    ids: Mapping[Span, str]
    topic: str
    in_title: bool


def observe(entry: Entry, context: Context) -> tuple[Observation, ...]:
    """Return the observations of an article in the order of its text, the title's own last.

    One observation stands for all mentions of one figure. The result follows
    from the article and the declared areas and indicators alone.
    """
    return join_repeats(tuple(_in_text(entry, context)), tuple(_in_title(entry.article, context)))


def _in_text(entry: Entry, context: Context) -> Iterator[Observation]:
    article = entry.article
    text, folded = article.prose.text, fold_letters(article.prose.text)
    sentences = sentences_of(text, folded, (article.prose.sentences, entry.quantities))
    scene = _Scene(
        article=article,
        context=context,
        noted=find_noted(text, article.observations, entry.quantities),
        ids=name_sentences(text, [sentence.span for sentence in sentences]),
        topic=fold_letters(article.title),
        in_title=False,
    )
    for sentence in sentences:
        if len(sentence.figures) <= MOST_TOGETHER:
            yield from _in_sentence(scene, sentence)


def _in_title(article: Article, context: Context) -> Iterator[Observation]:
    span = Span(0, len(article.title))
    quantities = find_quantities(article.title, date=article.date)
    noted = find_noted(article.title, article.observations, quantities)
    scene = _Scene(article, context, noted, {span: TITLE_ID}, "", in_title=True)
    folded = fold_letters(article.title)
    for sentence in sentences_of(article.title, folded, ((span,), quantities)):
        if len(sentence.figures) <= MOST_TOGETHER:
            yield from _in_sentence(scene, sentence)


def _in_sentence(scene: _Scene, sentence: Sentence) -> Iterator[Observation]:
    if not any(figure.key or figure.start in scene.noted for figure in sentence.figures):
        return
    sentence_id = scene.ids[sentence.span]
    names = figure_ids(scene.article.slug, sentence_id, sentence.figures)
    phrases = dated_phrases(sentence, scene.article)
    mentions = find_mentions(sentence, scene.context.geography, scene.article.area)
    for quantity, name in zip(sentence.figures, names, strict=True):
        note = scene.noted.get(quantity.start)
        hidden = note.hide if note else is_in_phrase(sentence, quantity, phrases)
        if hidden or not (quantity.key or note):
            continue
        found = read_figure(
            Figure(
                id=name,
                quantity=quantity,
                sentence=sentence,
                sentence_id=sentence_id,
                article=scene.article,
                note=note,
                phrases=phrases,
                mentions=mentions,
                topic=scene.topic,
                in_title=scene.in_title,
            ),
            scene.context,
        )
        if found:
            yield found
