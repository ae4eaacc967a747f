from __future__ import annotations

from digest.drawing import STAR, Box, Canvas, Ramp, Run, Weight, shape
from tests.drawing.pixels import chunks, read_png

PAPER, INK, GLAZE = (10, 20, 30), (240, 230, 220), (200, 100, 0)
RAMPS = (Ramp(PAPER, INK), Ramp(GLAZE, INK))


def test_text_is_drawn_in_the_ink_of_the_ground_it_is_on() -> None:
    canvas = Canvas(200, 100, RAMPS)
    canvas.fill(Box(100, 0, 200, 100), 1)
    canvas.write(shape([Run("سلام")], Weight.BOLD), 20, 60, 60)
    picture = read_png(canvas.png())
    assert (picture.width, picture.height) == (200, 100)
    assert picture.rows[0] == (PAPER,) * 100 + (GLAZE,) * 100
    ink = picture.columns_of(INK)
    assert ink[0] >= 20
    assert ink[-1] < 20 + shape([Run("سلام")], Weight.BOLD).width(60)


def test_letters_are_smooth() -> None:
    canvas = Canvas(200, 100, RAMPS)
    canvas.write(shape([Run("سلام")], Weight.BOLD), 20, 60, 60)
    assert len({pixel for row in read_png(canvas.png()).rows for pixel in row}) == 16


def test_ink_beyond_the_edges_is_cut_off() -> None:
    canvas = Canvas(60, 40, RAMPS)
    star = shape([Run(STAR)], Weight.BOLD)
    for left, middle in ((0, 20), (60, 20), (30, 0), (30, 40), (-500, 20), (30, 900)):
        canvas.write(star, left, middle, 20)
    rows = read_png(canvas.png()).rows
    assert rows[20][0] == rows[20][59] == rows[0][30] == rows[39][30] == INK
    assert rows[20][30] == PAPER


def test_a_stencil_lays_a_ground_and_takes_its_ink_away() -> None:
    first = Canvas(60, 40, RAMPS)
    first.fill(Box(0, 0, 60, 20), 1)
    first.write(shape([Run(STAR)], Weight.BOLD), 30, 20, 30)
    first.stencil(1)
    rows = read_png(Canvas(60, 40, RAMPS, first.ground).png()).rows
    assert rows[10][2] == rows[20][30] == GLAZE
    assert rows[38][2] == PAPER
    assert not any(INK in row for row in rows)


def test_the_file_holds_nothing_but_the_picture() -> None:
    assert [name for name, _ in chunks(Canvas(60, 40, RAMPS).png())] == [
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
    ]
