from __future__ import annotations

import subprocess
import sys

import pytest

from digest.persian.spacing.lexicon import bare, load_lexicon
from digest.persian.spacing.words import FITS, find_word


def test_no_spelling_has_other_letters() -> None:
    lexicon = load_lexicon()
    wrong = {key: value for key, value in lexicon.spellings.items() if bare(value) != key}
    assert wrong == {}


def test_every_ending_names_a_known_condition() -> None:
    conditions = {each.after for endings in load_lexicon().endings.values() for each in endings}
    assert conditions <= set(FITS)


def test_every_spelling_of_an_ending_has_its_letters() -> None:
    for ending, entries in load_lexicon().endings.items():
        assert {bare(each.joint.removeprefix("_")) for each in entries} == {ending}


@pytest.mark.parametrize(
    ("letters", "spelling"),
    [
        ("میشود", "می‌شود"),
        ("برنمیگردند", "برنمی‌گردند"),
        ("کتابخانه", "کتابخانه"),
        ("زیانآور", "زیان‌آور"),
        ("بنگاههایشان", "بنگاه‌هایشان"),
        ("گروهی", "گروهی"),
    ],
)
def test_words_have_one_spelling(letters: str, spelling: str) -> None:
    word = find_word(letters)
    assert word is not None
    assert word.spelling == spelling


def test_what_is_no_word_is_none() -> None:
    assert find_word("غژثقپچ") is None


def test_repair_does_without_hazm() -> None:
    code = (
        "import sys; from digest.persian.spacing import repair; repair('بانک ها');"
        "print(sorted({'hazm', 'numpy', 'nltk'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
