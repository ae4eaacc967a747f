"""What pages show of an article's observations, each named by a digest of all of it.

As long as the digest of an observation stays the same, whatever pages make of it
and of its sentence does too. Offsets in the article are left out, since they
change with text that is not shown beside it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from typing import TypeVar

from msgspec import structs

from digest.memory.codec import digest_of, encode
from digest.model import Edit, Prose, Span
from digest.observations import Observation, Place
from digest.observations.finding import Finding

Stretch = TypeVar("Stretch", Span, Edit)

Quote = Callable[[Span], tuple[str, str]]
"""Writes down the text of a sentence and its marks."""


def name_shown(prose: Prose, observations: Iterable[Observation]) -> tuple[str, ...]:
    """Name all that is shown of each observation of an article: itself, and its sentences."""
    quote = cache(partial(_quote, prose))
    return tuple([_name(one, quote) for one in observations])


def name_finding(finding: Finding) -> str:
    """Name all that is shown of what arithmetic found."""
    ids = [place.sentence_id for place in (finding.claim, *finding.figures)]
    return repr((finding.agrees, finding.computation, finding.verdict, ids))


def _name(observation: Observation, quote: Quote) -> str:
    places = [
        f"{place.surface} {place.sentence_id} {_in_its_sentence(place, quote)}"
        for place in observation.places
    ]
    return digest_of(encode(structs.replace(observation, places=())), *places)


def _in_its_sentence(place: Place, quote: Quote) -> str:
    """Write down all that a quotation of the sentence is made from."""
    if place.in_title:
        return f"{place.start}"
    text, marks = quote(place.sentence)
    return f"({text}, {place.start - place.sentence.start}, {marks})"


def _quote(prose: Prose, sentence: Span) -> tuple[str, str]:
    """Write down the text of a sentence and its marks, which its figures have in common."""
    start, end = sentence.start, sentence.end
    runs = [_around(spans, start, end) for spans in (prose.foreign, prose.verbatim)]
    foreign, verbatim = ([(run.start - start, run.end - start) for run in found] for found in runs)
    around = _around(prose.edits, start, end)
    edits = [(edit.start - start, edit.end - start, edit.replacement) for edit in around]
    return repr(prose.text[start:end]), f"{foreign}, {verbatim}, {edits}"


def _around(spans: Sequence[Stretch], start: int, end: int) -> Sequence[Stretch]:
    """Take those of ``spans``, which are in order, that touch ``start`` to ``end``."""
    if not spans:
        return ()
    first = bisect_left(spans, start, key=lambda span: span.end)
    last = bisect_right(spans, end, key=lambda span: span.start)
    return spans[first:last]
