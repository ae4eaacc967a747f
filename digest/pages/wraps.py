"""Elements around stretches of a text, whatever tags the text has itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, structs

from digest.model import Prose, Span
from digest.pages.isolates import LEFT_TO_RIGHT, is_foreign, isolates

SENTENCE, QUANTITY, ISOLATE = range(3)
"""The layers of wraps over the same stretch, from the outside in."""


class Wrap(Struct, frozen=True):
    """An element around a stretch of text.

    ``tag`` opens it the first time; ``again``, which must not repeat an id,
    opens it where a border of something else has closed it.
    """

    start: int
    end: int
    layer: int
    tag: str
    again: str

    @property
    def closing(self) -> str:
        """The end tag."""
        return f"</{self.tag[1:-1].partition(' ')[0]}>"


def nesting(wrap: Wrap) -> tuple[int, int, int]:
    """Order wraps from the outside in: what holds more is outside, else the layers decide."""
    return wrap.start, -wrap.end, wrap.layer


def are_nested(wraps: Iterable[Wrap], span: Span) -> bool:
    """Tell whether ``wraps``, the outer one first, are nested, and all in ``span``."""
    ends = [span.end]
    for wrap in wraps:
        while len(ends) > 1 and ends[-1] <= wrap.start:
            ends.pop()
        if ends[-1] < wrap.end or wrap.start < span.start:
            return False
        ends.append(wrap.end)
    return True


def isolate_wraps(prose: Prose, span: Span) -> list[Wrap]:
    """Wrap the figures, foreign runs and code of a slice of ``prose``."""
    text, at = prose.text[span.start : span.end], span.start
    found = isolates(text, _inside(prose.foreign, span), _inside(prose.verbatim, span))
    return [
        Wrap(at + one.span.start, at + one.span.end, ISOLATE, one.tag, one.tag) for one in found
    ]


def _inside(runs: Sequence[Span], span: Span) -> Sequence[Span]:
    """Give the runs that begin in ``span``, by their place in it."""
    if not runs:
        return ()
    first = bisect_left(runs, span.start, key=lambda run: run.start)
    last = bisect_left(runs, span.end, key=lambda run: run.start)
    return [
        Span(run.start - span.start, min(run.end, span.end) - span.start)
        for run in runs[first:last]
    ]


def foreign_wraps(prose: Prose, spans: Iterable[Span]) -> Iterator[Wrap]:
    """Isolate each of ``spans`` that is foreign as a whole, with the marks around its words."""
    for span in spans:
        if is_foreign(prose.text[span.start : span.end]):
            yield Wrap(span.start, span.end, SENTENCE, LEFT_TO_RIGHT, LEFT_TO_RIGHT)


def around_isolates(wraps: Iterable[Wrap], isolated: Sequence[Wrap]) -> Iterator[Wrap]:
    """Cut a wrap that ends inside an isolate at its start: an isolate in two has two orders."""
    starts = [isolate.start for isolate in isolated]
    for wrap in wraps:
        at = bisect_left(starts, wrap.end) - 1
        start, end = (isolated[at].start, isolated[at].end) if at >= 0 else (0, 0)
        if wrap.start < start and wrap.end < end:
            yield structs.replace(wrap, end=start)
            yield structs.replace(wrap, start=start, tag=wrap.again)
        else:
            yield wrap
