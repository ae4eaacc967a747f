from __future__ import annotations

import pytest

from digest.reading.words import read_words


def test_kept_words_are_read() -> None:
    assert read_words('keep = ["میرهادی", " کارپوشه "]'.encode()) == (("میرهادی", "کارپوشه"), ())


def test_an_empty_file_keeps_nothing() -> None:
    assert read_words(b"") == ((), ())


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b'\nkeep = "x"', "bad-words", 2),
        (b"keep = [1]", "bad-words", 1),
        (b'kep = ["x"]', "bad-words", 1),
        (b"keep = [", "bad-toml", 0),
        (b"\xff", "not-utf8", 0),
    ],
)
def test_faults_are_told_with_their_line(content: bytes, code: str, line: int) -> None:
    _, problems = read_words(content)
    assert [(problem.code, problem.line) for problem in problems] == [(code, line)]
