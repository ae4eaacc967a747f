"""A line of text as the grammar sees it, with the way back to the text as given.

The shadow folds digits of three scripts and Arabic letters and leaves out
marks that carry no sound; nothing here changes the text itself.
"""

from __future__ import annotations

from msgspec import Struct

from digest.persian.characters import ZWNJ
from digest.persian.letters import rewriting

_DROPPED = "\u0640"  # tatweel stands for everything that is left out
_FOLDED = {
    **{chr(0x06F0 + n): str(n) for n in range(10)},
    **{chr(0x0660 + n): str(n) for n in range(10)},
    **{chr(0xFF10 + n): str(n) for n in range(10)},
    **dict(zip("يىئكةۀأإٱؤ", "یییکههاااو", strict=True)),
    **dict(zip("−–—‐‑‒―", "-------", strict=True)),
    **dict.fromkeys("\u00a0\u1680\u2007\u202f\u3000\t\u2009\u200a\u2002\u2003", " "),
    **dict.fromkeys("\u00ac\u200b", ZWNJ),
    "٪": "%",
    "٫": ".",
    "٬": ",",
    "\uff0c": ",",
}
_LEFT_OUT = (
    [chr(c) for c in range(0x0610, 0x061B)]
    + [chr(c) for c in range(0x064B, 0x0660)]
    + ["\u0670", "\u200d", "\u200e", "\u200f", "\u061c", "\u2060", "\ufeff", "\u00ad"]
    + [chr(c) for c in range(0x202A, 0x202F)]
    + [chr(c) for c in range(0x2066, 0x206A)]
)
_fold = rewriting({**_FOLDED, **dict.fromkeys(_LEFT_OUT, _DROPPED)})


class Shadow(Struct, frozen=True):
    """Folded text; ``source(i)`` is where its ``i``-th character stands in the line."""

    text: str
    offsets: tuple[int, ...] | None

    def source(self, index: int) -> int:
        """Return the offset in the line of the shadow's character ``index``."""
        return index if self.offsets is None else self.offsets[index]


def cast_shadow(line: str) -> Shadow:
    """Fold ``line`` for matching.

    >>> cast_shadow("٤٥٦ كتاب").text
    '456 کتاب'
    """
    folded = _fold(line)
    if _DROPPED not in folded:
        return Shadow(folded, None)
    kept = [i for i, character in enumerate(folded) if character != _DROPPED]
    offsets = (*kept, len(line))
    return Shadow("".join([folded[i] for i in kept]), offsets)
