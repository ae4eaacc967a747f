"""The search index as scripts, of which a query loads the few it needs.

Documents are numbered from the oldest and cut into segments that stay as they
are when news comes in; a segment has its terms in shards by their first two
letters, and the texts of its documents in small blocks. ``theme/search.js``
reads them. Scripts, since nothing else can be loaded from disk.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2s

from digest.model import Asset
from digest.pages.searchables import Searchable
from digest.persian.folding import folding_table
from digest.site import Sheet, cut_into_sheets

SEGMENT = 512
"""The newest segment grows to almost twice as many: the most that two digits tell apart."""

BLOCK = 4
SHARD = 16
"""A shard for so many documents of a segment, so that shards are of one size."""

_DIGITS = "".join(chr(ord("0") + digit) for digit in range(64))


@dataclass(frozen=True, slots=True)
class Segment:
    """The scripts of some documents; ``stamp`` changes when one of them does."""

    number: int
    documents: int
    shards: int
    stamp: str
    parts: tuple[Asset, ...]


def search_index(
    documents: Sequence[Searchable], undated: int, size: int = SEGMENT
) -> Iterator[Asset]:
    """Make the scripts for ``documents``, the oldest first; the last ones are ``undated``."""
    sheets = cut_into_sheets(documents[::-1], size)
    segments = [make_segment(sheet) for sheet in sheets]
    yield _start(segments, undated)
    for segment in segments:
        yield from segment.parts


def make_segment(sheet: Sheet[Searchable]) -> Segment:
    """Make the scripts of one segment from its documents alone."""
    documents = sheet.items[::-1]
    shards = shard_texts(documents)
    parts = tuple(_parts(sheet.number, documents, shards))
    stamp = blake2s(digest_size=4)
    for part in parts:
        stamp.update(part.content)
    return Segment(sheet.number, len(documents), len(shards), stamp.hexdigest(), parts)


def _parts(number: int, documents: Sequence[Searchable], shards: Iterable[str]) -> Iterator[Asset]:
    if number == 0:  # the newest, whose titles are there before anyone types
        yield _part("0/titles", [[one.slug, one.title] for one in documents])
    for at, shard in enumerate(shards):
        yield _part(f"{number}/terms-{at}", shard)
    for at, start in enumerate(range(0, len(documents), BLOCK)):
        texts = [_text(one) for one in documents[start : start + BLOCK]]
        yield _part(f"{number}/texts-{at}", texts)


def _text(one: Searchable) -> list[object]:
    return [one.slug, one.title, one.note, one.sentences, dict(one.values)]


def _start(segments: Sequence[Segment], undated: int) -> Asset:
    """Tell the browser what there is, the newest segment first."""
    told: dict[str, object] = {
        "folding": folding_table(),
        "block": BLOCK,
        "documents": sum(one.documents for one in segments),
        "undated": undated,
        "segments": [_told(segments, at) for at in range(len(segments))],
    }
    return _script("start", f"Search.start({_json(told)});")


def _told(segments: Sequence[Segment], at: int) -> dict[str, object]:
    one = segments[at]
    first = sum(older.documents for older in segments[at + 1 :])
    return {"number": one.number, "first": first, "shards": one.shards, "stamp": one.stamp}


def _part(name: str, content: object) -> Asset:
    return _script(name, f"Search.part({_json(name)},{_json(content)});")


def _script(name: str, text: str) -> Asset:
    return Asset(f"search/{name}.js", f"{text}\n".encode())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def shard_texts(documents: Sequence[Searchable]) -> list[str]:
    """Write which documents have which terms: ``|term postings|term postings|`` in each shard.

    A posting is one number in two digits of six bits: four times the distance
    from the document before, plus the level.
    """
    shards: list[list[str]] = [[] for _ in range(number_of_shards(len(documents)))]
    for term, postings in sorted(_postings(documents).items()):
        shards[shard_of(term, len(shards))].append(f"{term} {postings}|")
    return ["|" + "".join(lines) for lines in shards]


def _postings(documents: Sequence[Searchable]) -> dict[str, str]:
    codes = [one + two for one in _DIGITS for two in _DIGITS]
    last: dict[str, int] = {}
    found: dict[str, list[str]] = {}
    for number, document in enumerate(documents):
        for level, terms in enumerate(document.terms):
            for term in terms.split():
                before = last.get(term, -1)
                if before < 0:
                    found[term] = []
                found[term].append(codes[4 * (number - before) + level])
                last[term] = number
    return {term: "".join(postings) for term, postings in found.items()}


def number_of_shards(documents: int) -> int:
    """Choose a power of two, which seldom changes while a segment grows.

    >>> [number_of_shards(documents) for documents in (0, 5, 100, 512, 1023)]
    [1, 1, 4, 32, 32]
    """
    return 1 << max(0, (documents // SHARD).bit_length() - 1)


def shard_of(term: str, shards: int) -> int:
    """Tell which shard has a term: those that begin with the same two letters are together."""
    return (31 * ord(term[0]) + ord(term[1:2] or " ")) % shards
