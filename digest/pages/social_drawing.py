"""A social card as a picture: its layout, its type and its colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import structs

from digest.drawing import (
    STAR,
    Box,
    Canvas,
    Ramp,
    Run,
    Type,
    Weight,
    cut,
    drawable,
    set_lines,
)
from digest.pages.isolation import pieces
from digest.pages.social import SocialCard
from digest.pages.summaries import shortened

WIDTH, HEIGHT = 1200, 630

_DEEP, _ON_DEEP, _SOFT = (0x0B, 0x3A, 0x42), (0xF4, 0xF8, 0xF6), (0xB9, 0xD2, 0xCF)
_SAFFRON, _GLAZE = (0xF5, 0xB9, 0x35), (0xF8, 0xC6, 0x57)
_RAMPS = (
    Ramp(_DEEP, _ON_DEEP),
    Ramp(_DEEP, _SOFT),
    Ramp(_DEEP, _SAFFRON),
    Ramp(_SAFFRON, _DEEP),
    Ramp(_GLAZE, _DEEP),
)
_MAIN, _DETAIL, _ACCENT, _BAND, _STARS = range(len(_RAMPS))

_EDGE = 72
_RIGHT = WIDTH - _EDGE
_LONGEST = 240
"""How many letters of a text are looked at; the largest card has room for half as many."""

_NUMBER_TOP, _FRIEZE_TOP = 446, 582
_STAR = 46
_NUMBER_STARS, _FRIEZE_STARS = (4, 5, 6, 7), (27,)

_HEAD = Box(0, 56, WIDTH, 128)
_HEAD_LINE = 108
_AREA_ROOM, _DAY_ROOM, _GAP = 380, 360, 26

_TITLE_TOP = 146
_SIZES = (84, 76, 70, 64, 58, 52, 46)
_LEADING = 1.46
_MOST_LINES = 4

_VALUE_SIZES = range(124, 60, -8)
_VALUE_ROOM, _BOUND_ROOM = 600, 240
_MIDDLE = (_NUMBER_TOP + HEIGHT) // 2

_LETTERS = re.compile("([\u0621-\u064a\u066e-\u06d3\u200c]+)")


def draw_social_card(card: SocialCard) -> bytes:
    """Draw a card as PNG; the same words give the same pixels."""
    said = (shortened(text, _LONGEST) for text in structs.astuple(card))
    known = SocialCard(*map(drawable, said))
    band = _NUMBER_TOP if known.value else _FRIEZE_TOP
    canvas = Canvas(WIDTH, HEIGHT, _RAMPS, _ground(band))
    _draw_head(canvas, known)
    _draw_title(canvas, known.title or known.site, band)
    if known.value:
        _draw_number(canvas, known)
    return canvas.png()


def runs(text: str) -> Iterator[Run]:
    """Part ``text`` as the site isolates it, so that a card and its page read the same.

    >>> [(run.text, run.leftward) for run in runs("رشد ۳٫۵٪ با iPhone 15")]
    [('رشد ', True), ('۳٫۵', False), ('٪ با ', True), ('iPhone 15', False)]
    """
    for piece, isolate in pieces(text):
        # An address may hold Persian words; from the right, where a line begins.
        parts = reversed(_LETTERS.split(piece)) if isolate else [piece]
        for part in filter(None, parts):
            yield Run(part, leftward=not isolate or bool(_LETTERS.match(part)))


def _write(canvas: Canvas, text: str, kind: Type, right: float, baseline: float) -> float:
    """Write a line that begins at ``right``; give the point where it ends."""
    line = kind.line(text)
    left = right - line.width(kind.size)
    canvas.write(line, left, baseline, kind.size)
    return left


def _bold(size: float) -> Type:
    return Type(Weight.BOLD, size, runs)


def _medium(size: float) -> Type:
    return Type(Weight.MEDIUM, size, runs)


@cache
def _ground(band: int) -> bytes:
    """Lay the band of saffron glaze, with stars and crosses as on a tiled wall."""
    canvas = Canvas(WIDTH, HEIGHT, _RAMPS)
    canvas.fill(Box(0, band, WIDTH, HEIGHT), _BAND)
    star = _bold(_STAR - 1)
    for row, columns in enumerate(_NUMBER_STARS if band == _NUMBER_TOP else _FRIEZE_STARS):
        for column in range(columns):
            middle = (column + 0.5) * _STAR, band + 1 + (row + 0.5) * _STAR
            canvas.write(star.line(STAR), *middle, star.size)
    canvas.stencil(_STARS)
    return canvas.ground


def _draw_head(canvas: Canvas, card: SocialCard) -> None:
    """Write the area and the day, and across from them the name of the site and its mark."""
    area, day, site = _bold(34), _medium(34), _bold(34)
    end = float(_RIGHT)
    if card.area:
        end = _write(canvas, cut(card.area, area, _AREA_ROOM), area, end, _HEAD_LINE) - _GAP
        canvas.fill(Box(int(end), _HEAD.top, WIDTH, _HEAD.bottom), _ACCENT)
    if card.day:
        start = end
        end = _write(canvas, cut(card.day, day, _DAY_ROOM), day, end, _HEAD_LINE) - _GAP
        canvas.fill(Box(int(end), _HEAD.top, int(start), _HEAD.bottom), _DETAIL)
    name = cut(card.site, site, end - _EDGE - 2 * _GAP)
    right = _EDGE + site.width(name)
    _write(canvas, name, site, right, _HEAD_LINE)
    _draw_mark(canvas, int(right) + 16)


def _draw_mark(canvas: Canvas, left: int) -> None:
    """Draw the site's sign: three bars on a line of saffron."""
    base = _HEAD_LINE + 2
    for at, height in enumerate((8, 18, 28)):
        bar = left + (2 - at) * 12
        canvas.fill(Box(bar, base - 8 - height, bar + 8, base - 8), _MAIN, inked=True)
    canvas.fill(Box(left, base - 4, left + 32, base), _ACCENT, inked=True)


def _draw_title(canvas: Canvas, title: str, band: int) -> None:
    """Write the title as large as it fits."""
    bottom = band - 16
    for size in _SIZES:
        kind = _bold(size)
        leading = size * _LEADING
        most = min(_MOST_LINES, int((bottom - _TITLE_TOP) / leading))
        lines = set_lines(title, kind, _RIGHT - _EDGE, most)
        if " ".join(lines) == title:
            break
    first = (_TITLE_TOP + bottom - leading * len(lines)) / 2 + size
    for at, line in enumerate(lines):
        _write(canvas, line, kind, _RIGHT, first + at * leading)


def _draw_number(canvas: Canvas, card: SocialCard) -> None:
    """Write how much, large, and of what beside it."""
    value = next(
        (kind for kind in map(_bold, _VALUE_SIZES) if kind.width(card.value) <= _VALUE_ROOM),
        _bold(_VALUE_SIZES[-1]),
    )
    baseline = _MIDDLE + value.size * 0.31
    end, bound = float(_RIGHT), _medium(40)
    if card.bound:
        end = _write(canvas, cut(card.bound, bound, _BOUND_ROOM), bound, end, baseline) - 18
    end = _write(canvas, cut(card.value, value, end - _EDGE), value, end, baseline) - 32
    _draw_unit(canvas, card, end)


def _draw_unit(canvas: Canvas, card: SocialCard, right: float) -> None:
    unit, caption = _bold(44), _medium(34)
    room = right - _EDGE
    if card.unit and card.caption:
        _write(canvas, cut(card.unit, unit, room), unit, right, _MIDDLE - 8)
        _write(canvas, cut(card.caption, caption, room), caption, right, _MIDDLE + 46)
    else:
        _write(canvas, cut(card.unit or card.caption, unit, room), unit, right, _MIDDLE + 14)
