"""What templates show of an article wherever it is listed, and of its numbers in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from msgspec import Struct

from digest.model import Article
from digest.observations import Observation, Reach
from digest.pages.page import (
    area_path,
    article_path,
    place_address,
    source_path,
    topic_path,
)
from digest.pages.wording import Statement, caption, statement, time_words, wording
from digest.site import Brief, OnDemand, Site, leading_observations


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the path it leads to."""

    name: str
    path: str


class ShownAmount(Struct, frozen=True):
    """An amount in words: «بیش از», «۴۰ میلیارد», «تومان».

    ``exact`` is the amount in full digits where the words differ, ``machine``
    its value for programs.
    """

    bound: str
    value: str
    unit: str
    exact: str
    machine: str


class ShownNumber(Struct, frozen=True):
    """An observation in words: its amount, «تسهیلات», «لرستان», «۱۳۹۷».

    ``sentence`` is the address of the sentence of the article.
    """

    id: str
    amount: ShownAmount
    caption: str
    where: str
    when: str
    sentence: str
    observation: Observation

    @property
    def fragment(self) -> str:
        """The id of the sentence in the page of the article; a title has none."""
        return self.sentence.partition("#")[2]

    @property
    def statement(self) -> Statement:
        """A sentence of it all, made where it is wanted: few pages have room for one."""
        return statement(self.observation, self.where)


@dataclass(frozen=True, slots=True)
class Card:
    """An article as listings show it."""

    article: Article
    path: str
    summary: str
    area: Link | None
    topics: tuple[Link, ...]
    source: Link | None
    find_leading: Callable[[], tuple[Observation, ...]] = field(repr=False, compare=False)
    find_lead: Callable[[], Observation | None] = field(repr=False, compare=False)
    tell: Callable[[Observation], ShownNumber] = field(repr=False, compare=False)

    @property
    def leading(self) -> tuple[ShownNumber, ...]:
        """The numbers that stand for the article, fetched when they are looked at."""
        return tuple(map(self.tell, self.find_leading()))

    @property
    def number(self) -> ShownNumber | None:
        """The first of the leading numbers; lists want no more."""
        lead = self.find_lead()
        return self.tell(lead) if lead else None


_ROOM = 4000
"""How many numbers in words are kept: a sheet, and what is printed near it, has hundreds."""


def make_cards(site: Site, teller: Teller) -> Mapping[str, Card]:
    """Make the card of any article, by its slug."""
    names = _Names.of(site)
    briefs = {brief.article.slug: brief for brief in site.entries}
    return OnDemand(briefs, lambda slug: _card(briefs[slug], site, names, teller))


@dataclass(frozen=True, slots=True)
class _Names:
    areas: Mapping[str, Link]
    topics: Mapping[str, Link]
    sources: Mapping[str, Link]

    @staticmethod
    def of(site: Site) -> _Names:
        return _Names(
            areas={a.slug: Link(a.name, area_path(a.slug)) for a in site.areas if a.entries},
            topics={t.slug: Link(t.name, topic_path(t.slug)) for t in site.topics},
            sources={s.name: Link(s.name, source_path(s.slug)) for s in site.sources},
        )


def place_name(reach: Reach, provinces: Mapping[str, str]) -> str:
    """Name what a figure is about: its own words where that is no province, else the province."""
    return reach.words or provinces.get(reach.area, "")


def _card(brief: Brief, site: Site, names: _Names, teller: Teller) -> Card:
    article = brief.article
    return Card(
        article=article,
        path=article_path(article),
        summary=article.summary or brief.opening,
        area=names.areas.get(article.area),
        topics=tuple(names.topics[slug] for slug in article.topics if slug in names.topics),
        source=names.sources.get(article.source),
        find_leading=partial(_leading, brief, site),
        find_lead=partial(site.library.lead, brief),
        tell=teller.number,
    )


def _leading(brief: Brief, site: Site) -> tuple[Observation, ...]:
    if not brief.count:
        return ()
    observations = site.numbers.observations[brief.article.slug]
    return leading_observations(observations, (one.slug for one in site.indicators))


class Teller:
    """Puts observations into words, each once as long as it is among the latest few thousand.

    ``articles`` go by their slugs, and so do the names of ``provinces``.
    """

    def __init__(self, articles: Mapping[str, Article], provinces: Mapping[str, str]) -> None:
        self._articles = articles
        self._provinces = provinces
        self._shown: dict[str, ShownNumber] = {}

    def number(self, observation: Observation) -> ShownNumber:
        """Show an observation with the name of its place."""
        shown = self._shown.get(observation.id)
        if shown is None:
            if len(self._shown) >= _ROOM:
                self._shown.clear()
            article = self._articles[observation.article]
            where = place_name(observation.reach, self._provinces)
            shown = self._shown[observation.id] = show_number(observation, article, where)
        return shown


def show_number(observation: Observation, article: Article, where: str) -> ShownNumber:
    """Put an observation into words; ``where`` names its place."""
    amount, words = observation.amount, wording(observation)
    return ShownNumber(
        id=observation.id,
        amount=ShownAmount(
            bound=words.bound,
            value=words.value,
            unit=words.unit,
            exact=amount.exact if amount.exact != amount.natural else "",
            machine=machine_value(observation),
        ),
        caption=caption(observation),
        where=where,
        when=time_words(observation),
        sentence=place_address(article, observation.place),
        observation=observation,
    )


def machine_value(observation: Observation) -> str:
    """Write the value in ASCII digits, a range by its lower end."""
    value = observation.amount.value
    return f"{value[0] if isinstance(value, tuple) else value:f}"
