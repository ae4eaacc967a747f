"""Files that a person names."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.problems import ContentError
from digest.text_files import read_text, replace_text


def test_line_ends_are_left_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("یک\r\nدو\n".encode())
    assert read_text(file) == "یک\r\nدو\n"


@pytest.mark.parametrize(("content", "code"), [(None, "unreadable"), (b"\xff", "not-utf8")])
def test_what_is_no_text_is_told(content: bytes | None, code: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ContentError) as raised:
        read_text(file)
    assert [problem.code for problem in raised.value.problems] == [code]


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("old", encoding="utf-8")
    replace_text(file, "تازه\r\n")
    assert file.read_bytes() == "تازه\r\n".encode()
    assert list(tmp_path.iterdir()) == [file]
