"""What the last plan of the site came to, remembered."""

from __future__ import annotations

from digest.memory.codec import NotReadableError, decoder, encode
from digest.memory.store import DamagedError, Store
from digest.pages.blueprint import Blueprint

_NAME = "blueprint"

_decode = decoder(Blueprint)


def read_blueprint(store: Store) -> Blueprint | None:
    """Return the last blueprint, where there is one; raises DamagedError where it can't be read."""
    value = store.value(_NAME)
    try:
        found: Blueprint | None = _decode(value) if value else None
    except NotReadableError as error:
        raise DamagedError(str(error)) from error
    return found


def keep_blueprint(store: Store, blueprint: Blueprint) -> None:
    """Remember a blueprint in the place of the one before."""
    store.keep_value(_NAME, encode(blueprint))
