"""The moment at which a real browser has painted a new text, by the clock of this machine."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from tests.browser.install import playwright_browser, system_browser

MARK = "edit{}end"
_PATIENCE = 20.0

_WATCH = """
let told = "";
function look() {
  const mark = (document.body?.textContent.match(/edit[a-j]+end/g) ?? []).at(-1) ?? "";
  if (mark === told) return;
  told = mark;
  requestAnimationFrame(() => {
    const painted = new MessageChannel();  // its message comes when the frame has been made
    painted.port1.onmessage = () =>
      console.log(`painted ${mark} ${performance.timeOrigin + performance.now()}`);
    painted.port2.postMessage(0);
  });
}
addEventListener("DOMContentLoaded", look);
new MutationObserver(look).observe(document, {subtree: true, childList: true, characterData: true});
"""


def mark_of(number: int) -> str:
    """Give a word that stands nowhere else, without figures.

    >>> mark_of(12)
    'editbcend'
    """
    return MARK.format("".join("abcdefghij"[int(figure)] for figure in str(number)))


class Watched:
    """A page that tells when it has painted a mark."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._painted: dict[str, float] = {}
        page.on("console", self._note)
        page.add_init_script(_WATCH)

    def seconds_until(self, mark: str, act: Callable[[], object]) -> float:
        """Return the seconds from ``act`` until the page has painted ``mark``, or infinity."""
        start = time.time()
        act()
        deadline = time.monotonic() + _PATIENCE
        while mark not in self._painted:
            if time.monotonic() > deadline:
                return math.inf
            self.page.wait_for_timeout(20)
        return self._painted[mark] - start

    def _note(self, message: ConsoleMessage) -> None:
        if message.text.startswith("painted "):
            _, mark, milliseconds = message.text.split()
            self._painted[mark] = float(milliseconds) / 1000


@contextmanager
def watched_page(address: str) -> Iterator[Watched]:
    """Open ``address`` in a browser of its own."""
    path = system_browser() or playwright_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        watched = Watched(browser.new_page())
        watched.page.goto(address)
        yield watched
        browser.close()
