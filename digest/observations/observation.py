"""The nouns of this package: an observation, and what it is made of. No behaviour.

An observation is a figure put in context as statisticians do: what it
measures, where, when, how much, who says so, and where that can be read.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from digest.model import Bound, JalaliDate, Official, Span


class Basis(StrEnum):
    """How a period is known.

    ``STATED``: the words name the year. ``RELATIVE``: they count from the
    article's date («پارسال»). ``CURRENT``: they mean the moment of speaking
    («در حال حاضر»), which has no date in an undated article. ``UNRESOLVED``:
    there are words, but no dates follow from them. ``NONE``: the text does
    not say when.
    """

    STATED = "stated"
    RELATIVE = "relative"
    CURRENT = "current"
    UNRESOLVED = "unresolved"
    NONE = "none"


class Period(Struct, frozen=True, array_like=True):
    """When a figure holds: the words that say so, and the dates they mean.

    ``start`` and ``end`` are the first and the last day, month or year, as
    precise as they can be known, or ``None`` where that end is open or
    unknown. ``inferred`` is true when they count from a date of the article
    that its source does not give.
    """

    words: str = ""
    start: JalaliDate | None = None
    end: JalaliDate | None = None
    basis: Basis = Basis.NONE
    inferred: bool = False


class Reach(Struct, frozen=True, array_like=True):
    """What a figure is about: the slug of an area, or the words of what is no area.

    «شاغلین جهان» has no area and the words «جهان», a county the words
    «شهرستان ابهر»; both are empty where nothing is known.
    """

    area: str = ""
    words: str = ""


class Amount(Struct, frozen=True, array_like=True):
    """How much, in a unit that can be compared, such as ``toman`` or ``person``.

    ``value`` is exact, or the two ends of a range; ``unit_name`` is the unit
    for people. ``natural`` is the figure in words («۶٫۹ میلیارد تومان») with
    its bound, ``exact`` the same in digits («۶٬۹۰۰٬۰۰۰٬۰۰۰ تومان»).
    """

    value: Decimal | tuple[Decimal, Decimal]
    unit: str
    unit_name: str
    bound: Bound
    natural: str
    exact: str


class Place(Struct, frozen=True, array_like=True):
    """Where a figure stands: its own span, its sentence, and the sentence's id in the page.

    Spans are offsets into the article's text, or into its title when
    ``in_title``; a title has no sentence id.
    """

    start: int
    end: int
    surface: str
    sentence: Span
    sentence_id: str
    in_title: bool = False


class Observation(Struct, frozen=True, array_like=True):
    """A figure in context.

    ``id`` is unique on the site and survives rebuilds and edits of other
    sentences. ``indicator`` is a slug, empty when no declared measure fits;
    ``label`` then says what is counted. ``places`` has every mention, the
    most telling first. ``reported`` is the article's date and ``inferred``
    whether it is a belief. ``whole`` is the id of the observation that this
    one is a part of, as arithmetic showed. ``flags`` name every doubt.
    """

    id: str
    article: str
    indicator: str
    label: str
    reach: Reach
    period: Period
    amount: Amount
    kind: str
    change: str
    reported: JalaliDate | None
    inferred: bool
    official: Official | None
    places: tuple[Place, ...]
    flags: tuple[str, ...] = ()
    whole: str = ""
    pinned: bool = False
    checked: bool = False

    @property
    def area(self) -> str:
        """The slug of the area, or nothing."""
        return self.reach.area

    @property
    def place(self) -> Place:
        """The most telling mention: the exact one in the text, not the rounded one of the title."""
        return self.places[0]
