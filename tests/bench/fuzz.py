"""Throw random mixtures of dangerous pieces at every door for hostile text; print what came of it.

    python -m tests.bench.fuzz MINUTES [front-matter|markdown|import|quantities]

Every input is made from a number, so a fault can be had again by its number.
A fault is any exception, a tag that is not allowed, a slice that is not its
surface, or an input that takes longer than five seconds.
"""

from __future__ import annotations

import random
import re
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress

from digest.importing.drafting import Words
from digest.importing.run import read_drafts
from digest.importing.scraps import ScrapError
from digest.quantities import find_quantities
from digest.reading.articles import read_article
from digest.reading.markup import ELEMENTS, to_html
from digest.reading.schema import Vocabulary

PIECES = (
    "title: date: 1403 1403-02-31 ۱۴۰۳/۰۲/۳۱ 2025-09-02 [ ] { } & * ! | > ' \" # - : ? , ، ؛ . ؟ "
    "\n \n\n --- ... \t <script> </script> <!-- --> <![CDATA[ <img onerror=x src=y> ![x](y) "
    "[a](javascript:b) [^1] [^1]: ``` ` ** _ ~~ |a|b| |-|-| {: onclick=x } &lt; &#x6a; &#31; \x00 "
    "\x1b \u202e \u2066 \u2069 \u200c \u200f \ufeff \ud800 ۱۲ ۱۲٬۵۰۰ ۲/۵ 35.4 % ٪ − + = هزار "
    "میلیون میلیارد و تا نفر درصد تومان بیش از حدود سال ماه سه‌شنبه یازدهم سوم نیم کتاب ها می رود "
    "به گزارش ایرنا انتهای پیام نظر شما <html> <p> <div class=comments> <rss> <item> <title> "
    "<body> <feed> <entry> "
    "https://a.ir/b?c official: name: topics: observations: corrections: draft: بله "
    "area: لرستان slug: ../x"
).split(" ")
WORDS = Vocabulary.of((), (), "Asia/Tehran")
TAG = re.compile(r'<(/?)([a-z0-9]+)((?:[^>"]|"[^"]*")*)>')
PATIENCE = 5.0


def main(arguments: list[str]) -> int:
    """Fuzz for so many minutes; the exit code is 1 when something was found."""
    minutes = float(arguments[0])
    chosen = arguments[1:] or list(DOORS)
    found = 0
    for name in chosen:
        found += _fuzz(name, DOORS[name], minutes * 60 / len(chosen))
    return 1 if found else 0


def _fuzz(name: str, door: Callable[[str], None], seconds: float) -> int:
    start = time.monotonic()
    number = faults = 0
    slowest = 0.0
    while time.monotonic() - start < seconds:
        text = _text(number)
        began = time.process_time()
        try:
            door(text)
        except Exception:  # a fuzzer is there to catch everything
            faults += 1
            print(f"{name} {number}: {traceback.format_exc(limit=-3)}")
        taken = time.process_time() - began
        slowest = max(slowest, taken)
        if taken > PATIENCE:
            faults += 1
            print(f"{name} {number}: {taken:.1f} s")
        number += 1
    print(f"{name}: {number} inputs, {faults} faults, slowest {slowest:.2f} s")
    return faults


def _text(number: int) -> str:
    random_ = random.Random(number)
    pieces = random_.choices(PIECES, k=random_.randint(1, 60))
    return "".join(piece + random_.choice(("", " ", "\n")) for piece in pieces)


def _front_matter(text: str) -> None:
    read_article("a.md", f"---\n{text}\n---\nمتن".encode(errors="surrogatepass"), WORDS)


def _markdown(text: str) -> None:
    html = to_html(text.encode(errors="replace").decode())
    for _, tag, attributes in TAG.findall(html):
        names = set(re.findall(r'([a-z-]+)="', re.sub(r'"[^"]*"', '""', attributes)))
        assert names <= ELEMENTS[tag], (tag, names)
    assert "<" not in TAG.sub("", html)
    assert not re.search(r'(?:href|src)="\s*(?:javascript|data|vbscript):', html, re.IGNORECASE)


def _import(text: str) -> None:
    with suppress(ScrapError):  # a clear message is a good end
        read_drafts("a.txt", text.encode(errors="replace"), Words((), ()))


def _quantities(text: str) -> None:
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.surface


DOORS: dict[str, Callable[[str], None]] = {
    "front-matter": _front_matter,
    "markdown": _markdown,
    "import": _import,
    "quantities": _quantities,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
