"""The marks inside an article: its figures, and the sentences its key numbers stand in.

Says which elements go around which offsets; ``digest.pages.prose`` weaves them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from digest.model import Entry, Span
from digest.pages.prose import weave, weave_span
from digest.pages.tags import link_spans
from digest.pages.wraps import QUANTITY, SENTENCE, Wrap
from digest.site import KeyNumber

Address = Callable[[KeyNumber], str]


def marked_body(entry: Entry, numbers: tuple[KeyNumber, ...], address: Address) -> str:
    """Write the body of ``entry`` with each key number linked to its ``address``."""
    prose = entry.article.prose
    wraps = [*_sentence_wraps(numbers), *_number_wraps(entry, numbers, address)]
    return weave(prose, wraps)


def quoted_sentence(entry: Entry, numbers: Sequence[KeyNumber]) -> str:
    """Write the sentence that ``numbers`` share with each of them marked."""
    marks = [
        Wrap(number.quantity.start, number.quantity.end, QUANTITY, "<mark>", "<mark>")
        for number in numbers
    ]
    return weave_span(entry.article.prose, numbers[0].sentence, marks)


def _sentence_wraps(numbers: tuple[KeyNumber, ...]) -> Iterator[Wrap]:
    for name, span in {number.sentence_id: number.sentence for number in numbers}.items():
        tag = f'<span class="sentence" id="{name}">'
        yield Wrap(span.start, span.end, SENTENCE, tag, '<span class="sentence">')


def _number_wraps(entry: Entry, numbers: tuple[KeyNumber, ...], address: Address) -> Iterator[Wrap]:
    links = link_spans(entry.article.prose.tokens)
    for number in numbers:
        span = Span(number.quantity.start, number.quantity.end)
        if _touches(span, links):
            tag = '<span class="key">'
        else:
            tag = f'<a class="key" href="{address(number)}">'
        yield Wrap(span.start, span.end, QUANTITY, tag, tag)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether ``span`` shares text with any of ``others``, which are in order and apart."""
    last = bisect_left(others, span.end, key=lambda other: other.start)
    return last > 0 and others[last - 1].end > span.start
