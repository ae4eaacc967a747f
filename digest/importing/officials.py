"""Who speaks in a story, and in which office."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache

from msgspec import Struct

from digest.importing.outlets import COMMA_NAMES, DATELINE
from digest.importing.scraps import read_data
from digest.model import Area, Official

# «به گزارش X،» before the speaker, and «ارومیه - ایرنا -» before that.
REPORTED = re.compile(r"^به گزارش [^:]{2,120}?،(?!\s*" + COMMA_NAMES + r")\s*")
JOINTS = ("و", "،")
LONGEST_CHARS = 120
LONGEST_OFFICE = 14
LONGEST_NAME = 4
WORD = re.compile(r"[\w\u200c]+|[^\w\s]")


class Speech(Struct, frozen=True):
    """The words of ``data/officials.toml``."""

    offices: tuple[str, ...]
    stops: frozenset[str]
    titles: frozenset[str]
    not_names: frozenset[str]


@cache
def load_speech() -> Speech:
    """Read ``data/officials.toml``."""
    table = tomllib.loads(read_data("officials.toml"))
    offices = tuple(sorted(table["offices"], key=len, reverse=True))
    return Speech(
        offices,
        frozenset(table["stops"]),
        frozenset(table["titles"]),
        frozenset(table["not_names"]),
    )


def find_official(paragraphs: tuple[str, ...], areas: tuple[Area, ...]) -> Official | None:
    """Return the official who speaks in a story, as far as it tells, or ``None``.

    >>> find_official(("حسن عزیزی مدیرکل تعاون استان کرمانشاه گفت: خوب است.",), ())
    Official(name='حسن عزیزی', office='مدیرکل تعاون استان کرمانشاه')
    """
    speakers = [_speaker(each, areas) for each in paragraphs]
    name = _likeliest_name([speaker.name for speaker in speakers if speaker.name])
    beside = [each.office for each in speakers if each.office and each.name and each.name in name]
    office = _likeliest_office(beside or [each.office for each in speakers if each.office])
    return Official(name, office) if name else None


def _speaker(paragraph: str, areas: tuple[Area, ...]) -> Official:
    """Read the name, the office or both that a paragraph opens with."""
    opening = REPORTED.sub("", paragraph).split(":", 1)[0]
    opening = DATELINE.sub("", opening, count=1) if DATELINE.match(opening) else opening
    words = opening.split()
    speech = load_speech()
    while words and words[0] in speech.titles and words[0] != "سید":
        words = words[1:]
    name: list[str] = []
    for word in words[: LONGEST_NAME + 1]:
        if word in speech.stops or _begins_office(word):
            break
        name.append(word.rstrip("،"))
    rest = words[len(name) :]
    if len(name) > LONGEST_NAME or not rest or any(map(_is_no_name, name)):
        return Official("")
    office = _cut_office(" ".join(rest), areas) if _begins_office(rest[0]) else ""
    return Official(" ".join(name), office if len(office.split()) > 1 else "")


def _begins_office(word: str) -> bool:
    return word in load_speech().offices


def _likeliest_office(found: list[str]) -> str:
    """Return the office whose first word is met most, in its fullest wording."""
    if not found:
        return ""
    heads = Counter(office.split()[0] for office in found)
    head = max(heads, key=lambda word: heads[word])
    return max((office for office in found if office.split()[0] == head), key=len)


def _cut_office(text: str, areas: tuple[Area, ...]) -> str:
    """Cut an office where its sentence goes on, or after the area that it is of."""
    stops = load_speech().stops
    names = [name for area in areas for name in (area.name, *area.variants)]
    ends = [text.find(name) + len(name) for name in names if 0 < text.find(name) < LONGEST_CHARS]
    area_end = min(ends, default=len(text))
    end = 0
    for number, word in enumerate(WORD.finditer(text)):
        if number >= LONGEST_OFFICE or word.start() >= area_end:
            break
        joins = word.group() in JOINTS and number > 0
        if not joins and (word.group() in stops or not word.group()[0].isalpha()):
            break
        end = word.end()
    return re.sub(r"(?:[\s،]|\sو)+$", "", text[:end])


def _likeliest_name(names: list[str]) -> str:
    """Return the name that opens most paragraphs, in its fullest form."""
    if not names:
        return ""
    families = Counter(name.split()[-1] for name in names)
    family = max(families, key=lambda word: families[word])
    return max((name for name in names if name.split()[-1] == family), key=len)


def _is_no_name(word: str) -> bool:
    strange = not word or re.search(r"[^\w\u200c]|\d", word) is not None
    return strange or word in load_speech().not_names or word.endswith(("های", "ها", "هایی"))
