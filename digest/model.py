"""The nouns of the program, as frozen values without behaviour of their own.

One coordinate system runs through all of them: offsets are code points of an
article's own text, and ``text[start:end]`` is what a span stands for.

What the memory holds of an article for every build is written there as arrays,
without the names of the fields, which would be a tenth of it.
"""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class Span(Struct, frozen=True, order=True, array_like=True):
    """The half-open range ``[start, end)`` of code points in a text."""

    start: int
    end: int


class Edit(Struct, frozen=True, order=True, array_like=True):
    """A replacement of ``text[start:end]`` for showing; the text itself stays as it is."""

    start: int
    end: int
    replacement: str


class JalaliDate(Struct, frozen=True, array_like=True):
    """A date of the Solar Hijri calendar, known to the year, the month, the day or the minute."""

    year: int
    month: int | None = None
    day: int | None = None
    time: time | None = None


class Bound(StrEnum):
    """What a figure says of the true value: «بیش از ۴۰» is ``GE`` 40, «بالای ۴۰» ``GT``."""

    EQ = "eq"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    APPROX = "approx"


QuantityValue = Decimal | tuple[Decimal, Decimal] | str | None


class Quantity(Struct, frozen=True, array_like=True):
    """A numeric expression as it stands in a text, and what it says.

    ``value`` is an exact decimal, a range with both ends, an ISO-like string
    for dates (``1397-06-14``, ``--06-14``, ``A/B``) and times (``14:11``), or
    ``None`` where no value may be given. ``unit`` is as written, ``counted``
    the noun phrase that is counted or measured and ``counted_head`` its head.
    ``when`` holds the words of the sentence that date the figure, ``flags``
    every doubt, and ``key`` whether an editor would list the figure.
    ``unit_id`` is the normalised unit (``toman``, ``km2``, the noun of a
    count), ``calendar`` that of a date or year.
    """

    start: int
    end: int
    surface: str
    kind: str
    value: QuantityValue
    unit: str = ""
    counted: str = ""
    counted_head: str = ""
    modifier: str = ""
    bound: Bound = Bound.EQ
    change: str = ""
    when: str = ""
    key: bool = False
    flags: tuple[str, ...] = ()
    unit_id: str = ""
    calendar: str = ""


class Prose(Struct, frozen=True, array_like=True):
    """An article's running text with its markup beside it.

    ``text`` is the plain text as the editor wrote it, blocks parted by line
    breaks. ``tokens`` rebuild the sanitised HTML in order: a string is a tag,
    a span a slice of ``text`` still to be escaped. ``sentences`` and
    ``foreign`` (Latin runs, links, addresses: shown left to right) are slices
    of ``text``, ``verbatim`` those inside code, which is shown as it is;
    ``edits`` are the spacing changes for showing, which never touch a figure,
    a foreign run or code. What a reader does not read as text (footnote marks)
    is in ``tokens`` alone.
    """

    text: str
    tokens: tuple[str | Span, ...]
    sentences: tuple[Span, ...]
    foreign: tuple[Span, ...]
    edits: tuple[Edit, ...]
    verbatim: tuple[Span, ...] = ()


class Official(Struct, frozen=True, array_like=True):
    """Who said it, and in which office."""

    name: str
    office: str = ""


class Correction(Struct, frozen=True, array_like=True):
    """What was wrong in a published article, and when it was set right."""

    date: JalaliDate
    text: str


class ObservationNote(Struct, frozen=True, array_like=True):
    """The editor's word on one extracted figure; ``text`` names the words it stands in."""

    text: str
    line: int
    indicator: str = ""
    area: str = ""
    period: str = ""
    label: str = ""
    pin: bool = False
    hide: bool = False
    checked: bool = False


class Article(Struct, frozen=True, array_like=True):
    """One article as its file says it; empty strings and tuples mean "not given".

    ``path`` is the file below the project root; ``area`` and ``topics`` are
    slugs of declared areas and topics; ``date`` is ``None`` only for an
    article that says it is undated, and ``date_inferred`` tells readers why a
    date is believed that the source does not give.
    """

    path: str
    slug: str
    title: str
    date: JalaliDate | None
    prose: Prose
    date_inferred: str = ""
    source: str = ""
    source_url: str = ""
    author: str = ""
    area: str = ""
    topics: tuple[str, ...] = ()
    official: Official | None = None
    summary: str = ""
    aliases: tuple[str, ...] = ()
    image: str = ""
    draft: bool = False
    publish_after: JalaliDate | None = None
    updated: JalaliDate | None = None
    related: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    observations: tuple[ObservationNote, ...] = ()


class Entry(Struct, frozen=True):
    """An article with the quantities that were read out of its text, in order."""

    article: Article
    quantities: tuple[Quantity, ...]


class Area(Struct, frozen=True):
    """A province: its slug in paths, its name, other spellings, and its place on the tile map."""

    slug: str
    name: str
    variants: tuple[str, ...]
    row: int
    column: int


class Topic(Struct, frozen=True, array_like=True):
    """A subject that the editor files articles under."""

    slug: str
    name: str
    description: str = ""


class Indicator(Struct, frozen=True):
    """A measure that several articles report, and the words by which a figure is known as one.

    ``kind`` is the kind of quantity (``count``, ``money``, ``percent`` …) and
    ``unit`` the word shown after its figures, empty for money, whose currency
    the text says. A figure fits when one phrase of ``counted`` names what it
    measures, one of ``clause`` stands in its clause, one of ``context`` in its
    sentence or the title, and none of ``unless`` in its clause; an empty list
    asks for nothing.
    """

    slug: str
    name: str
    kind: str
    unit: str
    definition: str
    counted: tuple[str, ...]
    clause: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Leaf(Struct, frozen=True):
    """A page that stands outside the digest, such as «درباره»."""

    path: str
    slug: str
    title: str
    prose: Prose


class Asset(Struct, frozen=True):
    """A file that is published as it is: ``path`` below the output, and its bytes."""

    path: str
    content: bytes


class Content(Struct, frozen=True):
    """All that was read, but for the settings."""

    articles: tuple[Article, ...]
    leaves: tuple[Leaf, ...]
    areas: tuple[Area, ...]
    topics: tuple[Topic, ...]
    media: tuple[Asset, ...]
    indicators: tuple[Indicator, ...] = ()
