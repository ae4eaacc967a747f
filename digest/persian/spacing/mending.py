"""The words of one stretch of prose in their order: opened where glued, joined where torn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from digest.persian.characters import ZWNJ
from digest.persian.spacing.joining import join, join_with_and
from digest.persian.spacing.lexicon import bare, load_lexicon
from digest.persian.spacing.splitting import mend_token
from digest.persian.spacing.words import find_word, has_silent_he

# Letters and marks of the Arabic script, but for its digits and punctuation.
TOKEN = re.compile("([\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u200c]+)")
RARE_PIECE = 12.0
STOPS = (".", "،", "؛", ":", "؟", "!", "»", ")", "\n")

Keep = Mapping[str, str]


@lru_cache(maxsize=1 << 15)
def _looks_like_name(token: str) -> bool:
    words = [find_word(bare(piece)) for piece in mend_token(token).split(" ")]
    return len(words) > 1 and any(word is None or word.cost > RARE_PIECE for word in words)


def _kept(token: str, keep: Keep) -> str | None:
    """Return ``token`` as the editor's own list spells it, with an ending or without."""
    letters = bare(token)
    if letters in keep:
        return keep[letters]
    stems = (token.partition(ZWNJ)[0], *(letters[:-size] for size in range(2, 6)))
    return token if any(stem in keep for stem in stems if stem) else None


def _indefinite(letters: str) -> str | None:
    """Return «نامه‌ای» for the letters of «نام‌های», where both are words."""
    lexicon = load_lexicon()
    stem = letters[:-3]
    if not letters.endswith("های") or not has_silent_he(stem + "ه"):
        return None
    cost = lexicon.costs.get(stem + "ه")
    other = lexicon.costs.get(stem, 0.0)
    return stem + "ه" + ZWNJ + "ای" if cost is not None and cost < other + 3.0 else None


def _leads_to_noun(parts: list[str], place: int) -> bool:
    """Tell whether the token at ``place`` may have a noun after it."""
    gap = parts[place + 1]
    if gap != " ":
        return not gap.startswith(STOPS)
    return parts[place + 2] not in load_lexicon().lists["no_noun"]


def _reading(parts: list[str], place: int, mended: str) -> str:
    """Return how the token at ``place`` is read by the words beside it."""
    token = parts[place]
    if ZWNJ not in token and token.endswith("های"):
        before = parts[place - 2] if place > 1 else ""
        indefinite = _indefinite(token)
        one = before in load_lexicon().lists["one"]
        if indefinite and (one or not _leads_to_noun(parts, place)):
            return indefinite
    if " " in mended and _looks_like_name(token) and _is_name(parts, place):
        return token
    return mended


def _is_name(parts: list[str], place: int) -> bool:
    """Tell whether a strange token comes twice or after «آقای»: then it is no slip."""
    before = parts[place - 2] if place > 1 else ""
    return before in load_lexicon().lists["before_names"] or parts.count(parts[place]) > 1


def _split_all(text: str, keep: Keep) -> str:
    parts = TOKEN.split(text)
    mended = parts.copy()
    for place in range(1, len(parts), 2):
        token = parts[place]
        kept = _kept(token, keep) if keep else None
        new = kept or mend_token(token)
        if new != token or token.endswith("های"):
            mended[place] = kept or _reading(parts, place, new)
    return "".join(mended)


def _join_all(text: str) -> str:
    parts = TOKEN.split(text)
    out = [parts[0]]
    for place in range(1, len(parts), 2):
        word, gap = parts[place], parts[place + 1]
        while len(out) > 1 and out[-1] == " " and (joined := _joined(out, word)):
            word = joined
        out += (word, gap)
    return "".join(out)


def _joined(out: list[str], word: str) -> str | None:
    """Join ``word`` with the end of ``out``, taking off what is joined."""
    if out[-2] == "و" and len(out) > 3 and out[-3] == " ":
        joined = join_with_and(out[-4], word)
        if joined:
            del out[-4:]
            return joined
    joined = join(out[-2], word)
    if joined:
        del out[-2:]
    return joined


def mend_words(text: str, keep: Keep) -> str:
    """Return ``text`` with its glued words opened and its torn words joined.

    >>> mend_words("برنامهاداره کل و بانک ها", {})
    'برنامه اداره کل و بانک\u200cها'
    """
    return _join_all(_split_all(text, keep))
