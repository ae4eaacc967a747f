"""Related articles, found again only where what articles could share has changed."""

from __future__ import annotations

from collections.abc import Mapping

from digest.memory.codec import NotReadableError, decoder, digest_of, encode
from digest.memory.stamp import code_stamp
from digest.memory.store import DamagedError, Store
from digest.site.arrangement import Entries, relate_entries

_NAME = "related"

Related = Mapping[str, tuple[str, ...]]

_decode = decoder(tuple[str, dict[str, tuple[str, ...]]])


def remembered_related(store: Store, entries: Entries) -> Related:
    """Give the slugs related to the slug of each entry, as :func:`relate_entries` does."""
    told = [(one.article.slug, one.packed.features, one.article.related) for one in entries]
    key = digest_of(code_stamp(), encode(told))
    value = store.value(_NAME)
    try:
        before: tuple[str, Related] = _decode(value) if value else ("", {})
    except NotReadableError as error:
        raise DamagedError(str(error)) from error
    if before[0] == key:
        return before[1]
    found = relate_entries(entries)
    store.keep_value(_NAME, encode((key, found)))
    return found
