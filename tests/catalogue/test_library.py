"""What the library of the memory has beside single articles."""

from __future__ import annotations

from digest.catalogue import StoredLibrary
from digest.memory.store import Store
from digest.site.sketches import Sketch

WELLS = (Sketch("wells", "حلقه", planned=False, areas=("yazd",)),)
MORE = (*WELLS, Sketch("wells", "حلقه", planned=True, areas=()))


def test_sketches_are_made_once_for_the_same_observations(store: Store) -> None:
    library, made = StoredLibrary(store), []

    def make() -> tuple[Sketch, ...]:
        made.append("made")
        return WELLS

    assert library.sketches("wells", "digest", make) == WELLS
    assert library.sketches("wells", "digest", make) == WELLS
    assert made == ["made"]
    assert library.sketches("wells", "other", lambda: MORE) == MORE
    assert library.sketches("wells", "digest", make) == WELLS
    assert made == ["made", "made"]


def test_sketches_that_are_none_are_made_anew(store: Store) -> None:
    store.keep_value("sketches of wells", b"\xc1")
    library = StoredLibrary(store)
    assert library.sketches("wells", "digest", lambda: WELLS) == WELLS
    assert library.sketches("wells", "digest", lambda: MORE) == WELLS
