"""What the library of the memory has beside single articles."""

from __future__ import annotations

import pytest

from digest.catalogue import StoredLibrary
from digest.memory.codec import decoder, encode
from digest.memory.store import Store
from digest.site.sketches import Sketch

WELLS = (Sketch("wells", "حلقه", planned=False, areas=("yazd",)),)
MORE = (*WELLS, Sketch("wells", "حلقه", planned=True, areas=()))
READ = decoder(tuple[Sketch, ...])


def test_a_value_is_made_once_of_the_same_sources(store: Store) -> None:
    library, made = StoredLibrary(store), []

    def make() -> tuple[Sketch, ...]:
        made.append("made")
        return WELLS

    assert library.recall("wells", "digest", READ, make) == WELLS
    assert library.recall("wells", "digest", READ, make) == WELLS
    assert made == ["made"]
    assert library.recall("wells", "other", READ, lambda: MORE) == MORE
    assert library.recall("wells", "digest", READ, make) == WELLS
    assert made == ["made", "made"]


@pytest.mark.parametrize("kept", [b"\xc1", encode(("digest", 7)), encode("digest")])
def test_a_value_of_another_kind_is_made_anew(kept: bytes, store: Store) -> None:
    store.keep_value("wells", kept)
    assert StoredLibrary(store).recall("wells", "digest", READ, lambda: WELLS) == WELLS


def test_a_value_of_another_program_is_not_read(store: Store) -> None:
    library = StoredLibrary(store)
    library.recall("wells", "before", decoder(int), lambda: 7)
    assert library.recall("wells", "now", READ, lambda: WELLS) == WELLS
