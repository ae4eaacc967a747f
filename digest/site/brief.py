"""What lists and the arrangement need to know of an article, small enough for all to be in memory.

A brief holds no text and no observations; it names by digests what pages show
of them, so that a page can tell whether it would still be the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct, structs

from digest.memory.codec import decoder, digest_of, encode
from digest.model import Area, Article, Indicator, JalaliDate, Prose
from digest.observations import Observation
from digest.observations.finding import Finding
from digest.persian.numerals import to_persian_digits
from digest.persian.slugs import slugify
from digest.site.changes import last_change
from digest.site.coverage import Days, covered
from digest.site.leading import leading_observations
from digest.site.related import Features, features, place_words
from digest.site.searchable import Searchable
from digest.site.shown import name_finding, name_shown
from digest.site.tabled import Tabled

NO_PROSE = Prose("", (), (), (), ())


class Measured(Struct, frozen=True, array_like=True):
    """How many observations of one indicator an article has, and a digest of all they show.

    ``is_placed`` tells whether any of them is about a province, and no part of
    a whole.
    """

    indicator: str
    count: int
    digest: str
    is_placed: bool


class Trait(Struct, frozen=True, array_like=True):
    """How many observations of an article have one trait: a province, a year, a unit."""

    kind: str
    slug: str
    name: str
    count: int


_read_measures = decoder(tuple[Measured, ...])
_read_traits = decoder(tuple[Trait, ...])
_read_features = decoder(Features)


class Packed(Struct, frozen=True, array_like=True):
    """The long parts of a brief as bytes: all briefs are held, but few are read for them."""

    measures: bytes
    traits: bytes
    features: bytes


class Brief(Struct, frozen=True, array_like=True):
    """An article in short, with digests of what the site shows of it.

    ``article`` is without its prose and ``opening`` its first sentence as it
    is shown. Of the digests, ``whole`` changes with anything of the article,
    ``numbers`` with anything that its observations show, ``card`` with what lists
    show of it, ``search`` with what the search knows of it, and ``outline`` with
    anything of this brief but ``whole`` and ``search``: with all that the site
    shows of the article beside its text. ``count`` counts its observations,
    ``changed`` is when it last changed for its readers, ``pinned`` tells whether
    an editor pinned any observation, and ``covered`` are the days that they
    speak of.
    """

    article: Article
    opening: str
    whole: str
    numbers: str
    card: str
    search: str
    outline: str
    count: int
    packed: Packed
    changed: JalaliDate | None
    pinned: bool
    covered: Days | None

    @property
    def measures(self) -> tuple[Measured, ...]:
        """The indicators in the order of the text, the empty one for what fits none."""
        measures: tuple[Measured, ...] = _read_measures(self.packed.measures)
        return measures

    @property
    def traits(self) -> tuple[Trait, ...]:
        """What its observations may be picked by."""
        traits: tuple[Trait, ...] = _read_traits(self.packed.traits)
        return traits

    @property
    def features(self) -> Features:
        """What it may share with others."""
        features: Features = _read_features(self.packed.features)
        return features


class Understood(Struct, frozen=True):
    """An article with its observations and with what arithmetic says of its figures."""

    article: Article
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]


class Declared(Struct, frozen=True):
    """What the editor has declared: the slugs of indicators in order, the words of places."""

    indicators: tuple[str, ...]
    places: frozenset[str]

    @staticmethod
    def of(indicators: Iterable[Indicator], areas: Iterable[Area]) -> Declared:
        """Make the declared names ready for making briefs."""
        return Declared(tuple(one.slug for one in indicators), place_words(areas))


class Extract(Struct, frozen=True):
    """What is made of an article's text for lists, for the search and for the open data.

    ``opening`` is its first sentence as it is shown, ``lead`` the first of its
    leading observations.
    """

    opening: str
    lead: Observation | None
    searchable: Searchable
    tabled: Tabled


def brief_of(understood: Understood, extract: Extract, whole: str, declared: Declared) -> Brief:
    """Make the brief of an article; ``whole`` is the digest of all it was read from."""
    article, observations = understood.article, understood.observations
    shown = name_shown(article.prose, observations)
    named = dict(zip((one.id for one in observations), shown, strict=True))
    leading = leading_observations(observations, declared.indicators)
    facts = structs.replace(article, prose=NO_PROSE)
    brief = Brief(
        article=facts,
        opening=extract.opening,
        whole="",
        numbers=digest_of(article.title, *shown, *map(name_finding, understood.findings)),
        card=digest_of(encode(facts), extract.opening, *(named[one.id] for one in leading)),
        search="",
        outline="",
        count=len(observations),
        packed=Packed(
            measures=encode(tuple(_measures(observations, shown))),
            traits=encode(tuple(_traits(observations))),
            features=encode(features(article, observations, declared.places)),
        ),
        changed=last_change(article),
        pinned=any(one.pinned for one in observations),
        covered=covered(observations),
    )
    # The outline is that of the brief as it is here: without ``whole`` and ``search``.
    search = digest_of(encode(extract.searchable))
    return structs.replace(brief, whole=whole, search=search, outline=digest_of(encode(brief)))


def _measures(observations: Sequence[Observation], shown: Sequence[str]) -> Iterator[Measured]:
    groups: dict[str, list[tuple[Observation, str]]] = {}
    for pair in zip(observations, shown, strict=True):
        groups.setdefault(pair[0].indicator, []).append(pair)
    for indicator, found in groups.items():
        is_placed = any(one.area and not one.whole for one, _ in found)
        yield Measured(indicator, len(found), digest_of(*(name for _, name in found)), is_placed)


def _traits(observations: Sequence[Observation]) -> Iterator[Trait]:
    """Count the observations by province, year and unit; topics are the article's own."""
    counts: dict[tuple[str, str], int] = {}
    names: dict[tuple[str, str], str] = {}
    counted = Counter(chain.from_iterable(map(traits_of, observations)))
    for (kind, slug, name), count in counted.items():
        counts[kind, slug] = counts.get((kind, slug), 0) + count
        names.setdefault((kind, slug), name)
    for (kind, slug), count in counts.items():
        yield Trait(kind, slug, names[kind, slug], count)


def traits_of(observation: Observation) -> Iterator[tuple[str, str, str]]:
    """Give the kind, the slug and the name of each trait that numbers are picked by.

    An area has no name here: the editor's table names it.
    """
    amount, year = observation.amount, year_of(observation)
    if observation.area:
        yield "areas", observation.area, ""
    if year:
        yield "years", str(year), to_persian_digits(str(year))
    if amount.unit_name and (slug := slugify(amount.unit)):
        yield "units", slug, amount.unit_name


def year_of(observation: Observation) -> int | None:
    """Return the last year a figure holds for, else the year it was reported in."""
    period = observation.period
    day = period.end or period.start or observation.reported
    return day.year if day else None
