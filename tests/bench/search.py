"""What the search costs: time to make the index, its size, and the wait for a first result.

    python -m tests.bench.search [COUNT…]

Articles are made up of the sentences of the published ones with nouns drawn
in among them, the first of the list much more often than the last, as words
are in news. The browser has a phone's processor and a slow line, with nothing
in its cache; hosts compress what they send, and so does the server here.
"""

from __future__ import annotations

import gzip
import random
import re
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from digest.model import Article, Entry, JalaliDate, Prose, Quantity, Span
from digest.pages.search_index import SEGMENT
from digest.pages.searchables import make_searchable
from digest.persian.numerals import to_persian_digits
from digest.quantities import find_quantities
from tests.bench.corpus import CONTENT, DIGITS, PROJECT
from tests.browser.install import playwright_browser, system_browser
from tests.pages.design import rendered
from tests.pages.search_parts import search_index

COUNTS = (5, 1_000, 10_000)
SENTENCES = 10
QUERIES = (
    "تعاونی",
    "مشاغل خانگی",
    "اشتغال استان کرمانشاه",
    "853",
    "کارآفرینی لرستان",
    "تسهیلات بانکی",
)
PHONE = 4  # times slower than this machine
LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
BETWEEN = 120  # milliseconds from one letter to the next
WAIT = """async ([query, between]) => {
  const input = document.querySelector('#q'), list = document.querySelector('.found');
  const enter = text => { input.value = text; input.dispatchEvent(new Event('input')); };
  for (let length = 1; between && length < query.length; length++) {
    enter(query.slice(0, length));
    await new Promise(resolve => setTimeout(resolve, between));
  }
  return new Promise(resolve => {
    const began = performance.now(), times = {};
    const note = (what, isThere) => isThere && (times[what] ??= performance.now() - began);
    let isAnswered = false;
    new MutationObserver(() => (isAnswered = true)).observe(list, {childList: true});
    const look = () => {
      note('first', isAnswered && list.querySelector('a')?.textContent);
      note('sentence', isAnswered && list.querySelector('.summary')?.textContent);
      const isShown = !list.firstChild || (times.first && times.sentence);
      if (document.querySelector('[role=status]').textContent && isShown)
        resolve({...times, all: performance.now() - began});
      else requestAnimationFrame(look);
    };
    enter(query);
    look();
  });
}"""


def entries(count: int) -> Iterator[Entry]:
    """Make ``count`` articles, the oldest first; the same ones every time."""
    draw = random.Random(count)
    bodies = [
        path.read_text("utf-8").split("---\n", 2)[2] for path in CONTENT.glob("articles/*.md")
    ]
    found = [s.strip() for body in sorted(bodies) for s in re.split(r"(?<=[.؟!])\s+", body)]
    sentences = [sentence for sentence in found if len(sentence) > 40]
    nouns = (PROJECT / "digest/quantities/data/nouns.txt").read_text("utf-8").split("\n")
    words = [noun for noun in nouns if noun and not noun.startswith("#")]
    random.Random(1).shuffle(words)

    def word(given: str) -> str:
        if draw.random() > 0.3:
            return DIGITS.sub(
                lambda f: to_persian_digits(str(draw.randrange(10 ** len(f[0])))), given
            )
        return words[int(len(words) ** draw.random()) - 1]

    for number in range(count):
        texts = [" ".join(map(word, draw.choice(sentences).split())) for _ in range(SENTENCES)]
        title = " ".join(texts[0].split()[:9])
        yield _entry(number, title, texts)


def _entry(number: int, title: str, texts: Sequence[str]) -> Entry:
    text = "\n".join(texts)
    starts = [sum(len(one) + 1 for one in texts[:at]) for at in range(len(texts))]
    spans = tuple(Span(at, at + len(one)) for at, one in zip(starts, texts, strict=True))
    prose = Prose(text, (), spans, (), ())
    slug = f"khabar-{number:06}"
    article = Article(f"{slug}.md", slug, title, JalaliDate(1403, 1, 1), prose)
    quantities: tuple[Quantity, ...] = find_quantities(texts[0]) if number < 1_000 else ()
    return Entry(article, quantities)


def measure(count: int, browser: Browser) -> None:
    made = list(entries(count))
    began = time.process_time()
    found = [make_searchable(one, ("گیلان", "اشتغال"), "۱ فروردین ۱۴۰۳، گیلان") for one in made]
    terms = (time.process_time() - began) * 1000 / count
    began = time.process_time()
    assets = search_index(found, 0)
    parts = (time.process_time() - began) * 1000 / count
    print(
        f"{count:,} articles: {terms:.2f} ms an article for its terms, {parts:.2f} ms for the index"
    )
    _tell_sizes(assets, count)
    with tempfile.TemporaryDirectory() as folder:
        for path, content in (*rendered().items(), *assets.items()):
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(content)
        _tell_times(Path(folder), browser)


def _tell_sizes(assets: Mapping[str, bytes], count: int) -> None:
    kinds: dict[str, list[bytes]] = {}
    for path, content in assets.items():
        kinds.setdefault(re.findall(r"(\w+?)(?:-\d+)?\.js", path)[0], []).append(content)
    for kind, found in kinds.items():
        sizes = [len(content) for content in found]
        packed = [len(gzip.compress(content, 6)) for content in found]
        print(
            f"  {kind:7} {len(found):5} files, {sum(sizes) / 1e6:6.2f} MB in all; the middle one "
            f"{statistics.median(sizes) / 1e3:.1f} kB, compressed "
            f"{statistics.median(packed) / 1e3:.1f}, the largest {max(packed) / 1e3:.1f}"
        )


def _tell_times(folder: Path, browser: Browser) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/search.html"
        for how, between in (("typed", BETWEEN), ("pasted", 0)):
            times = [_ask(browser, address, query, between) for query in QUERIES]
            told = [f"{what} {_spread(times, what)}" for what in ("first", "sentence", "all")]
            print(f"  {how}: {', '.join(told)}")
        print(
            f"  loaded for a query: {statistics.median(one['bytes'] for one in times) / 1e3:.0f} kB"
        )
        server.shutdown()


def _spread(times: Sequence[dict[str, float]], what: str) -> str:
    waits = [one[what] for one in times if what in one]
    return f"{statistics.median(waits):.0f} ms (at most {max(waits):.0f})"


def _ask(browser: Browser, address: str, query: str, between: int) -> dict[str, float]:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": PHONE})
        page.goto(address)
        page.wait_for_load_state("networkidle")
        loaded: list[float] = []
        session.on("Network.loadingFinished", lambda said: loaded.append(said["encodedDataLength"]))
        times: dict[str, float] = page.evaluate(WAIT, [query, between])
        return times | {"bytes": sum(loaded)}


class _Compressing(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with suppress(BrokenPipeError):  # the page was closed while it loaded
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


def main() -> None:
    path = system_browser() or playwright_browser()
    print(f"segments of {SEGMENT}, {SENTENCES} sentences an article")
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=path, args=["--no-sandbox"]) as browser,
    ):
        for count in [int(given) for given in sys.argv[1:]] or COUNTS:
            measure(count, browser)


if __name__ == "__main__":
    main()
