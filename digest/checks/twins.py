"""Articles that tell the same story twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from digest.checks.material import Material, warning
from digest.model import Article
from digest.persian.likeness import SAME_STORY, Shingles, likeness, shingles
from digest.persian.numerals import to_persian_digits
from digest.problems import Problem

COMMON = 12
"""A run of words in more articles than this is a phrase of the trade, and joins no two of them."""

Seen = tuple[Article, Shingles]
"""An article with its runs of words."""


def twin_articles(material: Material) -> Iterator[Problem]:
    """Warn of each article that shares most of its words with an earlier one.

    Linear in the articles: they meet only in the rare runs of words they share.
    """
    holders: defaultdict[int, list[int]] = defaultdict(list)
    seen: list[Seen] = []
    for article in material.content.articles:
        own = shingles(article.prose.text)
        shared = Counter(
            other for run in own if len(holders[run]) <= COMMON for other in holders[run]
        )
        if shared:
            yield from _twin(article, own, _nearest(own, shared, seen))
        for run in own:
            holders[run].append(len(seen))
        seen.append((article, own))


def _nearest(own: Shingles, shared: Mapping[int, int], seen: Sequence[Seen]) -> Seen:
    """Give the article that shares the most rare runs, of several the one that is most alike."""
    most = max(shared.values())
    found = [seen[at] for at in sorted(shared) if shared[at] == most]
    return max(found, key=lambda one: likeness(own, one[1]))


def _twin(article: Article, own: Shingles, other: Seen) -> Iterator[Problem]:
    twin, theirs = other
    alike = likeness(own, theirs)
    if alike >= SAME_STORY:
        share = to_persian_digits(f"{alike * 100:.0f}")
        message = f"این خبر {share} درصد همان {twin.path} است"
        yield warning(article.path, 1, "twin", message, "یکی را کنار بگذارید")
