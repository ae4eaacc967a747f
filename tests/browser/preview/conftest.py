"""The browser of whoever edits: wide, and with errors of its own now and then."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may meet 404, which the console calls an error."""
    page = browser.new_page()
    yield page
    page.close()
