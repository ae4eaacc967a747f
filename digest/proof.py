"""Edited articles shown before the whole site is planned again.

A proof is the last build with the pages of these articles made anew. It is for
looking at while the next build is under way, and that build decides: where its
key of a page is another, the proof of that page was too early.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec import structs

from digest.build import Built, Options, cataloguer, published
from digest.memory.store import Store
from digest.pages.proof import can_be_proofed, proof_pages
from digest.problems import has_errors


def proof_site(last: Built, paths: Collection[str], options: Options, store: Store) -> Built | None:
    """Give the ``last`` build with the articles at ``paths`` as they are now.

    Nothing where they can't go before the rest, as those that have an error,
    are new or are filed elsewhere. ``options`` are those of the build that will
    follow. Raises DamagedError where the memory can't be read.
    """
    records = cataloguer(options, store, last.survey.reference).records_of(paths)
    briefs = [record.brief for record in records if record.brief]
    if len(briefs) < len(paths) or any(has_errors(record.problems) for record in records):
        return None
    shown = published(briefs, last.pages.desk.settings, options)
    if len(shown) < len(paths) or not all(can_be_proofed(last.pages, brief) for brief in shown):
        return None
    return structs.replace(last, pages=proof_pages(last.pages, shown))
