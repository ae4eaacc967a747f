from __future__ import annotations

import pytest

from digest.drawing import Run, Weight, drawable, shape
from digest.drawing.letters import STAR, load_font

HOSTILE = (
    "\x00\x07\x1b",
    "🚀👩‍👩‍👧",
    "漢字",
    "\u202e\u2066\u200f",
    STAR,
    "\ud800",
    "\U000e0041",
    "\ufffd",
)


@pytest.mark.parametrize("sign", HOSTILE)
def test_what_has_no_letter_leaves_no_box(sign: str) -> None:
    kept = drawable(f"الف {sign} ب")
    assert kept == "الف ب"
    assert all(glyph.number for glyph in shape([Run(kept)], Weight.BOLD).glyphs)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("می\u200cرود", "می\u200cرود"),
        ("سال\n\tنو  ", "سال نو"),
        ("ﺳﻼم", "سلام"),
        ("𝐍𝐞𝐰𝐬", "News"),
        ("«۳۵٪» − (۲٫۵)…", "«۳۵٪» − (۲٫۵)…"),
        ("مهمّ، خانۀ ما", "مهمّ، خانۀ ما"),
    ],
)
def test_letters_are_kept_or_made_plain(given: str, kept: str) -> None:
    assert drawable(given) == kept


@pytest.mark.parametrize("weight", Weight)
def test_every_font_has_the_letters_of_persian(weight: Weight) -> None:
    known = load_font(weight).face.unicodes
    letters = "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی۰۱۲۳۴۵۶۷۸۹٪٫٬«»،؛؟…−–ًٌٍَُِّْٔ"
    assert not {letter for letter in letters if ord(letter) not in known}
