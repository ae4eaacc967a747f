"""How long a social card takes and how large it is: ``python -m tests.bench.social_cards``.

With a folder as its argument, the cards of the published articles are written
there, to be looked at.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from digest.build import Options, build_site
from digest.pages.social import SocialCard
from digest.pages.social_drawing import draw_social_card

PROJECT = Path(__file__).resolve().parent.parent.parent
NOW = datetime(2026, 1, 1, tzinfo=UTC)
TITLE = "۷۸ هزار اشتغال در استان کرمانشاه از طریق شرکت‌های تعاونی ایجاد شده است"
ROUNDS = 40


def card(number: int) -> SocialCard:
    """Make a card whose title nothing remembers."""
    return SocialCard(
        f"{TITLE} {number}", "خبرنامهٔ تعاون و کار", "۱۴ شهریور ۱۳۹۷", "کرمانشاه",
        "بیش از", "۷۸ هزار", "شغل", f"اشتغال تعاونی {number}",
    )  # fmt: skip


def main(folder: str = "") -> None:
    draw_social_card(card(0))
    begun = time.process_time()
    sizes = [len(draw_social_card(card(number))) for number in range(1, ROUNDS + 1)]
    took = (time.process_time() - begun) / ROUNDS
    print(f"{took * 1000:.1f} ms and {sum(sizes) / ROUNDS / 1000:.1f} kB a card")
    if folder:
        built = build_site(Options(PROJECT, PROJECT, NOW, "https://example.org/"))
        for path, content in built.pages.items():
            if path.startswith("cards/"):
                (Path(folder) / path.replace("/", "-")).write_bytes(content)


if __name__ == "__main__":
    main(*sys.argv[1:2])
