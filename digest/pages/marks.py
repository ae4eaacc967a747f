"""The marks inside an article: its figures, and the sentences its key numbers stand in.

Says which elements go around which offsets; ``digest.pages.prose`` weaves them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from digest.model import Prose, Span
from digest.observations import Observation, Place
from digest.pages.prose import weave, weave_span
from digest.pages.tags import link_spans
from digest.pages.wraps import QUANTITY, SENTENCE, Wrap

Address = Callable[[Observation], str]


def marked_body(prose: Prose, observations: tuple[Observation, ...], address: Address) -> str:
    """Write an article's body with each mention of an observation linked to its ``address``."""
    wraps = [*_sentence_wraps(observations), *_number_wraps(prose, observations, address)]
    return weave(prose, wraps)


def quoted_sentence(prose: Prose, sentence: Span, marked: Iterable[Span]) -> str:
    """Write a sentence with the figures ``marked``."""
    marks = [Wrap(span.start, span.end, QUANTITY, "<mark>", "<mark>") for span in marked]
    return weave_span(prose, sentence, marks)


def _places(observations: Iterable[Observation]) -> Iterator[tuple[Observation, Place]]:
    """Yield what stands in the body; the title is no part of it."""
    for observation in observations:
        for place in observation.places:
            if not place.in_title:
                yield observation, place


def _sentence_wraps(observations: Iterable[Observation]) -> Iterator[Wrap]:
    named = {place.sentence_id: place.sentence for _, place in _places(observations)}
    for name, span in named.items():
        tag = f'<span class="sentence" id="{name}">'
        yield Wrap(span.start, span.end, SENTENCE, tag, '<span class="sentence">')


def _number_wraps(
    prose: Prose, observations: Iterable[Observation], address: Address
) -> Iterator[Wrap]:
    links = link_spans(prose.tokens)
    for observation, place in _places(observations):
        if _touches(Span(place.start, place.end), links):
            tag = '<span class="key">'
        else:
            tag = f'<a class="key" href="{address(observation)}">'
        yield Wrap(place.start, place.end, QUANTITY, tag, tag)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether ``span`` shares text with any of ``others``, which are in order and apart."""
    last = bisect_left(others, span.end, key=lambda other: other.start)
    return last > 0 and others[last - 1].end > span.start
