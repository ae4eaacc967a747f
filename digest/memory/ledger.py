"""Which key each page of a published site was made with."""

from __future__ import annotations

from collections.abc import Mapping

from digest.memory.codec import decoder, encode
from digest.memory.store import Store

_decode = decoder(tuple[str, dict[str, str]])


class Ledger:
    """The keys of the site that is to be published, and of the last one at the same place.

    ``place`` names the output folder; one ledger is kept for each.
    """

    def __init__(self, store: Store, place: str, now: Mapping[str, str]) -> None:
        self.now = now
        self._store = store
        self._name = f"keys of {place}"

    def of_site(self, manifest: str) -> Mapping[str, str]:
        """Return the keys of the site with that manifest; none where it was not the last one."""
        known, keys = self._store.value_as(self._name, _decode) or ("", {})
        return keys if manifest and known == manifest else {}

    def note(self, manifest: str) -> None:
        """Note that the site with that manifest has the keys of ``now``."""
        self._store.keep_value(self._name, encode((manifest, dict(self.now))))
