"""The site of cases under ``tests/sites/bidi``, and the order of letters on a page.

An editor adds a line to ``cases.tsv``; the text then stands in every place of
an article that ``article.md`` has, and in every page that shows it.

    python -m tests.browser.order FOLDER

writes the site's content to a folder, to be built and looked at.
"""

from __future__ import annotations

import re
import shutil
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SITE = Path(__file__).resolve().parent.parent / "sites" / "bidi"
_UNSEEN = re.compile("[\\s\u200b-\u200f\u2066-\u2069]+")
_RIGHT_TO_LEFT = ("R", "AL")


@dataclass(frozen=True)
class Case:
    """A text, the order of its letters from left to right, and whether it is a block of its own."""

    name: str
    text: str
    order: str
    alone: bool

    def __str__(self) -> str:
        return f"{self.name} {self.text}"


def read_cases() -> list[Case]:
    lines = (SITE / "cases.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("# ")]
    return [
        Case(f"case-{number:03}", text, seen(parts), rest == ["alone"])
        for number, (text, parts, *rest) in enumerate(rows, 1)
    ]


def seen(parts: str) -> str:
    """Write parts that stand from left to right as the row of their letters.

    >>> seen("بود | ۳۵ | سهم") == "دوب" + "۳۵" + "مهس"
    True
    """
    return "".join(
        visible(part)[::-1] if _is_persian(part) else visible(part) for part in parts.split(" | ")
    )


def visible(text: str) -> str:
    """Drop gaps, and what takes no room of its own."""
    return "".join(letter for letter in _UNSEEN.sub("", text) if not unicodedata.combining(letter))


def _is_persian(part: str) -> bool:
    return any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in part)


def write_content(cases: Sequence[Case], root: Path) -> None:
    """Write an article for each of ``cases``, as an editor would."""
    shutil.copytree(SITE / "content", root / "content")
    template = (SITE / "article.md").read_text(encoding="utf-8")
    folder = root / "content" / "articles"
    folder.mkdir(exist_ok=True)
    for case in cases:
        front, body = template.split("---\n", 2)[1:]
        quoted = front.replace("TEXT", case.text.replace("'", "''"))
        written = body.replace("TEXT", case.text.replace("\\", "\\\\"))
        (folder / f"{case.name}.md").write_text(f"---\n{quoted}---\n{written}", encoding="utf-8")


_LETTERS = """selectors => {
  const style = document.createElement("style");
  style.textContent = "* { white-space: nowrap !important }";  // no text in two lines
  document.head.append(style);
  return selectors.map(selector => [...document.querySelectorAll(selector)].map(lettersOf));

  function lettersOf(element) {
    const letters = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let at = 0;
      for (const letter of node.data) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at += letter.length);
        const box = [...range.getClientRects()].find(box => box.width > 0);
        letters.push([letter, box ? (box.left + box.right) / 2 : 0, box ? box.bottom : 0]);
      }
    }
    return letters;
  }
}"""
"""Each letter inside each element, with its middle and the foot of its line."""


def orders_on(page: Page, places: Mapping[str, str], text: str) -> dict[str, str]:
    """Give the letters of ``text`` from left to right, in the element of each of ``places``.

    When several elements show it in different orders, all are told.
    """
    found: list[list[list[Any]]] = page.evaluate(_LETTERS, list(places.values()))
    return {
        place: " / ".join(sorted({_order(letters, text) for letters in elements})) or "nowhere"
        for place, elements in zip(places, found, strict=True)
    }


def _order(letters: list[Any], text: str) -> str:
    shown = [letter for letter in letters if visible(letter[0])]
    start = "".join(letter[0] for letter in shown).find(visible(text))
    if start < 0:
        return "another text"
    own = shown[start : start + len(visible(text))]
    feet = [foot for _, _, foot in own]
    assert max(feet) - min(feet) < 20, f"{text} stands on two lines"
    return "".join(letter for letter, _, _ in sorted(own, key=lambda letter: letter[1]))


if __name__ == "__main__":
    write_content(read_cases(), Path(sys.argv[1]))
