"""The pages outside the digest, each read once for as long as it stays."""

from __future__ import annotations

from collections.abc import Sequence

from digest.memory.codec import decoder, digest_of, encode
from digest.memory.stamp import code_stamp
from digest.memory.store import Store
from digest.reading.articles import ReadLeaf, read_leaf
from digest.reading.files import Source

_NAME = "leaves"

_decode = decoder(dict[str, ReadLeaf])


def read_leaves(sources: Sequence[Source], store: Store) -> tuple[ReadLeaf, ...]:
    """Read pages outside the digest, as far as ``store`` does not know them; they are few."""
    keys = [digest_of(code_stamp(), source.path, source.content) for source in sources]
    known = _known(store)
    now = {
        key: known[key] if key in known else read_leaf(source.path, source.content)
        for key, source in zip(keys, sources, strict=True)
    }
    if now.keys() != known.keys():
        store.keep_value(_NAME, encode(now))
    return tuple(now[key] for key in keys)


def _known(store: Store) -> dict[str, ReadLeaf]:
    found: dict[str, ReadLeaf] = store.value_as(_NAME, _decode) or {}
    return found
