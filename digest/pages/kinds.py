"""The kinds of pages in one table, and the plan of a whole site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from digest.memory.codec import digest_of
from digest.model import Asset
from digest.pages.archive import archive
from digest.pages.articles import articles
from digest.pages.claims import Claim, check_claims
from digest.pages.corrections import corrections
from digest.pages.desk import Desk
from digest.pages.downloads import downloads
from digest.pages.feeds import feeds
from digest.pages.index import index
from digest.pages.indicators import indicators
from digest.pages.leaves import leaves, not_found
from digest.pages.listings import areas, sources, topics
from digest.pages.machines import machine_files, manifest
from digest.pages.moved import moved
from digest.pages.numbers import numbers
from digest.pages.page import Planned
from digest.pages.search import search
from digest.pages.selections import selections
from digest.pages.social import social_cards
from digest.persian.calendar import date_order

PageKind = Callable[[Desk], Iterator[Planned]]

PAGES: tuple[PageKind, ...] = (
    index,
    articles,
    numbers,
    selections,
    indicators,
    areas,
    topics,
    sources,
    archive,
    corrections,
    search,
    leaves,
    not_found,
    moved,
    feeds,
    social_cards,
    manifest,
    downloads,
)


def plan_all(desk: Desk, assets: Sequence[Asset]) -> tuple[Planned, ...]:
    """Plan all files, ``assets`` as they are; raises ContentError when two claim one path."""
    rows = {kind: tuple(kind(desk)) for kind in PAGES}
    changes = {plan.path: plan.changed for plan in chain(*rows.values()) if plan.listed}
    around = (*machine_files(desk, changes), *map(_as_it_is, assets))
    check_claims(Claim(plan.path, plan.source) for plan in chain(*rows.values(), around))
    return (*_in_order_of_work(rows), *around)


def _in_order_of_work(rows: Mapping[PageKind, Sequence[Planned]]) -> Iterator[Planned]:
    """Put the longest work first, and together what is made of the same.

    The first page of numbers shows indicators. All else goes by date, so that
    an article is fetched, and its card is made, once for its page and for the
    sheets of all lists that have it.
    """
    first = (*rows[indicators], *rows[numbers][:1], *rows[downloads])
    begun = {plan.path for plan in first}
    others = [plan for row in rows.values() for plan in row if plan.path not in begun]
    yield from first
    yield from sorted(others, key=lambda plan: date_order(plan.changed), reverse=True)


def _as_it_is(asset: Asset) -> Planned:
    return Planned(
        path=asset.path,
        source=asset.path,
        shows=(digest_of(asset.content),),
        make=lambda: asset.content,
        apart=True,
    )
