"""Make the font of the theme: Vazirmatn cut to what Persian news needs.

    python scripts/make_font.py 'Vazirmatn-NL[wght].woff2'

The source is the "Non-Latin" variable cut of the npm package ``vazirmatn``
(misc/Non-Latin/fonts/webfonts). Needs ``fonttools`` and ``brotli``, which the
site itself does not.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parent.parent / "theme" / "fonts" / "vazirmatn.woff2"
WEIGHTS = (400, 700)

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱپچژکگۀیە"
MARKS = range(0x064B, 0x0656), range(0x0670, 0x0671), range(0x0640, 0x0641)
DIGITS = "۰۱۲۳۴۵۶۷۸۹"
PUNCTUATION = " \u00a0!\"'()*+,-./:;<=>?[]{}|«»،؛؟٪٫٬–—−×÷‹›﷼"
CONTROLS = "\u200c\u200d\u200e\u200f\u2009\u202f\ufeff"


def main(source: str) -> None:
    """Cut the font at ``source`` and write it into the theme."""
    font = with_weights(TTFont(source))
    options = Options()
    options.layout_features = ["*"]  # Arabic script needs init, medi, fina, rlig, calt, ccmp
    options.flavor = "woff2"
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(TARGET)
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes\n")


def with_weights(font: TTFont) -> TTFont:
    """Cut the weight axis; written and read again, since the tables are not at one before."""
    written = BytesIO()
    instantiateVariableFont(font, {"wght": WEIGHTS}).save(written)
    return TTFont(written)


def wanted() -> set[int]:
    """Give the code points to keep."""
    letters = {ord(letter) for letter in LETTERS + DIGITS + PUNCTUATION + CONTROLS}
    return letters.union(*MARKS)


if __name__ == "__main__":
    main(sys.argv[1])
