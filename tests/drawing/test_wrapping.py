from __future__ import annotations

import pytest

from digest.drawing import Run, Type, Weight, cut, set_lines

KIND = Type(Weight.BOLD, 50, lambda text: [Run(text)])
TITLE = "۷۸ هزار اشتغال در استان کرمانشاه از طریق شرکت‌های تعاونی ایجاد شده است"


@pytest.mark.parametrize("room", [400, 640, 900, 5000])
def test_no_line_is_too_wide_and_no_word_is_lost(room: int) -> None:
    lines = set_lines(TITLE, KIND, room, 9)
    assert " ".join(lines) == TITLE
    assert all(KIND.width(line) <= room for line in lines)


def test_lines_are_as_few_as_can_be_and_much_the_same() -> None:
    room = KIND.width(TITLE) * 0.7
    lines = set_lines(TITLE, KIND, room, 4)
    assert len(lines) == 2
    first, second = map(KIND.width, lines)
    assert abs(first - second) < KIND.width("شرکت‌های تعاونی")


def test_a_figure_keeps_its_word() -> None:
    for room in range(300, 900, 50):
        assert not any(line.endswith("۷۸") for line in set_lines(TITLE, KIND, room, 9))


def test_what_is_over_is_cut_at_a_word() -> None:
    *whole, last = set_lines(TITLE, KIND, 420, 3)
    assert len(whole) == 2
    assert last.endswith("…")
    assert "…" not in "".join(whole)
    assert TITLE.startswith(" ".join([*whole, last]).rstrip("…"))
    assert last.rstrip("…").split()[-1] in TITLE.split()
    assert KIND.width(last) <= 420


def test_a_word_without_an_end_is_cut_in_itself() -> None:
    (line,) = set_lines("ب" * 300, KIND, 420, 3)
    assert line.endswith("…")
    assert 300 < KIND.width(line) <= 420


def test_nothing_is_left_where_nothing_fits() -> None:
    assert cut("تعاون", KIND, 3) == ""
    assert cut("تعاون", KIND, -3) == ""
    assert set_lines("", KIND, 420, 3) == ()


def test_no_sign_hangs_before_the_dots() -> None:
    text = "کار، رفاه اجتماعی"
    assert cut(text, KIND, KIND.width("کار، رفاه")) == "کار…"
