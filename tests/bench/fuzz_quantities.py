"""Feed the reading of quantities with random texts; print how many it withstood.

Run: python -m tests.bench.fuzz_quantities [COUNT]
"""

from __future__ import annotations

import random
import sys
import time

from digest.quantities import find_quantities
from tests.quantities.cases import read_cases

_PIECES = [
    *"۰۱۲۳۴۵۶۷۸۹0123456789٠١٢٤٩و،.,/٫٬:؛-–()«»%٪$+*#@_\u200c\u200f\u202b\u0640\u064b\n\t ",
    *(" و ", " تا ", " از ", "هزار", "میلیون", "میلیارد", "نیم", "سوم", "یک", "دو", "درصد"),
    *("سال", "ماه", "خرداد", "ساعت", "شماره", "نفر", "تومان", "منفی", "بین", "که", "است", "به"),
]
_LONG = (
    *("1", "۱", "(", "و ", "و", ".", "۱.", "1-", "1/", "1:", "۱ ", "۱،", "«", "a", "ـ", "\u200c"),
    *("۱ متر و ", "هزار ", "هزار و ", "یک", "که شد ", "به ", "۱ از ", "سال ", "۱ تا ", "چند "),
)


def random_text(source: random.Random, sentences: list[str]) -> str:
    """Return a text of random characters, of number pieces, or a sentence that was damaged."""
    choice = source.random()
    if choice < 0.25:
        return "".join(chr(_code_point(source)) for _ in range(source.randrange(1, 60)))
    if choice < 0.6:
        return "".join(source.choice(_PIECES) for _ in range(source.randrange(1, 40)))
    letters = list(source.choice(sentences))
    for _ in range(source.randrange(1, 8)):
        letters[source.randrange(len(letters))] = source.choice(("", " ", source.choice(_PIECES)))
    return "".join(letters)


def _code_point(source: random.Random) -> int:
    return source.choice((source.randrange(0x600, 0x700), source.randrange(0x110000)))


def check(text: str) -> None:
    """Raise when a law of the reading is broken for ``text``."""
    last = 0
    for quantity in find_quantities(text):
        if text[quantity.start : quantity.end] != quantity.surface or quantity.start < last:
            raise AssertionError(f"{quantity} in {text!r}")
        last = quantity.end


def main(arguments: list[str]) -> None:
    """Run the fuzzing, then the texts that tempt a reader into quadratic time."""
    count = int(arguments[0]) if arguments else 200_000
    source, sentences = random.Random(20), [case.text for case in read_cases()]
    start = time.perf_counter()
    for _ in range(count):
        check(random_text(source, sentences))
    print(f"{count:,} inputs in {time.perf_counter() - start:.0f} s, none failed")
    for piece in _LONG:
        timing(piece)


def timing(piece: str) -> None:
    """Print how long half a million and a million characters of one piece take."""
    taken = []
    for size in (500_000, 1_000_000):
        text = piece * (size // len(piece))
        start = time.process_time()
        check(text)
        taken.append(time.process_time() - start)
    print(f"{piece!r:>14}: {taken[0]:.2f} s, twice as long {taken[1]:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
