"""Which articles belong together, by what they share: measures, place, topics, words of the title.

Each article is a small tuple of features; the rarer a feature, the more it
joins. An article is compared only with the nearest others, in order of date,
that hold one of its features. So the work grows with the articles and not with
their pairs, and a new article changes the lists of articles near it alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from digest.model import Area, Article
from digest.observations import Observation
from digest.persian.characters import ZWNJ, fold
from digest.persian.proposals import SUFFIXES
from digest.quantities.lexicon import canonical, word_list
from digest.quantities.literals import is_numeral_word
from digest.quantities.verbs import is_verb

Features = tuple[str, ...]

SHOWN = 3
"""As many as an article shows, unless its editor names more."""
NEAR = 8
"""How many holders of a feature are looked at on either side of an article."""
MEASURES, MOST = 8, 32
"""As many measures, and as many features in all, count of one article."""

_WORD = re.compile(rf"[^\W\d_]+(?:{ZWNJ}[^\W\d_]+)*")
_ENDINGS = ("هایی", "های", "ها")
_SHORTEST = 3
_INDICATOR = "indicator"


def features(
    article: Article, observations: Iterable[Observation], places: Collection[str]
) -> Features:
    """Name all that an article could share with another; ``places`` are words no title counts by.

    The name of a province in a title says what its area says already.
    """
    reported = ((one.indicator, one.area or article.area) for one in observations if one.indicator)
    measured = tuple(dict.fromkeys(reported))[:MEASURES]
    named = chain(
        (f"{_INDICATOR} {slug}" for slug, _ in measured),
        (f"{_INDICATOR} {slug} in {area}" for slug, area in measured if area),
        [f"area {article.area}"] if article.area else [],
        (f"topic {slug}" for slug in article.topics),
        [f"official {fold(article.official.name)}"] if article.official else [],
        (f"word {word}" for word in title_words(article.title) if word not in places),
    )
    return tuple(dict.fromkeys(named))[:MOST]


def title_words(title: str) -> Iterator[str]:
    """Give the words of a title that tell of something, without their endings.

    >>> list(title_words("افتتاح ۱۸ تعاونی‌ در لرستان، تعاونی‌های کشاورزی شدند"))
    ['افتتاح', 'تعاونی', 'لرستان', 'تعاونی', 'کشاورزی']
    """
    return filter(None, map(_stem, _WORD.findall(title)))


@cache
def _stem(word: str) -> str:
    """Fold a word and drop the signs of its plural; empty for words of grammar and of number."""
    parts = word.split(ZWNJ)
    while len(parts) > 1 and parts[-1] in SUFFIXES:
        parts.pop()
    plain = canonical("".join(parts))
    if len(plain) < _SHORTEST or plain in word_list("stopwords"):
        return ""
    if is_numeral_word(plain) or is_verb(plain):
        return ""
    ending = next((e for e in _ENDINGS if plain.endswith(e)), "")
    return fold(plain.removesuffix(ending) if len(plain) >= _SHORTEST + len(ending) else plain)


def place_words(areas: Iterable[Area]) -> frozenset[str]:
    """Give the words of all names of areas, as titles are read."""
    names = chain.from_iterable((area.name, *area.variants) for area in areas)
    return frozenset(chain.from_iterable(map(title_words, names)))


def relate(
    ordered: Mapping[str, Features], chosen: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Give the slugs related to each slug of ``ordered``, which is in order of date.

    What the editor has ``chosen`` comes first, then what shares most; of equals
    the nearer in order, then the first by name.
    """
    shares = _Shares(ordered)
    return {slug: _listed(slug, chosen.get(slug, ()), shares) for slug in ordered}


def _listed(slug: str, chosen: Iterable[str], shares: _Shares) -> tuple[str, ...]:
    first = [other for other in dict.fromkeys(chosen) if other in shares.places and other != slug]
    return tuple(dict.fromkeys([*first, *shares.closest(slug)]))[: max(SHOWN, len(first))]


class _Shares:
    """What articles share, each known by its place in the order of date."""

    def __init__(self, ordered: Mapping[str, Features]) -> None:
        self.features = ordered
        self.slugs = tuple(ordered)
        self.places = {slug: place for place, slug in enumerate(self.slugs)}
        self.holders: defaultdict[str, list[int]] = defaultdict(list)
        for place, held in enumerate(ordered.values()):
            for feature in held:
                self.holders[feature].append(place)
        bits = len(ordered).bit_length()
        self.least = bits / 2
        weighed = (
            (feature, _weight(feature, bits - len(places).bit_length()))
            for feature, places in self.holders.items()
            if len(places) > 1
        )
        self.weights = {feature: weight for feature, weight in weighed if weight > bits / 4}

    def closest(self, slug: str) -> list[str]:
        """Give the articles that share enough with one, in order."""
        place = self.places[slug]
        scores = self._scores(place, self.features[slug])
        best = sorted(filter(self.least.__le__, scores.values()))[-SHOWN:]
        if not best:
            return []
        found = [
            (-score, abs(other - place), self.slugs[other])
            for other, score in scores.items()
            if score >= best[0]
        ]
        return [other for _, _, other in sorted(found)[:SHOWN]]

    def _scores(self, place: int, held: Features) -> dict[int, int]:
        scores: dict[int, int] = {}
        known = scores.get  # looked up once: this loop is all the work there is
        for feature in held:
            if weight := self.weights.get(feature):
                holders = self.holders[feature]
                at = bisect_left(holders, place)
                for other in holders[max(0, at - NEAR) : at + 1 + NEAR]:
                    scores[other] = known(other, 0) + weight
        scores.pop(place, None)
        return scores


def _weight(feature: str, rarity: int) -> int:
    """Weigh a feature by its rarity, counted in bits so that a few articles more change nothing."""
    return 2 * rarity if feature.startswith(_INDICATOR) else rarity
