"""Make sure that a browser is there for the tests: Chromium of the system, or Playwright's own.

    python -m tests.browser.install

Where neither is to be had, the browser tests are skipped and say so; with
``CI`` set they fail instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def system_browser() -> str | None:
    """Find a Chromium of the system, or the one that $CHROMIUM names."""
    chosen = os.environ.get("CHROMIUM")
    return chosen or next(filter(None, map(shutil.which, NAMES)), None)


def playwright_browser() -> str | None:
    """Find the browser that Playwright itself has installed."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def main() -> int:
    """Install Playwright's browser where the system has none; never fail for want of one."""
    if system_browser() or playwright_browser():
        return 0
    print("No Chromium found: fetching Playwright's own for the browser tests …", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        subprocess.run(command, check=True, timeout=600)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"It could not be fetched ({error}); the browser tests will be skipped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
