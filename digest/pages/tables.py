"""The observations of articles written down once, and put together as tables and as records.

A line of a table begins with what is the observation's own, and ends with what
it shares with others of its article and of its sentence. Records have each
article and each sentence once; what is not known is left out of them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from digest.memory.codec import encode_json
from digest.model import Article
from digest.observations import Observation
from digest.pages.observation_rows import (
    FIELDS,
    OF_ARTICLE,
    OF_SENTENCE,
    OWN,
    Field,
    Row,
    article_row,
    own_row,
    quoted,
)
from digest.pages.page import article_path
from digest.pages.structured import without_empty
from digest.site.tabled import Line, Tabled

# A spreadsheet takes a text that begins with one of these for a formula.
_FORMULA = frozenset("=+-@\t\r")

_IN_WORDS = {None: "", True: "true", False: "false"}


class TabledArticle(Struct, frozen=True):
    """What one article has in a table; it may be without its prose."""

    article: Article
    tabled: Tabled


def tabled_of(
    article: Article, observations: Sequence[Observation], areas: Mapping[str, str]
) -> Tabled:
    """Write down the observations of an article, to be put into any table."""
    places = {one.place.sentence_id: one.place for one in observations if not one.place.in_title}
    return Tabled(
        lines=tuple(_line(turn, one, areas) for turn, one in enumerate(observations)),
        sentences={sentence: quoted(article, place) for sentence, place in places.items()},
    )


def _line(turn: int, observation: Observation, areas: Mapping[str, str]) -> Line:
    row, place = own_row(observation, areas), observation.place
    sentence = "" if place.in_title else place.sentence_id
    record = {
        **row,
        "area_name": "",  # stands once at the head of all records
        "article": observation.article,
        "sentence": sentence,
    }
    return Line(
        turn=turn,
        indicator=observation.indicator,
        sentence=sentence,
        cells=_cells(row, OWN),
        record=encode_json(without_empty(record)),
    )


def table(articles: Iterable[TabledArticle]) -> bytes:
    """Write CSV that spreadsheets open as UTF-8, with a byte order mark.

    A text that a spreadsheet would take for a formula gets an apostrophe.
    """
    header = ",".join(field.name for field in FIELDS).encode("utf-8-sig")
    lines = (line for one in articles for line in _lines(one))
    return b"\r\n".join([header, *lines, b""])


def _lines(one: TabledArticle) -> Iterator[bytes]:
    about = _cells(article_row(one.article), OF_ARTICLE)
    ends: dict[str, bytes] = {}
    for line in one.tabled.lines:
        if line.sentence not in ends:
            ends[line.sentence] = _cells(_sentence_row(one, line.sentence), OF_SENTENCE)
        yield b"%b,%b,%b" % (line.cells, about, ends[line.sentence])


def _sentence_row(one: TabledArticle, sentence: str) -> Row:
    path = article_path(one.article)
    if not sentence:
        return {"quote": " ".join(one.article.title.split()), "address": path}
    return {"quote": one.tabled.sentences[sentence], "address": f"{path}#{sentence}"}


def _cells(row: Row, fields: Iterable[Field]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerow([_cell(row[one.name], one) for one in fields])
    return out.getvalue().removesuffix("\r\n").encode()


def _cell(value: str | bool | None, field: Field) -> str:
    if not isinstance(value, str):
        return _IN_WORDS[value]
    return f"'{value}" if field.type == "string" and value[:1] in _FORMULA else value


_RECORDS = b"""\
{"title":%b,
"areas":%b,
"articles":{
%b
},
"observations":[
%b
]}
"""


def records(title: str, areas: Mapping[str, str], articles: Sequence[TabledArticle]) -> bytes:
    """Write JSON, one article and one observation to a line, so that changes are seen in it."""
    about = (b"%b:%b" % (encode_json(one.article.slug), _record(one)) for one in articles)
    lines = (line.record for one in articles for line in one.tabled.lines)
    heads = map(encode_json, (title, areas))
    return _RECORDS % (*heads, b",\n".join(about), b",\n".join(lines))


def _record(one: TabledArticle) -> bytes:
    row = without_empty(article_row(one.article))
    return encode_json(
        row | {"address": article_path(one.article), "sentences": one.tabled.sentences}
    )
