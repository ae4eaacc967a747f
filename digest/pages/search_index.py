"""The search index as scripts, of which a query loads the few it needs.

Documents are numbered from the oldest and cut into segments that stay as they
are when news comes in; a segment has its terms in shards by their first two
letters, and the texts of its documents in small blocks. ``theme/search.js``
reads them. Scripts, since nothing else can be loaded from disk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from digest.memory.codec import digest_of, json_text
from digest.pages.page import Planned
from digest.persian.folding import folding_table
from digest.reading import paths
from digest.site import OnDemand, Sheet, cut_into_sheets
from digest.site.searchable import Searchable

SEGMENT = 512
"""The newest segment grows to almost twice as many: the most that two digits tell apart."""

DRAFT = "منتشرنشده"

BLOCK = 4
SHARD = 16
"""A shard for so many documents of a segment, so that shards are of one size."""

_DIGITS = "".join(chr(ord("0") + digit) for digit in range(64))


class Document(Struct, frozen=True):
    """An article before it is indexed: ``load`` gives what the search knows of it.

    ``digest`` changes with that, and what is a ``draft`` says so where it is
    found.
    """

    digest: str
    load: Callable[[], Searchable]
    draft: bool = False


class Segment(Struct, frozen=True):
    """Some documents, the oldest first, whose scripts come of them alone.

    ``first`` is the number of the first of them among all, and ``stamp``
    changes when one of them does.
    """

    number: int
    first: int
    documents: tuple[Document, ...]
    stamp: str

    @property
    def shards(self) -> int:
        """How many scripts its terms are parted into."""
        return number_of_shards(len(self.documents))

    def holds_any(self, numbers: Iterable[int]) -> bool:
        """Tell whether any of the documents with these numbers is among its own."""
        own = range(self.first, self.first + len(self.documents))
        return any(number in own for number in numbers)


def plan_index(
    documents: Sequence[Document],
    undated: int,
    size: int = SEGMENT,
    only: Collection[int] | None = None,
) -> Iterator[Planned]:
    """Plan the scripts for ``documents``, the oldest first; the last ones are ``undated``.

    Where ``only`` is given, plan those alone that can change with these documents.
    """
    segments = {str(one.number): one for one in _segments(documents, size)}
    contents = _contents(tuple(segments.values()), undated)
    yield _planned("start", (contents, folding_table()), partial(_start, contents))
    shards = OnDemand(segments, lambda name: shard_texts(_loaded(segments[name])), room=1)
    for segment in segments.values():
        if only is None or segment.holds_any(only):
            yield from _parts(segment, shards)


def _segments(documents: Sequence[Document], size: int) -> Iterator[Segment]:
    """Cut the documents into segments, the newest first."""
    last = len(documents)
    for sheet in cut_into_sheets(documents[::-1], size):
        last -= len(sheet.items)
        yield _segment(sheet, last)


def _segment(sheet: Sheet[Document], first: int) -> Segment:
    documents = sheet.items[::-1]
    names = (f"{document.digest}{document.draft}" for document in documents)
    return Segment(sheet.number, first, documents, digest_of(*names)[:8])


def _loaded(segment: Segment) -> list[Searchable]:
    return [document.load() for document in segment.documents]


def _parts(segment: Segment, shards: Mapping[str, list[str]]) -> Iterator[Planned]:
    number, documents = segment.number, segment.documents
    digests = tuple(document.digest for document in documents)
    shown_terms = (digest_of(*digests),)
    if number == 0:  # the newest, whose titles are there before anyone types
        yield _planned("0/titles", digests, partial(_titles, documents))
    for at in range(segment.shards):
        name = f"{number}/terms-{at}"
        yield _planned(name, shown_terms, partial(_terms, name, shards, number, at))
    for at, start in enumerate(range(0, len(documents), BLOCK)):
        name, block = f"{number}/texts-{at}", documents[start : start + BLOCK]
        shows = tuple((document.digest, document.draft) for document in block)
        yield _planned(name, shows, partial(_texts, name, block))


def _planned(name: str, shows: tuple[object, ...], make: Callable[[], bytes]) -> Planned:
    return Planned(f"search/{name}.js", paths.ARTICLES, shows, make)


def _titles(documents: Iterable[Document]) -> bytes:
    found = (document.load() for document in documents)
    return _part("0/titles", [[one.slug, one.title] for one in found])


def _terms(name: str, shards: Mapping[str, list[str]], number: int, at: int) -> bytes:
    return _part(name, shards[str(number)][at])


def _texts(name: str, block: Iterable[Document]) -> bytes:
    return _part(name, [_text(document.load(), draft=document.draft) for document in block])


def _text(one: Searchable, *, draft: bool) -> list[object]:
    note = f"{DRAFT}، {one.note}" if draft else one.note
    return [one.slug, one.title, note, one.sentences, dict(one.values)]


def _contents(segments: Sequence[Segment], undated: int) -> dict[str, object]:
    """List for the browser what there is to load, the newest segment first."""
    return {
        "block": BLOCK,
        "documents": sum(len(one.documents) for one in segments),
        "undated": undated,
        "segments": [
            {"number": one.number, "first": one.first, "shards": one.shards, "stamp": one.stamp}
            for one in segments
        ],
    }


def _start(contents: Mapping[str, object]) -> bytes:
    return _script(f"Search.start({json_text({'folding': folding_table(), **contents})});")


def _part(name: str, content: object) -> bytes:
    return _script(f"Search.part({json_text(name)},{json_text(content)});")


def _script(text: str) -> bytes:
    return f"{text}\n".encode()


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
