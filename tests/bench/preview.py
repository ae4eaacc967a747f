"""How long it takes from saving a file to seeing its page, and whether an hour's work is survived.

    python -m tests.bench.preview [--articles 10000] [--edits 30] [--soak 300]

Prints the milliseconds from a save until a real browser has painted the new
text; then, for ``--soak`` seconds, makes random edits and faults and prints
what was missed, and how memory and open files grew.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter as now

from playwright.sync_api import Page, sync_playwright

from tests.browser.install import system_browser
from tests.preview.fake import make_site
from tests.preview.running import Running, running, until

PAINTED = """
addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => requestAnimationFrame(
  () => console.log("shown " + document.querySelector("#text").textContent))));
document.addEventListener("LiveReloadConnect", () => console.log("connected"));
"""


def measure(page: Page, preview: Running, edits: int) -> None:
    """Print the median and the extremes of ``edits`` saves, and what a mere reload takes."""
    told: list[float] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda _: told.append(now())))
    shown, reached, reloaded = [], [], []
    page.reload()
    for number in range(edits):
        reloaded.append(until_painted(page, "", page.reload))
        told.clear()
        start = now()
        text = f"edit {number} end"
        shown.append(until_painted(page, text, partial(preview.write, "7.txt", text)))
        reached.append(told[0] - start)
        time.sleep(0.1)
    for name, taken in (
        ("saved to painted", shown),
        ("of it, until the browser is told", reached),
        ("a mere reload", reloaded),
    ):
        spread = sorted(1000 * seconds for seconds in taken)
        median = statistics.median(spread)
        print(f"{name:34}median {median:4.0f} ms ({spread[0]:.0f}–{spread[-1]:.0f})")


def until_painted(page: Page, text: str, act: Callable[[], object]) -> float:
    """Return the seconds from ``act`` until the page has painted ``text``, and is connected."""
    with page.expect_console_message(lambda message: message.text == "connected"):
        with page.expect_console_message(
            lambda message: message.text.startswith("shown ") and text in message.text
        ):
            start = now()
            act()
        return now() - start


def soak(page: Page, preview: Running, seconds: float) -> None:
    """Edit at random for ``seconds``; after each burst the page must show its last edit."""
    chance, deadline, edits, number = random.Random(3), time.monotonic() + seconds, 0, 0
    before = held_by(preview.process.pid)
    while time.monotonic() < deadline:
        for _ in range(chance.randrange(1, 6)):
            number += 1
            disturb(preview, chance, number)
            time.sleep(chance.choice([0, 0.01, 0.1, 0.5]))
        number += 1
        mended(preview)
        preview.write("7.txt", f"edit {number} end")
        until(lambda: shows(page, f"edit {number} end"), lambda: preview.lines[-20:])  # noqa: B023
        edits += 1
        if edits == 20:
            before = held_by(preview.process.pid)
    print(f"{edits} bursts in {seconds:.0f} s, none missed; {preview.builds()} builds")
    print(
        f"memory and open files after 20 bursts: {before}, at the end: "
        f"{held_by(preview.process.pid)}"
    )


def disturb(preview: Running, chance: random.Random, number: int) -> None:
    """Do one of the things that happen to a folder."""
    content = preview.site / "content"
    match chance.randrange(6):
        case 0:
            preview.write("8.txt", "BROKEN")
        case 1:
            preview.write("8.txt", "FAULT")
        case 2:
            preview.write(f"new-{number}.txt", "new")
        case 3:
            for path in content.glob("new-*.txt"):
                path.unlink()
        case 4:
            (preview.site / "theme/style.css").write_text(f"main {{ margin: {number}px }}")
        case _:
            preview.write("7.txt", f"passing {number}")


def mended(preview: Running) -> None:
    """Take all faults back."""
    preview.write("8.txt", "good")


def shows(page: Page, text: str) -> bool:
    """Tell whether the page shows ``text`` and no problem over it."""
    try:
        return bool(
            page.evaluate(
                "text => document.querySelector('#text')?.textContent === text"
                " && !document.querySelector('#preview-problems')",
                text,
            )
        )
    except Exception as error:  # it was just being loaded again
        if "context was destroyed" in str(error) or "navigation" in str(error):
            return False
        raise


def held_by(process: int) -> str:
    """Return the memory and the open files of ``process``, where the system tells."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return "unknown"
    kilobytes = status.read_text().partition("VmRSS:")[2].split()[0]
    return f"{int(kilobytes) // 1024} MB, {len(list(Path(f'/proc/{process}/fd').iterdir()))} files"


def main() -> None:
    """Read the arguments and run both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--edits", type=int, default=30)
    parser.add_argument("--soak", type=float, default=0)
    given = parser.parse_args()
    if given.soak > 300:
        sys.exit("a soak of more than five minutes is of no use")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        make_site(Path(folder), given.articles)
        chromium = playwright.chromium.launch(
            executable_path=system_browser(), args=["--no-sandbox"]
        )
        with running(Path(folder)) as preview:
            page = chromium.new_page()
            page.add_init_script(PAINTED)
            with page.expect_console_message(lambda message: message.text == "connected"):
                page.goto(f"{preview.address}articles/7.html")
            measure(page, preview, given.edits)
            if given.soak:
                soak(page, preview, given.soak)
        chromium.close()


if __name__ == "__main__":
    main()
