"""The last plan of a site in the memory."""

from __future__ import annotations

from digest.catalogue.blueprint import keep_blueprint, read_blueprint
from digest.memory.store import Store
from digest.pages.blueprint import Blueprint

MADE = Blueprint("outline", {"chah-yazd": "whole"}, {"articles/chah-yazd.html": "key"})
ASKED = "https://example.org/"


def test_a_blueprint_is_there_for_the_site_it_was_made_of(store: Store) -> None:
    assert read_blueprint(store, ASKED) is None
    keep_blueprint(store, ASKED, MADE)
    assert read_blueprint(store, ASKED) == MADE
    assert read_blueprint(store, f"{ASKED} with drafts") is None


def test_a_value_that_is_no_blueprint_is_none(store: Store) -> None:
    store.keep_value(f"blueprint of {ASKED}", b"\xc1")
    assert read_blueprint(store, ASKED) is None
