"""Related articles, found again only where what articles could share has changed."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from digest.memory.codec import decoder, digest_of, encode
from digest.memory.stamp import code_stamp
from digest.memory.store import Store
from digest.site.arrangement import Entries, relate_entries

_NAME = "related"

Related = Mapping[str, tuple[str, ...]]


class _Found(Struct, frozen=True):
    """What was found, and the digests of what it follows from: of the briefs, of their features."""

    outline: str
    features: str
    related: Related


_decode = decoder(_Found)


def remembered_related(store: Store, entries: Entries) -> Related:
    """Give the slugs related to the slug of each entry, as :func:`relate_entries` does."""
    before: _Found = store.value_as(_NAME, _decode) or _Found("", "", {})
    outline = digest_of(code_stamp(), *(one.outline for one in entries))
    if before.outline == outline:
        return before.related
    shared = [(one.article.slug, one.packed.features, one.article.related) for one in entries]
    features = digest_of(code_stamp(), encode(shared))
    found = before.related if before.features == features else relate_entries(entries)
    store.keep_value(_NAME, encode(_Found(outline, features, found)))
    return found
