"""One article file understood: from its bytes to what is remembered of it. Pure."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from time import perf_counter

from msgspec import Struct, structs

from digest.catalogue.reference import Reference
from digest.memory.codec import decoder, encode
from digest.memory.store import Made
from digest.model import Article, Entry, Prose, Topic
from digest.observations import Observation, check_notes
from digest.observations.finding import Finding
from digest.pages.searchables import searchable_of
from digest.pages.summaries import opening_of
from digest.pages.tables import tabled_of
from digest.problems import Problem
from digest.quantities import find_quantities
from digest.reading.articles import ReadArticle, read_article
from digest.reading.files import Source
from digest.site import (
    Brief,
    Extract,
    Understood,
    brief_of,
    leading_observations,
    understand,
)
from digest.site.searchable import Searchable
from digest.site.tabled import Tabled

PROSE, FINDINGS, SEARCH, LEAD = "prose", "findings", "search", "lead"
MEASURE, TABLED = "measure:", "tabled:"
"""With the slug of each indicator that is reported, and with none for other figures."""

Placed = tuple[int, Observation]
"""An observation and its turn among all of its article."""


class Record(Struct, frozen=True, array_like=True):
    """What a build needs of an article file at once; ``brief`` is ``None`` where an error stands.

    ``topics`` are those it names, ``lines`` where the keys of its front matter
    stand.
    """

    path: str
    brief: Brief | None
    topics: tuple[Topic, ...]
    lines: dict[str, int]
    problems: tuple[Problem, ...]

    @property
    def read(self) -> ReadArticle:
        """The article as reading gives it, without its prose."""
        article = self.brief.article if self.brief else None
        return ReadArticle(article, self.topics, self.lines, self.problems)


read_record = decoder(Record)
read_prose = decoder(Prose)
read_findings = decoder(tuple[Finding, ...])
read_lead = decoder(Observation)
read_measured = decoder(tuple[Placed, ...])
read_searchable = decoder(Searchable)
read_tabled = decoder(Tabled)


def make_records(sources: Sequence[Source], reference: Reference) -> list[Made]:
    """Read and understand article files.

    Each step is taken for all of them before the next one: its code and its
    tables are at hand then, which saves a tenth of the time.
    """
    steps = [_make_record(source, reference) for source in sources]
    seconds = [0.0] * len(steps)
    made: dict[int, Made] = {}
    while len(made) < len(steps):
        for at in range(len(steps)):
            started = perf_counter()
            try:
                next(steps[at])
            except StopIteration as end:
                made.setdefault(at, end.value)
            seconds[at] += perf_counter() - started
    return [structs.replace(made[at], seconds=seconds[at]) for at in range(len(steps))]


def _make_record(source: Source, reference: Reference) -> Generator[None, None, Made]:
    """Read and understand an article file, step by step."""
    key = reference.key_of(source.path, source.content)
    read = read_article(source.path, source.content, reference.vocabulary)
    if read.article is None:
        record = Record(source.path, None, read.topics, dict(read.lines), read.problems)
        return Made(key, encode(record), ())
    yield
    entry = Entry(read.article, find_quantities(read.article.prose.text))
    yield
    understood = understand(entry, reference.context)
    yield
    # A topic that nobody declared has its name from the article.
    named = structs.replace(
        reference.named, topics={topic.slug: topic.name for topic in read.topics}
    )
    leading = leading_observations(understood.observations, reference.declared.indicators)
    extract = Extract(
        opening=opening_of(read.article.prose),
        lead=next(iter(leading), None),
        searchable=searchable_of(entry, understood.observations, named),
        tabled=tabled_of(understood.article, understood.observations, reference.named.areas),
    )
    yield
    brief = brief_of(understood, extract, key, reference.declared)
    problems = (*read.problems, *check_notes(read.article, reference.context))
    record = Record(source.path, brief, read.topics, dict(read.lines), problems)
    return Made(key, encode(record), _parts(understood, extract))


def _parts(understood: Understood, extract: Extract) -> tuple[tuple[str, bytes], ...]:
    groups: dict[str, list[Placed]] = {}
    for placed in enumerate(understood.observations):
        groups.setdefault(placed[1].indicator, []).append(placed)
    return (
        (PROSE, encode(understood.article.prose)),
        (SEARCH, encode(extract.searchable)),
        (FINDINGS, encode(understood.findings)),
        *(((LEAD, encode(extract.lead)),) if extract.lead else ()),
        *((MEASURE + indicator, encode(found)) for indicator, found in groups.items()),
        *((TABLED + indicator, encode(extract.tabled.of(indicator))) for indicator in groups),
    )


def with_prose(article: Article, prose: bytes) -> Article:
    """Give an article its prose back."""
    return structs.replace(article, prose=read_prose(prose))
