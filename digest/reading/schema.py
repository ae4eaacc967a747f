"""Which keys an article's front matter has, and what each of them takes.

``KEYS`` is the whole list; README.md explains each to editors, and a test
holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from digest.model import Area, Correction, ObservationNote, Topic
from digest.persian.characters import fold
from digest.persian.slugs import slugify
from digest.reading import fields
from digest.reading.fields import FieldError

if TYPE_CHECKING:
    from digest.reading.nodes import Mapping as MappingNode
    from digest.reading.nodes import Node

Reader = Callable[["Node"], Any]

OBSERVATION_KEYS = ("text", "indicator", "area", "period", "label", "pin", "hide", "checked")
CORRECTION_KEYS = ("date", "text")


class Vocabulary(Struct, frozen=True):
    """The names an article may use: areas and topics by folded name, and the site's zone.

    ``declared`` is all of it as one value that can be compared.
    """

    areas: Mapping[str, str]
    area_names: tuple[str, ...]
    topics: Mapping[str, str]
    time_zone: str
    declared: tuple[tuple[Area, ...], tuple[Topic, ...], str]

    @classmethod
    def of(cls, areas: tuple[Area, ...], topics: tuple[Topic, ...], time_zone: str) -> Vocabulary:
        """Index ``areas`` and ``topics`` under every spelling that means them."""
        return cls(
            areas={
                fold(name): area.slug
                for area in areas
                for name in (area.slug, area.name, *area.variants)
            },
            area_names=tuple(area.name for area in areas),
            topics={
                fold(name): topic.slug for topic in topics for name in (topic.slug, topic.name)
            },
            time_zone=time_zone,
            declared=(areas, topics, time_zone),
        )


def article_keys(vocabulary: Vocabulary) -> dict[str, Reader]:
    """Map every key of an article to the reader of its value."""
    date = partial(fields.date, zone=vocabulary.time_zone)
    return {
        "title": fields.text,
        "date": date,
        "date_inferred": fields.text,
        "source": fields.text,
        "source_url": fields.web_address,
        "author": fields.text,
        "area": partial(_area, vocabulary=vocabulary),
        "topics": partial(_topics, vocabulary=vocabulary),
        "official": fields.official,
        "summary": fields.text,
        "slug": fields.slug,
        "aliases": fields.addresses,
        "image": fields.text,
        "draft": fields.truth,
        "publish_after": date,
        "updated": date,
        "related": fields.texts,
        "corrections": partial(_corrections, vocabulary=vocabulary),
        "observations": partial(_observations, vocabulary=vocabulary),
    }


def leaf_keys() -> dict[str, Reader]:
    """Map every key of a page outside the digest to the reader of its value."""
    return {"title": fields.text, "slug": fields.slug}


def read_keys(
    front_matter: MappingNode, readers: Mapping[str, Reader]
) -> tuple[dict[str, Any], list[FieldError]]:
    """Read every key that is given; also return every fault, in the order of the file."""
    values: dict[str, Any] = {}
    faults: list[FieldError] = []
    for key, node in front_matter.entries:
        try:
            if key.text not in readers:
                raise fields.unknown_key(key, readers)
            values[key.text] = readers[key.text](node)
        except FieldError as fault:
            faults.append(fault)
    return values, faults


def _area(node: Node, vocabulary: Vocabulary) -> str:
    name = fields.text(node)
    if not name:
        return ""
    for spelling in (name, name.removeprefix("استان ")):
        if slug := vocabulary.areas.get(fold(spelling)):
            return slug
    near = fields.nearest(name, vocabulary.area_names)
    raise FieldError(
        node.line,
        "unknown-area",
        f"استان «{name}» در content/areas.toml نیست",
        f"شاید: {near}" if near else "آن را در areas.toml بنویسید یا خالی بگذارید",
    )


def _topics(node: Node, vocabulary: Vocabulary) -> tuple[Topic, ...]:
    topics = []
    for name in fields.texts(node):
        slug = vocabulary.topics.get(fold(name)) or slugify(name)
        if not slug:
            raise FieldError(node.line, "bad-topic", f"موضوع «{name}» حرفی ندارد")
        topics.append(Topic(slug, name))
    return tuple(topics)


def _corrections(node: Node, vocabulary: Vocabulary) -> tuple[Correction, ...]:
    found = []
    for line, entry in fields.mappings(node, CORRECTION_KEYS):
        date = fields.date(entry["date"], vocabulary.time_zone) if "date" in entry else None
        text = fields.text(entry["text"]) if "text" in entry else ""
        if date is None or not text:
            raise FieldError(
                line, "bad-correction", "اصلاحیه هم تاریخ (date) می‌خواهد و هم متن (text)"
            )
        found.append(Correction(date, text))
    return tuple(found)


def _observations(node: Node, vocabulary: Vocabulary) -> tuple[ObservationNote, ...]:
    return tuple(
        _observation(line, entry, vocabulary)
        for line, entry in fields.mappings(node, OBSERVATION_KEYS)
    )


def _observation(line: int, entry: dict[str, Node], vocabulary: Vocabulary) -> ObservationNote:
    def said(key: str) -> str:
        return fields.text(entry[key]) if key in entry else ""

    def marked(key: str) -> bool:
        return key in entry and fields.truth(entry[key])

    if not said("text"):
        raise FieldError(line, "bad-observation", "هر عدد کلیدی با متن خود (text) شناخته می‌شود")
    return ObservationNote(
        text=said("text"),
        line=line,
        indicator=said("indicator"),
        area=_area(entry["area"], vocabulary) if "area" in entry else "",
        period=said("period"),
        label=said("label"),
        pin=marked("pin"),
        hide=marked("hide"),
        checked=marked("checked"),
    )
