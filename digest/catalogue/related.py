"""Related articles, found again only where what articles could share has changed."""

from __future__ import annotations

from collections.abc import Mapping

from digest.memory.codec import NotReadableError, decoder, digest_of, encode
from digest.memory.stamp import code_stamp
from digest.memory.store import DamagedError, Store
from digest.site.related import Features, relate

_NAME = "related"

Related = dict[str, tuple[str, ...]]

_decode = decoder(tuple[str, Related])


def remembered_related(
    store: Store, ordered: Mapping[str, Features], chosen: Mapping[str, tuple[str, ...]]
) -> Related:
    """Give the slugs related to each slug, as :func:`relate` does."""
    key = digest_of(code_stamp(), encode(ordered), encode(chosen))
    value = store.value(_NAME)
    try:
        before: tuple[str, Related] = _decode(value) if value else ("", {})
    except NotReadableError as error:
        raise DamagedError(str(error)) from error
    if before[0] == key:
        return before[1]
    found = relate(ordered, chosen)
    store.keep_value(_NAME, encode((key, found)))
    return found
