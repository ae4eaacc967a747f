"""What the last plan of a site came to, remembered: one for each variant of it."""

from __future__ import annotations

from digest.memory.codec import decoder, encode
from digest.memory.store import Store
from digest.pages.blueprint import Blueprint

_decode = decoder(Blueprint)


def read_blueprint(store: Store, variant: str) -> Blueprint | None:
    """Return the last blueprint of that ``variant`` of the site, where there is one.

    Raises DamagedError where it can't be read.
    """
    found: Blueprint | None = store.value_as(_name(variant), _decode)
    return found


def keep_blueprint(store: Store, variant: str, blueprint: Blueprint) -> None:
    """Remember a blueprint in the place of the one before."""
    store.keep_value(_name(variant), encode(blueprint))


def _name(variant: str) -> str:
    return f"blueprint of {variant}"
