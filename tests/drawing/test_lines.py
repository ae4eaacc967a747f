"""Letters that join, and runs in the order in which they are seen."""

from __future__ import annotations

import pytest

from digest.drawing import Line, Run, Weight, shape
from digest.drawing.letters import load_font
from digest.pages.social_drawing import runs


def numbers(text: str, *, leftward: bool = True) -> list[int]:
    return [glyph.number for glyph in shape([Run(text, leftward)], Weight.BOLD).glyphs]


def place(line: Line, letter: str) -> int:
    """Find where the one glyph of ``letter`` in its plain form stands."""
    number = load_font(line.weight).get_nominal_glyph(ord(letter))
    (x,) = (glyph.x for glyph in line.glyphs if glyph.number == number)
    return x


@pytest.mark.parametrize("word", ["سلام", "تعاونی", "شغل", "کارآفرینی"])
def test_letters_join(word: str) -> None:
    apart = [number for letter in reversed(word) for number in numbers(letter)]
    assert numbers(word) != apart
    joined = shape([Run(word)], Weight.BOLD)
    isolated = [shape([Run(letter)], Weight.BOLD).advance for letter in word]
    assert joined.advance < sum(isolated)


def test_a_half_space_parts_letters_and_takes_no_room() -> None:
    halves = shape([Run("می")], Weight.BOLD).advance + shape([Run("شود")], Weight.BOLD).advance
    assert shape([Run("می\u200cشود")], Weight.BOLD).advance == halves
    assert shape([Run("میشود")], Weight.BOLD).advance != halves


def test_lam_and_alef_are_one() -> None:
    assert len(numbers("لا")) == 1


def test_a_mark_stands_over_its_letter() -> None:
    line = shape([Run("مّ")], Weight.BOLD)
    mark = next(glyph for glyph in line.glyphs if glyph.y or glyph.x)
    assert len(line.glyphs) == 2
    assert 0 < mark.x < line.advance


def test_brackets_are_mirrored() -> None:
    (opening,) = numbers("«")
    assert opening == load_font(Weight.BOLD).get_nominal_glyph(ord("»"))
    assert numbers("(", leftward=False) == numbers(")")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("زود ABC", "ABC دوز"),
        ("۱۲۳ زود", "دوز ۱۲۳"),
        ("زود −۳٫۵٪", "٪−۳٫۵ دوز"),
        ("از ۱۰-۲۵", "۲۵-۱۰ زا"),
        ("۱۴۰۴/۰۶/۳۱", "۱۴۰۴/۰۶/۳۱"),
        ("زود iPhone 15 آورد", "دروآ iPhone 15 دوز"),
        ("و COVID-19، دو", "ود ،COVID-19 و"),
        ("زود «داد» (دو)", "(ود) «داد» دوز"),
        ("http://x.ir/رود/y", "http://x.ir/دور/y"),
    ],
)
def test_figures_and_latin_words_stand_as_on_the_page(text: str, seen: str) -> None:
    line = shape(runs(text), Weight.BOLD)
    letter_of = load_font(Weight.BOLD).get_nominal_glyph
    ordered = sorted(line.glyphs, key=lambda glyph: glyph.x)
    assert [glyph.number for glyph in ordered] == [letter_of(ord(letter)) for letter in seen]


def test_the_first_run_stands_rightmost() -> None:
    line = shape([Run("د"), Run("A", leftward=False), Run("و")], Weight.MEDIUM)
    assert place(line, "و") < place(line, "A") < place(line, "د")
    assert line.width(50) == pytest.approx(line.advance * 50 / line.em)
