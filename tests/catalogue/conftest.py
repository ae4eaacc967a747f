"""A memory that lasts as long as a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from digest.memory.store import Store


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store(None)
    yield store
    store.close()
