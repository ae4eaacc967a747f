"""A headline for a story that has none, and its summary: the story's own words, never new ones."""

from __future__ import annotations

import re

from digest.pages.summaries import shortened

SHORTEST = 25
LONGEST = 95
LONGEST_SUMMARY = 220
FIRST_PARAGRAPHS = 3
# What opens the words of a speaker, and what goes on after the main clause.
SPEECH = re.compile(r":\s+")
CLAUSE_END = re.compile(r"[،؛.!؟]|\s(?=که\s)|\sو(?=\s(?:با|در|از|این|همچنین|افزود|گفت|اظهار)\s)")
OPENING = re.compile(r"^(?:به گزارش [^،]+،\s*|[^\s،.:–-]+ ?[-–]\s*(?:[^\s،.:–-]+ ?[-–]\s*)?)")
SENTENCE = re.compile(r".+?[.؟!](?=\s|$)|.+$", re.S)
VERB_ENDS = (
    "ند",
    "است",
    "شد",
    "کرد",
    "داد",
    "بود",
    "یافت",
    "رسید",
    "دارد",
    "گرفت",
    "می‌شود",
    "می‌کند",
    "شود",
    "نیست",
)


def derive_headline(paragraphs: tuple[str, ...]) -> str:
    """Return a clause of the first paragraphs that can stand as a headline.

    A clause with a figure is liked best, then the earlier one.

    >>> derive_headline(("او گفت: ۱۸ تعاونی در لرستان آماده افتتاح هستند که تازه‌اند.",))
    '۱۸ تعاونی در لرستان آماده افتتاح هستند'
    """
    clauses = [clause for each in paragraphs[:FIRST_PARAGRAPHS] for clause in _clauses(each)]
    fit = [each for each in clauses if SHORTEST <= len(each) <= LONGEST]
    whole = [each for each in fit if each.endswith(VERB_ENDS)]
    figured = [each for each in whole if re.search(r"[\d۰-۹]", each)]
    best = next(iter((*figured, *whole, *fit)), "")
    return best or shortened(paragraphs[0] if paragraphs else "", LONGEST)


def _clauses(paragraph: str) -> list[str]:
    clauses = []
    for sentence in SENTENCE.findall(OPENING.sub("", paragraph)):
        parts = reversed(SPEECH.split(sentence))
        clauses += [CLAUSE_END.split(part.strip(), maxsplit=1)[0].strip() for part in parts]
    return clauses


def summarise(paragraphs: tuple[str, ...]) -> str:
    """Return the first sentence of a story, cut at a word where it is long."""
    if not paragraphs:
        return ""
    lead = OPENING.sub("", paragraphs[0])
    sentence = SENTENCE.match(lead)
    return shortened(sentence.group().strip() if sentence else lead, LONGEST_SUMMARY)
