"""A few words for a longer text: what cards, descriptions and feeds show of it."""

from __future__ import annotations

from digest.model import Prose
from digest.pages.pieces import shown_text

SUMMARY_LENGTH = 200


def opening_of(prose: Prose) -> str:
    """Give the first sentence as it is shown, cut at a word; empty where there is none."""
    if not prose.sentences:
        return ""
    return shortened(shown_text(prose, prose.sentences[0]), SUMMARY_LENGTH)


def shortened(text: str, length: int) -> str:
    """Cut ``text`` at a word so that it fits ``length``, and say so.

    >>> shortened("هفته تعاون در استان", 12)
    'هفته تعاون…'
    """
    words = " ".join(text.split())
    if len(words) <= length:
        return words
    cut = words[: length + 1].rpartition(" ")[0] or words[:length]
    return cut.rstrip("،؛:.\u200c") + "…"
