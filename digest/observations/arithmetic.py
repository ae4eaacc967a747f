"""The arithmetic of an article: what its figures say of one another, and whether it agrees.

Precision comes first: a claim is computed only where the text's own structure
says that its figures belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import structs

from digest.model import Entry
from digest.observations.finding import Finding, Mentioned
from digest.observations.observation import Observation, Place
from digest.observations.ratios import find_ratios
from digest.observations.rivals import find_rivals, find_roundings
from digest.observations.texts import Text, Texts, read_texts
from digest.observations.totals import find_totals
from digest.quantities.keys import CORE

MOST_TOGETHER = 40
"""With more figures than this a sentence is a table, which nobody reads as a sum."""


def check_arithmetic(
    entry: Entry, observations: Sequence[Observation], texts: Texts | None = None
) -> tuple[Finding, ...]:
    """Return what can be computed of an article's figures, in the order of its text.

    ``observations`` are the article's own, as ``observe`` gave them, and
    ``texts`` too, where they are read already.
    """
    slug, texts = entry.article.slug, texts or read_texts(entry)
    passages = tuple(_mentioned(texts.body))
    found: list[Finding] = []
    before: Sequence[Mentioned] = ()
    for here in passages:
        if len(here) <= MOST_TOGETHER:
            found += find_totals(slug, before, here)
            found += find_ratios(slug, here)
        before = here
    everything = [mention for here in passages for mention in here]
    found += find_rivals(slug, everything)
    found += find_roundings(slug, tuple(_titles(texts.title, everything, observations)))
    return tuple(_each_once(found))


def _each_once(found: Sequence[Finding]) -> Iterator[Finding]:
    """Drop a computation that two cues of one sentence led to."""
    seen = set()
    for finding in found:
        key = (finding.kind, finding.claim, finding.figures[0])
        if key not in seen:
            seen.add(key)
            yield finding


def _mentioned(text: Text) -> Iterator[tuple[Mentioned, ...]]:
    """Yield the figures of each sentence that has any."""
    for sentence in text.sentences:
        yield tuple(
            Mentioned(quantity, sentence, text.ids[sentence.span])
            for quantity in sentence.figures
            if quantity.kind in CORE and isinstance(quantity.value, Decimal | tuple)
        )


def _titles(
    title: Text, text: Sequence[Mentioned], observations: Sequence[Observation]
) -> Iterator[tuple[Mentioned, Mentioned]]:
    """Pair the figures of the title with the figures of the text that they mean."""
    meant = list(_meant(observations))
    if not meant:
        return
    titled = {mention.quantity.start: mention for here in _mentioned(title) for mention in here}
    by_start = {mention.quantity.start: mention for mention in text}
    for said, place in meant:
        if said.start in titled and place.start in by_start:
            yield titled[said.start], by_start[place.start]


def _meant(observations: Sequence[Observation]) -> Iterator[tuple[Place, Place]]:
    for observation in observations:
        titles = [place for place in observation.places if place.in_title]
        texts = [place for place in observation.places if not place.in_title]
        if titles and texts:
            yield titles[0], texts[0]
        elif titles:
            rivals = [o for o in observations if _is_rival(observation, o)]
            if len(rivals) == 1:
                yield titles[0], rivals[0].place


def _is_rival(title: Observation, other: Observation) -> bool:
    """Tell whether a figure of the text is the one measure of the kind that the title gives."""
    if other.place.in_title or not title.indicator or title.indicator != other.indicator:
        return False
    own = (title.reach, title.amount.unit, title.flags)
    is_same = own == (other.reach, other.amount.unit, other.flags)
    return is_same and (not title.period.words or title.period == other.period)


def mark_parts(
    observations: Sequence[Observation], findings: Sequence[Finding]
) -> tuple[Observation, ...]:
    """Give the parts of every total that agrees the id of their whole.

    A part is no rival of its whole: «۴۷۷ طرح» of 853 must not stand beside it
    as another value of the same measure.
    """
    ids = {p.start: o.id for o in observations for p in o.places if not p.in_title}
    wholes = {
        ids[figure.start]: ids[finding.claim.start]
        for finding in findings
        if finding.kind == "total" and finding.agrees and finding.claim.start in ids
        for figure in finding.figures
        if figure.start in ids
    }
    return tuple(
        structs.replace(o, whole=wholes[o.id]) if o.id in wholes else o for o in observations
    )
