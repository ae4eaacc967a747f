"""The pages of single articles planned anew, beside all others as they were.

To plan the whole site means to go through all articles; what the page of one
article shows beside it is little, and seldom changes with its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import structs

from digest.pages.articles import pages_of_articles
from digest.pages.cards import Teller, make_cards
from digest.pages.desk import Desk
from digest.pages.printed import Pages
from digest.site import Brief, OnDemand

Value = TypeVar("Value")


def can_be_proofed(pages: Pages, brief: Brief) -> bool:
    """Tell whether the article stands in the site where it stood, so that its page can go before.

    An article that is filed elsewhere, or has its first number, changes what
    its own page shows of the site.
    """
    before = pages.desk.briefs.get(brief.article.slug)
    return before is not None and _place(before) == _place(brief)


def proof_pages(pages: Pages, changed: Sequence[Brief]) -> Pages:
    """Give ``pages`` again with those of the ``changed`` articles made anew, and nothing else."""
    return pages.with_plans(pages_of_articles(_only(pages.desk, changed), changed))


def _place(brief: Brief) -> tuple[object, ...]:
    article = brief.article
    filed = (article.path, article.date, article.area, article.topics, article.source)
    return (*filed, article.draft, brief.count > 0)


def _only(desk: Desk, changed: Sequence[Brief]) -> Desk:
    """Give a desk whose site has the ``changed`` articles alone, with all others beside it."""
    library, briefs = desk.site.library, {brief.article.slug: brief for brief in changed}
    observed = OnDemand(briefs, lambda slug: library.observations(briefs[slug]))
    observations = _First(observed, desk.site.numbers.observations)
    numbers = structs.replace(desk.site.numbers, observations=observations)
    site = structs.replace(desk.site, entries=tuple(changed), numbers=numbers)
    teller = Teller({slug: brief.article for slug, brief in briefs.items()}, desk.provinces)
    whole = OnDemand(briefs, lambda slug: library.article(briefs[slug]))
    return structs.replace(
        desk,
        site=site,
        briefs=_First(briefs, desk.briefs),
        teller=teller,
        cards=_First(make_cards(site, teller), desk.cards),
        articles=_First(whole, desk.articles),
    )


class _First(Mapping[str, Value]):
    """A few values before all others, without a copy of these."""

    def __init__(self, few: Mapping[str, Value], others: Mapping[str, Value]) -> None:
        self._few = few
        self._others = others

    def __getitem__(self, name: str) -> Value:
        return self._few[name] if name in self._few else self._others[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._others)

    def __len__(self) -> int:
        return len(self._others)
