"""The search index read back in Python, for tests."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from typing import Any

from digest.memory.codec import digest_of
from digest.pages.page import Planned
from digest.pages.search_index import SEGMENT, Document, plan_index, shard_of
from digest.pages.searchables import make_searchable
from digest.site.searchable import Searchable
from tests.factories import article, entry


def searchable(slug: str, title: str, *sentences: str, names: tuple[str, ...] = ()) -> Searchable:
    made = article(slug, "".join(f"<p>{one}</p>\n" for one in sentences).strip(), title=title)
    return make_searchable(entry(made), names, "۱۲ مرداد ۱۴۰۳")


def search_index(
    documents: Iterable[Searchable], undated: int = 0, size: int = SEGMENT
) -> dict[str, bytes]:
    """Make all scripts of the index of ``documents``."""
    named = [Document(digest_of(repr(one)), partial(_itself, one)) for one in documents]
    return {plan.path: _content(plan) for plan in plan_index(named, undated, size)}


def _itself(one: Searchable) -> Searchable:
    return one


def _content(plan: Planned) -> bytes:
    content = plan.make()
    assert isinstance(content, bytes)
    return content


class Parts:
    """The scripts of an index, by the part of the index that each one gives."""

    def __init__(self, contents: dict[str, bytes]) -> None:
        self.contents = contents
        start = self.contents["search/start.js"].decode()
        self.start: dict[str, Any] = json.loads(start[len("Search.start(") : -len(");\n")])

    @staticmethod
    def of(documents: list[Searchable], undated: int = 0, size: int = 512) -> Parts:
        return Parts(search_index(documents, undated, size))

    def part(self, name: str) -> Any:
        text = self.contents[f"search/{name}.js"].decode()
        told, content = json.loads(f"[{text[len('Search.part(') : -len(');') - 1]}]")
        assert told == name
        return content

    def found(self, term: str) -> dict[int, int]:
        """Give the level that each document has the term at, by the number of the document."""
        levels: dict[int, int] = {}
        for segment in self.start["segments"]:
            shard = self.part(f"{segment['number']}/terms-{shard_of(term, segment['shards'])}")
            _, there, rest = shard.partition(f"|{term} ")
            document = segment["first"] - 1
            codes = rest.partition("|")[0] if there else ""
            for high, low in zip(codes[::2], codes[1::2], strict=True):
                posting = 64 * (ord(high) - 48) + ord(low) - 48
                document += posting >> 2
                levels[document] = posting & 3
        return levels
