"""The keys of pages: a page with the same key as before need not be printed to be known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Keys(Protocol):
    """Knows what pages are made from, now and in the sites that were published.

    A site is known by the hash of its manifest, so that keys can never be
    taken for those of another.
    """

    @property
    def now(self) -> Mapping[str, str]:
        """The key of every page of the site that is to be published."""

    def of_site(self, manifest: str) -> Mapping[str, str]:
        """Return the keys of a site that was published; none where they are not known."""

    def note(self, manifest: str) -> None:
        """Note that the site which was just published has the keys of ``now``."""


class NoKeys:
    """Knows nothing, so that every page is printed and compared."""

    now: Mapping[str, str] = {}

    def of_site(self, manifest: str) -> Mapping[str, str]:
        """Return nothing."""
        del manifest
        return {}

    def note(self, manifest: str) -> None:
        """Note nothing."""
