"""The letters and separators around words: Arabic ي ك ى, odd spaces, spaces at marks.

It never looks at what a word is, and never touches digits, ranges and times.
"""

from __future__ import annotations

import re

LETTER = "[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff]"
CHARACTERS = str.maketrans(
    {
        "\u064a": "ی",
        "\u0649": "ی",
        "\u0643": "ک",
        "\u00a0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\ufeff": "",
        "\u00ad": "",
    }
)
RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    # half-spaces that join nothing, and doubled ones
    (re.compile("\u200c+(?=[\u200c\\s،؛:؟!.»)\\]]|$)|(?<=[\\s«(\\[])\u200c+", re.M), ""),
    # «گفت :» and «دارند .», but neither «شد :)» nor «استان ...»
    (re.compile(f"(?<={LETTER}|[۰-۹0-9»)]) +(?=[،؛:؟!.](?:[\\s«»]|{LETTER}|$))", re.M), ""),
    # «داد:۶۴۱» and «داشت:در»
    (re.compile(f"(?<={LETTER})([،؛:؟!])(?={LETTER}|[۰-۹0-9«])"), r"\1 "),
    # «شد.وی», but not «ق.م» and «ت.ت»
    (re.compile(f"(?<={LETTER}{LETTER}{LETTER}\\.)(?={LETTER}{LETTER})"), " "),
    # «و۲۱»
    (re.compile(f"(?<!{LETTER})(?<![\u200c\\d])و(?=[۰-۹])"), "و "),
    # «۱۳ امین»
    (re.compile("(?<=[۰-۹]) (?=امین?\\b)"), ""),
    (re.compile(f"(?<={LETTER}|[،؛:؟!.»)]) {{2,}}(?={LETTER}|[۰-۹0-9«(])"), " "),
    (re.compile(f"(?<=«) +(?={LETTER})|(?<={LETTER}) +(?=»)"), ""),
)


def tidy_marks(text: str) -> str:
    """Return ``text`` with Persian letters and with spaces where marks want them.

    >>> tidy_marks("وي گفت :«تعاوني» داد:۶۴۱ ساعت ۱۴:۱۱")
    'وی گفت: «تعاونی» داد: ۶۴۱ ساعت ۱۴:۱۱'
    """
    text = text.translate(CHARACTERS)
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return text
