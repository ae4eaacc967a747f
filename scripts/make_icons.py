"""Make the icons of the web app from the sign in the theme.

    python scripts/make_icons.py

Draws ``theme/favicon.svg`` in a headless Chromium, for which it needs
``playwright``. A maskable icon fills its square, since each system cuts a
shape of its own out of it; the sign keeps within the middle four fifths.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

THEME = Path(__file__).resolve().parent.parent / "theme"
SIGN = (THEME / "favicon.svg").read_text(encoding="utf-8")
PARTS = re.compile(r"(<svg[^>]*>)(<rect[^>]*/>)(.*)</svg>", re.DOTALL)
ROUND = re.compile(r' rx="\d+"')


def main() -> None:
    """Draw every icon into the theme."""
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        draw(page, SIGN, 192, "icon-192.png")
        draw(page, SIGN, 512, "icon-512.png")
        draw(page, maskable(SIGN), 512, "icon-maskable.png")
        browser.close()


def maskable(sign: str) -> str:
    """Let the ground go to the edge, and draw the sign at four fifths of its size."""
    svg, ground, drawing = PARTS.fullmatch(sign.strip()).groups()
    smaller = f'<g transform="translate(3.2 3.2) scale(.8)">{drawing}</g>'
    return svg + ROUND.sub("", ground) + smaller + "</svg>"


def draw(page: Page, sign: str, size: int, name: str) -> None:
    """Draw ``sign`` in a square of ``size`` pixels."""
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{sign}")
    target = THEME / name
    page.screenshot(path=target, omit_background=True)
    sys.stdout.write(f"{name}: {target.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
